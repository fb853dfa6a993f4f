// How many bookings a second the scheduler makes durable over TLS, beside bare SQLite commits (WAL, synchronous=FULL)
// on the same disk in the same run. One JSON object a figure.
#include <algorithm>
#include <atomic>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "deploy/scheduler/command/instance_folder.h"
#include "deploy/scheduler/command/service.h"
#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/security/files.h"
#include "shared/security/identity.h"
#include "shared/sync/curl_transport.h"
#include "shared/wire/json.h"
#include "tests/core/folder.h"

using namespace accueil;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int runs = 3;

void must(bool good, const char* what) {
    if (good) return;
    std::fprintf(stderr, "bench scheduler: %s\n", what);
    std::exit(1);
}

double since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void print(const char* figure, const std::vector<double>& ours, const std::vector<double>& peer) {
    std::printf("{\"bench\":\"scheduler\",\"figure\":\"%s\",\"unit\":\"bookings/s\",\"ours\":%.0f,\"peer\":%.0f,"
                "\"peer_name\":\"bare SQLite, one commit a booking\",\"ratio\":%.3f,\"runs\":%d}\n",
                figure, median(ours), median(peer), median(ours) / median(peer), runs);
    std::fflush(stdout);
}

// What the peer does for each booking: one row of the same size, one commit.
double bare_commits(const std::filesystem::path& folder) {
    constexpr int commits = 2000;
    const auto file = folder / "peer.sqlite";
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
    auto database = sqlite::Database::open(file.string());
    must(database.has_value(), "peer database");
    must(database->script("CREATE TABLE b (id TEXT PRIMARY KEY, body TEXT)").has_value(), "peer table");
    const std::string body(700, 'x');
    const auto begun = Clock::now();
    for (int i = 0; i < commits; ++i) {
        must(database->run("INSERT INTO b VALUES (?1, ?2)", std::to_string(i), body).has_value(), "peer insert");
    }
    return commits / since(begun);
}

std::string offices_text() {
    std::string text;
    for (int office = 0; office < 6; ++office) {
        const auto id = "bench-" + std::to_string(office);
        text += "[[office]]\nid = \"" + id +
                "\"\nname = \"Bureau\"\nregions = [\"06\"]\nhours = [\"mon-fri 08:00-16:00\"]\n";
        for (int agent = 0; agent < 40; ++agent) {
            text += "[[office.agent]]\nid = \"" + id + "-" + std::to_string(agent) + "\"\nlanguages = [\"fr\"]\n";
        }
    }
    return text;
}

class Bench {
  public:
    Bench() {
        must(scheduler::make_instance({folder_.path(), {}, false}, clock_, random_).has_value(), "instance");
        std::ofstream(folder_ / "offices.toml") << offices_text();
        auto service = scheduler::Service::open(folder_ / "scheduler.toml", clock_, random_);
        must(service.has_value(), "service");
        service_ = std::move(*service);
        enrol("yul-bench");
        server_ = std::thread([this] { must(service_->serve({0, folder_ / "port"}).has_value(), "serve"); });
        while (!std::filesystem::exists(folder_ / "port")) std::this_thread::sleep_for(std::chrono::milliseconds{10});
        std::ifstream(folder_ / "port") >> port_;
        find_slots();
    }
    ~Bench() {
        ::kill(::getpid(), SIGTERM);
        server_.join();
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    [[nodiscard]] std::unique_ptr<sync::Transport> transport() const {
        auto made = sync::make_curl_transport(
            {"https://localhost:" + std::to_string(port_), folder_.file("ca.pem"), folder_.file("client.pem")});
        must(made.has_value(), "transport");
        return std::move(*made);
    }

    // Hold and confirm need no chain, so many clients can book for one terminal at the same time: as many as it may
    // hold slots.
    double many_clients(int clients, int each) {
        std::atomic<int> booked{0};
        const auto begun = Clock::now();
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                const auto to = transport();
                for (int n = 0; n < each; ++n) booked += book_online(*to) ? 1 : 0;
            });
        }
        threads.clear();
        must(booked == clients * each, "not every booking was confirmed");
        return booked / since(begun);
    }

    // A terminal that comes back with a long outbox: batches of 100 over one connection.
    double drain(int items) {
        const auto to = transport();
        double seconds = 0;
        for (int done = 0; done < items; done += 100) {
            chain_.items.clear();
            for (int i = 0; i < 100; ++i) chain_.items.push_back(next_item());
            const auto body = wire::write(chain_);
            const auto begun = Clock::now();
            const auto response = to->send({sync::Method::Post, "/v1/sync", body});
            must(response && response->status == 200, "sync");
            const auto reply = wire::read<wire::SyncReply>(response->body);
            seconds += since(begun);
            must(reply && reply->results.size() == 100 && reply->received_seq == seq_, "all received");
            must(reply->results.back().outcome == booking::Outcome::Accepted, "accepted");
            chain_.allot_version = reply->allot_version;
            chain_.cursor = reply->cursor;
        }
        return items / seconds;
    }

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  private:
    void enrol(const std::string& id) {
        std::string token;
        const auto made = service_->once([&](scheduler::Scheduler& s) -> scheduler::Answer<void> {
            const auto answer =
                s.administer({"bench", scheduler::Role::Operator, {}}, [&](scheduler::Administration& a) {
                    return a.make_token(core::TerminalId{id}, "international", "bench");
                });
            if (answer) token = answer->text;
            return {};
        });
        const auto key = security::make_tls_key();
        const wire::EnrolmentRequest request{token, *security::make_signing_request(*key, id), core::Bytes(32, 1),
                                             "bench"};
        must(made && service_->once([&](scheduler::Scheduler& s) -> scheduler::Answer<void> {
            const auto reply = s.enrol(request);
            if (!reply) return std::unexpected(reply.error());
            chain_.terminal = reply->terminal;
            chain_.epoch = reply->epoch;
            chain_.generation = reply->generation;
            certificate_ = reply->certificate_pem;
            return {};
        }),
             "enrolment");
        must(security::write_private(folder_.file("client.pem"), *key + certificate_).has_value(), "client.pem");
    }

    void find_slots() {
        const auto to = transport();
        const auto today = calendar::local_date(clock_.now());
        for (int day = 1; day < 21; ++day) {
            const auto text = calendar::to_iso(today + std::chrono::days{day});
            for (int office = 0; office < 6; ++office) {
                const auto response =
                    to->send({sync::Method::Get,
                              "/v1/slots?office=bench-" + std::to_string(office) + "&from=" + text + "&to=" + text,
                              {}});
                must(response && response->status == 200, "slots");
                const auto slots = wire::read<std::vector<booking::Slot>>(response->body);
                must(slots.has_value(), "slots");
                for (const auto& slot : *slots) free_.push_back(slot.id);
            }
        }
        must(free_.size() > 20000, "too few slots");
    }

    core::SlotId take_slot() { return free_.at(taken_++); }

    wire::Item item(core::GrantNo grant, const core::SlotId& slot) {
        return {core::BookingId{core::uuid_v7(random_, clock_.now())},
                chain_.epoch,
                {},
                std::string(wire::first_prev_hash),
                grant,
                slot,
                clock_.now(),
                calendar::local_date(clock_.now()),
                1,
                booking::Mode::InPerson,
                "fr",
                false,
                booking::Override{booking::OverrideReason::AccessNeed, core::StaffId{"B1"}},
                {},
                core::Bytes(250, 7)};
    }

    // A free slot may be booked late, as after a fence: so the bench needs no hand of ten thousand grants.
    wire::Item next_item() {
        auto made = item(core::GrantNo{0}, take_slot());
        seq_.value += 1;
        made.seq = seq_;
        made.prev_hash = previous_;
        previous_ = wire::hash(made);
        return made;
    }

    bool book_online(sync::Transport& to) {
        const auto slot = take_slot();
        const auto held = to.send({sync::Method::Post, "/v1/holds", wire::write(wire::HoldRequest{slot})});
        const auto reply = held ? wire::read<wire::HoldReply>(held->body)
                                : core::Result<wire::HoldReply>{std::unexpected(held.error())};
        if (!reply) return false;
        const auto path = "/v1/holds/" + std::to_string(reply->grant.no.value) + "/confirm";
        const auto done =
            to.send({sync::Method::Put, path, wire::write(wire::HoldConfirm{item(reply->grant.no, slot)})});
        return done && done->status == 200;
    }

    core::SystemClock clock_;
    core::SystemRandom random_;
    temporary::Folder folder_{"bench"};
    std::unique_ptr<scheduler::Service> service_;
    std::thread server_;
    int port_ = 0;
    std::string certificate_;
    wire::SyncRequest chain_;
    core::Seq seq_;
    std::string previous_{wire::first_prev_hash};
    std::vector<core::SlotId> free_;
    std::atomic<std::size_t> taken_{0};
};

} // namespace

int main() {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    core::log::set_threshold(core::log::Level::Error);
    Bench bench;
    std::vector<double> drained, online, peer;
    for (int run = 0; run < runs; ++run) {
        peer.push_back(bare_commits(bench.folder()));
        drained.push_back(bench.drain(3000));
        online.push_back(bench.many_clients(8, 100));
    }
    print("queued bookings drained over TLS", drained, peer);
    print("bookings held and confirmed online by 8 clients", online, peer);
}
