// kill -9 at any moment loses nothing that was returned as committed, and leaves nothing half done.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <random>
#include <set>

#include "tests/store/world.h"

using namespace accueil;
using test::booking_id;
using test::draft;
using test::grant;

namespace {

constexpr std::uint64_t bookings = 400;

// The child books as fast as it can and tells of each booking after it was committed.
[[noreturn]] void book_until_killed(test::Terminal& terminal, int pipe) {
    terminal.reopen();
    for (std::uint64_t no = 1; no <= bookings; ++no) {
        if (!terminal.store->commit(booking_id(no), draft(no))) ::_exit(1);
        if (::write(pipe, &no, sizeof no) != sizeof no) ::_exit(2);
    }
    ::pause();
    ::_exit(0);
}

std::set<std::uint64_t> told(int pipe) {
    std::set<std::uint64_t> numbers;
    std::uint64_t no = 0;
    while (::read(pipe, &no, sizeof no) == sizeof no) numbers.insert(no);
    return numbers;
}

void check_whole(test::Terminal& terminal, const std::set<std::uint64_t>& promised) {
    CHECK(terminal.store->check_integrity());
    const auto outbox = terminal.store->outbox_page(1000).value();
    std::set<std::uint64_t> kept;
    std::string previous(wire::first_prev_hash);
    std::uint64_t seq = 0;
    for (const auto& item : outbox) {
        kept.insert(item.grant.value);
        CHECK(item.seq.value == ++seq);
        CHECK(item.prev_hash == previous);
        previous = wire::hash(item);
    }
    CHECK(std::ranges::includes(kept, promised));
    // One more than was told can have been committed: that is why a retry carries its id.
    CHECK(kept.size() <= promised.size() + 1);
    CHECK(terminal.store->hand().value().size() == bookings - kept.size());
    CHECK(terminal.store->todays_arrivals().value().size() == kept.size());
    for (const auto no : kept) CHECK(terminal.store->commit(booking_id(no), draft(no)));
    CHECK(terminal.store->outbox_page(1000).value().size() == kept.size());
}

} // namespace

TEST_CASE("killed at any moment, the store has every booking that was promised, each once") {
    std::minstd_rand dice(20261223);
    for (int round = 0; round < 12; ++round) {
        test::Terminal terminal;
        std::vector<booking::Grant> grants;
        for (std::uint64_t no = 1; no <= bookings; ++no) grants.push_back(grant(no));
        terminal.lend(grants);
        terminal.store.reset();
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const auto child = ::fork();
        if (child == 0) {
            ::close(pipe[0]);
            book_until_killed(terminal, pipe[1]);
        }
        ::close(pipe[1]);
        ::usleep(static_cast<useconds_t>(2000 + dice() % 60000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        const auto promised = told(pipe[0]);
        ::close(pipe[0]);
        terminal.reopen();
        check_whole(terminal, promised);
    }
}
