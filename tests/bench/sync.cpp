// How fast a terminal that was long without a network delivers its bookings: 10,000 of them from the real store, by the
// real agent over TLS with its client certificate, to the real scheduler process, which is killed and started again
// half-way. Beside it bare SQLite commits (WAL, synchronous=FULL) on the same disk in the same run. None may be missing
// in the end.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "deploy/scheduler/command/instance_folder.h"
#include "deploy/scheduler/command/service.h"
#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/sync/agent.h"
#include "shared/sync/curl_transport.h"
#include "shared/sync/enrolment.h"
#include "shared/wire/json.h"
#include "tests/core/folder.h"
#include "tests/journeys/process.h"

using namespace accueil;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using journeys::Process;

namespace {

constexpr const char* program = BUILD_DIR "/bin/accueil-scheduler";

template<class T>
T must(core::Result<T> result, const char* what) {
    if (result) return std::move(*result);
    std::fprintf(stderr, "bench sync: %s: %s\n", what, result.error().detail.c_str());
    std::exit(1);
}

void must(bool good, const char* what) {
    if (good) return;
    std::fprintf(stderr, "bench sync: %s\n", what);
    std::exit(1);
}

double since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

// What the peer does for each booking: one row of about the same size, one commit.
double bare_commits(const std::string& file) {
    constexpr int commits = 2000;
    auto database = must(sqlite::Database::open(file), "peer");
    must(database.script("CREATE TABLE b (id TEXT PRIMARY KEY, body TEXT)").has_value(), "peer table");
    const std::string body(1200, 'x');
    const auto begun = Clock::now();
    for (int i = 0; i < commits; ++i)
        must(database.run("INSERT INTO b VALUES (?, ?)", std::to_string(i), body).has_value(), "peer insert");
    return commits / since(begun);
}

class Bench {
  public:
    explicit Bench(int bookings) : bookings_(bookings) {
        make_instance();
        start();
        open_terminal();
        fill_the_outbox();
    }
    ~Bench() { scheduler_.stop(); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    // The seconds without those that the scheduler was down for.
    double drain() {
        auto post = must(store::Store::open(file(), key_, clock_, random_), "store");
        const auto transport =
            must(sync::make_curl_transport(
                     {.url = url(), .ca_file = files_.authority(), .identity_file = files_.identity()}),
                 "transport");
        sync::Agent agent(*post, *transport, clock_, random_, {}, [](const sync::News&) {});
        const auto begun = Clock::now();
        agent.start();
        wait_for(ids_[ids_.size() / 2]);
        double seconds = since(begun);
        scheduler_.signal(SIGKILL);
        scheduler_.wait(5s);
        start();
        const auto again = Clock::now();
        agent.poke();
        wait_for(ids_.back());
        seconds += since(again);
        agent.stop();
        return seconds;
    }

    [[nodiscard]] int delivered() {
        scheduler_.stop(20s);
        auto central =
            must(sqlite::Database::open(folder_.file("scheduler.sqlite"), {.access = sqlite::Access::ReadOnly}),
                 "scheduler's database");
        int found = 0;
        for (const auto& id : ids_)
            found += must(central.first(
                              "SELECT count(*) FROM bookings WHERE id = ? AND live = 1",
                              [](const sqlite::Row& row) { return row.integer(0); }, id),
                          "look up")
                         .value_or(0);
        return found;
    }
    [[nodiscard]] std::string file(const std::string& name = "terminal.sqlite") const { return folder_.file(name); }

  private:
    [[nodiscard]] std::string url() const { return "https://localhost:" + std::to_string(port_); }

    void make_instance() {
        must(scheduler::make_instance({folder_.path(), {}, false}, clock_, random_).has_value(), "instance");
        std::ofstream offices(folder_ / "offices.toml");
        for (int office = 0; office < 6; ++office) {
            const auto id = "bench-" + std::to_string(office);
            offices << "[[office]]\nid = \"" << id
                    << "\"\nname = \"Bureau\"\nregions = [\"06\"]\nhours = [\"mon-fri 08:00-16:00\"]\n";
            for (int agent = 0; agent < 40; ++agent)
                offices << "[[office.agent]]\nid = \"" << id << '-' << agent << "\"\nlanguages = [\"fr\"]\n";
        }
        offices.close();
        auto service = must(scheduler::Service::open(folder_ / "scheduler.toml", clock_, random_), "service");
        const auto made = service->once([&](scheduler::Scheduler& s) -> scheduler::Answer<void> {
            const auto token = s.administer({"bench", scheduler::Role::Operator, {}}, [](scheduler::Administration& a) {
                return a.make_token(core::TerminalId{"yul-bench"}, "international", "bench");
            });
            if (!token) return std::unexpected(token.error());
            token_ = token->text;
            return {};
        });
        must(made.has_value(), "token");
        // The scheduler has lent all numbers below it once: late bookings under them are placed where they are free, so
        // that the bench needs no ten thousand grants in one hand.
        auto database = must(sqlite::Database::open(file("scheduler.sqlite")), "database");
        must(database.run("INSERT INTO instance (name, value) VALUES ('next_grant', 1000000)").value_or(0) == 1,
             "grants");
    }

    void start() {
        std::filesystem::remove(folder_ / "port");
        scheduler_ = must(Process::start({.arguments = {program, "--config", file("scheduler.toml"), "--port",
                                                        std::to_string(port_), "--port-file", file("port")},
                                          .environment = {},
                                          .log = folder_ / "log"}),
                          "scheduler");
        while (!std::filesystem::exists(folder_ / "port") && scheduler_.running()) std::this_thread::sleep_for(10ms);
        std::ifstream(folder_ / "port") >> port_;
        must(port_ > 0, "the scheduler does not listen");
    }

    void open_terminal() {
        std::filesystem::create_directory(files_.directory = file("identity"));
        store_ = must(store::Store::open(file(), key_, clock_, random_), "store");
        const auto open = must(
            sync::make_curl_transport({.url = url(), .ca_file = file("ca.pem"), .identity_file = {}}), "transport");
        must(sync::enrol(*open, token_, "bench", files_, *store_, random_).has_value(), "enrolment");
        must(store_->begin({"boot-1", "machine-1", {}}).has_value(), "begin");
    }

    std::vector<booking::Grant> free_slots() {
        const auto to = must(sync::make_curl_transport(
                                 {.url = url(), .ca_file = files_.authority(), .identity_file = files_.identity()}),
                             "transport");
        std::vector<booking::Grant> grants;
        const auto today = calendar::local_date(clock_.now());
        for (int day = 3; day < 25 && std::ssize(grants) < bookings_; ++day) {
            const auto text = calendar::to_iso(today + std::chrono::days{day});
            for (int office = 0; office < 6 && std::ssize(grants) < bookings_; ++office) {
                const auto path = "/v1/slots?office=bench-" + std::to_string(office) + "&from=" + text + "&to=" + text;
                const auto response = must(to->send({sync::Method::Get, path, {}}), "slots");
                for (auto& slot : must(wire::read<std::vector<booking::Slot>>(response.body), "slots"))
                    grants.push_back({core::GrantNo{grants.size() + 1}, std::move(slot)});
            }
        }
        must(std::ssize(grants) >= bookings_, "too few slots");
        return grants;
    }

    void fill_the_outbox() {
        auto database = must(sqlite::Database::open(file("scheduler.sqlite")), "database");
        must(database.run("UPDATE terminals SET allot_version = 1").value_or(0) == 1, "version");
        wire::SyncReply reply;
        reply.generation = core::Generation{1};
        reply.epoch = core::Epoch{1};
        reply.allot_version = core::AllotVersion{1};
        reply.grants = free_slots();
        reply.server_time = clock_.now();
        must(store_->apply(must(store_->next_request(1), "request"), reply).has_value(), "hand");
        for (int i = 0; i < bookings_; ++i) {
            booking::Draft draft;
            draft.person = {.surname = "EXEMPLE", .given_names = "PERSONNE", .telephone = "+15145550100", .email = {}};
            draft.wishes.mode = reply.grants[static_cast<std::size_t>(i)].slot.modes.front();
            draft.arrival.date = calendar::local_date(clock_.now());
            draft.grant = core::GrantNo{static_cast<std::uint64_t>(i + 1)};
            draft.override = booking::Override{booking::OverrideReason::AccessNeed, core::StaffId{"B1"}};
            ids_.push_back(core::BookingId{core::uuid_v7(random_, clock_.now())});
            must(store_->commit(ids_.back(), draft).has_value(), "commit");
        }
    }

    void wait_for(const core::BookingId& id) {
        const auto end = Clock::now() + 300s;
        while (store_->outcome(id).value().value_or(booking::Outcome::Pending) == booking::Outcome::Pending) {
            must(Clock::now() < end, "the outbox does not drain");
            std::this_thread::sleep_for(5ms);
        }
    }

    int bookings_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    security::DeviceKey key_ = security::DeviceKey::make(random_);
    temporary::Folder folder_{"bench"};
    sync::IdentityFiles files_;
    std::string token_;
    int port_ = 0;
    Process scheduler_;
    std::unique_ptr<store::Store> store_;
    std::vector<core::BookingId> ids_;
};

} // namespace

int main(int count, char** words) {
    const double scale = count > 1 ? std::atof(words[1]) : 1.0;
    const int bookings = std::max(400, static_cast<int>(10000 * scale));
    core::log::set_threshold(core::log::Level::Error);
    Bench bench(bookings);
    const double peer = bare_commits(bench.file("peer.sqlite"));
    const double ours = bookings / bench.drain();
    const int missing = bookings - bench.delivered();
    std::printf("{\"bench\":\"sync\",\"figure\":\"%d queued bookings drained, the scheduler killed half-way\",\"unit\":"
                "\"bookings/s\",\"ours\":%.0f,\"peer\":%.0f,\"peer_name\":\"bare SQLite, one commit a booking\","
                "\"ratio\":%.3f,\"lost\":%d}\n",
                bookings, ours, peer, ours / peer, missing);
    return missing == 0 ? 0 : 1;
}
