// What the promise costs: a terminal's booking commit (grant out, booking, sealed item, chain, audit; one transaction)
// beside a bare SQLite insert of as many bytes, WAL and synchronous=FULL, on the same disk in the same run, turn by
// turn.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "shared/core/log.h"
#include "tests/store/world.h"

using namespace accueil;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int warm_up = 20;

void must(bool good, const char* what) {
    if (good) return;
    std::fprintf(stderr, "bench commit: %s\n", what);
    std::exit(1);
}

template<class Work>
double milliseconds(Work work) {
    const auto begun = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

void print(const char* figure, double ours, double peer, int runs) {
    std::printf("{\"bench\":\"commit\",\"figure\":\"%s\",\"unit\":\"ms\",\"ours\":%.3f,\"peer\":%.3f,"
                "\"peer_name\":\"bare SQLite insert, synchronous=FULL\",\"ratio\":%.3f,\"runs\":%d}\n",
                figure, ours, peer, peer / ours, runs);
}

class Peer {
  public:
    explicit Peer(const std::string& path) : database_(sqlite::Database::open(path).value()) {
        database_.script("CREATE TABLE b (id TEXT PRIMARY KEY, body TEXT)").value();
    }
    void insert(const std::string& id) {
        must(database_.run("INSERT INTO b VALUES (?, ?)", id, body_).has_value(), id.c_str());
    }

  private:
    sqlite::Database database_;
    // About what a booking is with its sealed item and its boxed arrival.
    std::string body_ = std::string(1800, 'x');
};

} // namespace

int main(int count, char** words) {
    const double scale = count > 1 ? std::atof(words[1]) : 1.0;
    const int runs = std::max(30, static_cast<int>(1000 * scale));
    core::log::set_threshold(core::log::Level::Error);
    test::Terminal terminal;
    std::vector<booking::Grant> hand;
    for (int i = 1; i <= runs + warm_up; ++i) hand.push_back(test::grant(static_cast<std::uint64_t>(i)));
    terminal.lend(hand);
    Peer peer(terminal.folder.file("peer.db"));
    std::vector<double> ours, bare;
    for (int i = 1; i <= runs + warm_up; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        terminal.clock.pass(std::chrono::seconds{1}); // people come one after the other
        const core::BookingId id{core::uuid_v7(terminal.random, terminal.clock.now())};
        const auto draft = test::draft(number);
        terminal.store->prepare_commit(); // as the kiosk does while the person reads
        const double commit =
            milliseconds([&] { must(terminal.store->commit(id, draft).has_value(), "the commit was refused"); });
        const double insert = milliseconds([&] { peer.insert(id.value); });
        if (i <= warm_up) continue;
        ours.push_back(commit);
        bare.push_back(insert);
    }
    print("booking commit, median", quantile(ours, 0.5), quantile(bare, 0.5), runs);
    print("booking commit, 99th percentile", quantile(ours, 0.99), quantile(bare, 0.99), runs);
}
