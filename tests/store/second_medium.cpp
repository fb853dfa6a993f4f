#include "shared/store/second_medium.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/store/world.h"

using namespace accueil;
using namespace std::chrono_literals;
using test::booking_id;
using test::draft;
using test::grant;

namespace {

const core::TerminalId id{"yul-int-01"};

struct Desk {
    Desk() {
        std::filesystem::create_directory(folder());
        std::vector<booking::Grant> hand;
        for (std::uint64_t no = 1; no <= 6; ++no) hand.push_back(grant(no));
        terminal.lend(hand);
    }
    [[nodiscard]] std::filesystem::path folder() const { return terminal.folder / "medium"; }
    [[nodiscard]] std::filesystem::path file() const { return folder() / wire::outbox_copy_name(id); }
    void book(std::uint64_t no) { terminal.store->commit(booking_id(no), draft(no)).value(); }
    core::Result<void> update() { return medium.update(*terminal.store, terminal.clock.monotonic()); }
    [[nodiscard]] std::vector<wire::Item> copied() const {
        return store::read_second_medium(folder(), id).value().items;
    }
    [[nodiscard]] std::vector<wire::Item> outbox() { return terminal.store->outbox_page(100).value(); }
    // The scheduler has so many of them; `durable` off its own machine.
    void deliver(std::uint64_t received, std::uint64_t durable) {
        auto reply = terminal.reply(terminal.store->hand().value());
        for (std::uint64_t no = 1; no <= received; ++no)
            reply.results.push_back({.id = booking_id(no), .outcome = booking::Outcome::Accepted});
        reply.received_seq = core::Seq{received};
        reply.durable_seq = core::Seq{durable};
        terminal.receive(reply);
    }

    test::Terminal terminal;
    store::SecondMedium medium{folder()};
};

} // namespace

TEST_CASE("each booking is on the second medium, and nothing of the person can be read there") {
    Desk desk;
    REQUIRE(desk.update());
    CHECK(desk.copied().empty());
    for (std::uint64_t no = 1; no <= 3; ++no) {
        desk.book(no);
        REQUIRE(desk.update());
        CHECK(desk.copied() == desk.outbox());
    }
    std::ifstream in(desk.file());
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    CHECK(text.find("TREMBLAY") == std::string::npos);
    const auto opened = security::unseal(desk.copied().front().sealed, desk.terminal.scheduler).value();
    CHECK(wire::read<booking::Draft>(core::to_text(opened)).value() == draft(1));
}

TEST_CASE("what is delivered stays in the copy until it is durable elsewhere, and goes within the hour then") {
    Desk desk;
    for (std::uint64_t no = 1; no <= 3; ++no) desk.book(no);
    REQUIRE(desk.update());
    desk.deliver(2, 1);
    desk.terminal.clock.pass(2h);
    REQUIRE(desk.update());
    const auto copied = desk.copied();
    REQUIRE(copied.size() == 2);
    CHECK(copied.front().seq == core::Seq{2});
}

TEST_CASE("no medium is a trouble that is told; once it is there again the copy is whole") {
    Desk desk;
    desk.book(1);
    REQUIRE(desk.update());
    std::filesystem::rename(desk.folder(), desk.folder().string() + "-away");
    desk.book(2);
    CHECK(desk.update().error().kind == core::ErrorKind::Unavailable);
    CHECK_FALSE(std::filesystem::exists(desk.folder())); // an empty mount point would take it without a word
    std::filesystem::create_directory(desk.folder());    // another stick
    REQUIRE(desk.update());
    CHECK(desk.copied() == desk.outbox());
    std::ofstream(desk.file(), std::ios::app) << "somebody wrote here\n";
    desk.book(3);
    REQUIRE(desk.update());
    CHECK(store::read_second_medium(desk.folder(), id).value().damaged == 0);
    CHECK(desk.copied() == desk.outbox());
}

TEST_CASE("a last line that was cut short is passed over, a damaged one counted") {
    Desk desk;
    desk.book(1);
    desk.book(2);
    REQUIRE(desk.update());
    std::filesystem::resize_file(desk.file(), std::filesystem::file_size(desk.file()) - 10);
    auto copy = store::read_second_medium(desk.folder(), id).value();
    CHECK(copy.items.size() == 1);
    CHECK(copy.damaged == 0);
    CHECK(wire::read_outbox_copy("accueil-outbox 1 yul-int-01\n{}\n").value().damaged == 1);
    CHECK_FALSE(wire::read_outbox_copy("accueil-outbox 1 \n"));
    CHECK_FALSE(wire::read_outbox_copy("something else\n"));
}
