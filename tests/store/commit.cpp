#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "shared/sqlite/database.h"
#include "tests/store/world.h"

using namespace accueil;
using core::ErrorKind;
using test::booking_id;
using test::draft;
using test::grant;

TEST_CASE("a booking uses up its grant, stands in the outbox sealed, and is on today's list") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    const auto booking = terminal.store->commit(booking_id(1), draft(1)).value();
    CHECK(booking.seq == core::Seq{1});
    CHECK(booking.slot == grant(1).slot);
    CHECK(booking.confirmed_at == terminal.clock.now());
    CHECK(terminal.store->hand().value() == std::vector{grant(2)});

    const auto outbox = terminal.store->outbox_page(10).value();
    REQUIRE(outbox.size() == 1);
    CHECK(outbox[0].prev_hash == wire::first_prev_hash);
    const auto opened = security::unseal(outbox[0].sealed, terminal.scheduler).value();
    CHECK(wire::read<booking::Draft>(core::to_text(opened)).value() == draft(1));

    const auto arrivals = terminal.store->todays_arrivals().value();
    REQUIRE(arrivals.size() == 1);
    CHECK(arrivals[0].draft == draft(1));
    CHECK(arrivals[0].outcome == booking::Outcome::Pending);
}

TEST_CASE("the chain goes from booking to booking") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2), grant(3)});
    for (std::uint64_t no = 1; no <= 3; ++no) terminal.store->commit(booking_id(no), draft(no)).value();
    const auto outbox = terminal.store->outbox_page(10).value();
    REQUIRE(outbox.size() == 3);
    CHECK(outbox[1].prev_hash == wire::hash(outbox[0]));
    CHECK(outbox[2].prev_hash == wire::hash(outbox[1]));
    CHECK(outbox[2].seq == core::Seq{3});
}

TEST_CASE("trying again with the same id gives the same booking, and never a second one") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    const auto first = terminal.store->commit(booking_id(1), draft(1)).value();
    terminal.clock.pass(std::chrono::seconds{5});
    terminal.reopen();
    CHECK(terminal.store->commit(booking_id(1), draft(1)).value() == first);
    CHECK(terminal.store->commit(booking_id(1), draft(2)).error().kind == ErrorKind::Conflict);
    CHECK(terminal.store->outbox_page(10).value().size() == 1);
}

TEST_CASE("what is not in the hand is not booked") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    CHECK(terminal.store->commit(booking_id(1), draft(9)).error().kind == ErrorKind::Conflict);
    terminal.store->commit(booking_id(2), draft(1)).value();
    CHECK(terminal.store->commit(booking_id(3), draft(1)).error().kind == ErrorKind::Conflict);
}

TEST_CASE("what the rules refuse is not booked, and the grant stays") {
    test::Terminal terminal;
    terminal.lend({grant(1, "2027-01-11T09:00:00-05:00"), grant(2, "2026-12-29T09:00:00-05:00", 1)});
    CHECK(terminal.store->commit(booking_id(1), draft(1)).error().detail == "outside-window");
    CHECK(terminal.store->commit(booking_id(2), draft(2)).error().detail == "too-few-places");
    CHECK(terminal.store->hand().value().size() == 2);
}

TEST_CASE("a draft that could not be sent is refused before it stands in the way of others") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    auto odd = draft(1);
    odd.wishes.language = std::string(40, 'x');
    CHECK(terminal.store->commit(booking_id(1), odd).error().kind == ErrorKind::InvalidInput);
    CHECK(terminal.store->hand().value().size() == 1);
}

TEST_CASE("an override books outside the window, and the audit says who and why") {
    test::Terminal terminal;
    terminal.lend({grant(1, "2027-01-11T09:00:00-05:00")});
    auto late = draft(1);
    late.override = booking::Override{booking::OverrideReason::PersonUnavailable, core::StaffId{"agente-4"}};
    terminal.store->commit(booking_id(1), late).value();
    const auto records = terminal.store->audit_records(0, 100).value();
    CHECK(records.back().who == "agente-4");
    CHECK(records.back().reason == "person-unavailable");
    CHECK(records.back().subject == booking_id(1).value);
    CHECK(terminal.store->audit_verify());
}

TEST_CASE("who books for a person stands in the audit with the booking, once; a refused booking leaves no line") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    const core::StaffId by{"agente-4"};
    const auto before = terminal.store->status().value().audit_records;
    CHECK_FALSE(terminal.store->commit(booking_id(9), draft(9), by));
    CHECK(terminal.store->status().value().audit_records == before);
    terminal.store->commit(booking_id(1), draft(1), by).value();
    terminal.store->commit(booking_id(1), draft(1), by).value();
    auto moved = draft(2);
    moved.replaces = booking_id(1);
    moved.override = booking::Override{booking::OverrideReason::Reschedule, by};
    terminal.store->commit(booking_id(2), moved, by).value();
    const auto records = terminal.store->audit_records(before, 100).value();
    REQUIRE(records.size() == 2);
    CHECK(records[0].who == "agente-4");
    CHECK(records[0].act == "book");
    CHECK(records[0].subject == booking_id(1).value);
    CHECK(records[1].act == "reschedule");
    CHECK(records[1].reason == "reschedule");
    CHECK(terminal.store->audit_verify());
}

TEST_CASE("an office's own calendar moves the window") {
    test::Terminal terminal;
    auto reply = terminal.reply({grant(1)});
    booking::Office office{.id = core::OfficeId{"montreal"}, .name = "Bureau de Montréal"};
    office.closed = {calendar::date(std::chrono::year{2026} / 12 / 29)};
    reply.changes = {{core::Cursor{1}, wire::OfficeChanged{office}}};
    reply.cursor = core::Cursor{1};
    terminal.receive(reply);
    CHECK(terminal.store->commit(booking_id(1), draft(1)).error().detail == "outside-window");
    CHECK_FALSE(terminal.store->calendar().value().is_business_day(office.closed[0], office.id));
}

TEST_CASE("a terminal whose clock was never confirmed since the start books from the second day on") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2, "2026-12-30T10:00:00-05:00")});
    terminal.store->begin({"boot-2", "machine-1", {}}).value();
    CHECK(terminal.store->commit(booking_id(1), draft(1)).error().detail == "clock-unconfirmed");
    CHECK(terminal.store->commit(booking_id(2), draft(2)));
}

TEST_CASE("a reschedule names what it replaces, and today's list shows both") {
    test::Terminal terminal;
    terminal.lend({grant(1), grant(2)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    auto other = draft(2);
    other.replaces = booking_id(1);
    other.override = booking::Override{booking::OverrideReason::Reschedule, core::StaffId{"agente-4"}};
    terminal.store->commit(booking_id(2), other).value();
    const auto arrivals = terminal.store->todays_arrivals().value();
    REQUIRE(arrivals.size() == 2);
    const auto replaced =
        std::ranges::find_if(arrivals, [](const auto& arrival) { return arrival.id == booking_id(1); });
    CHECK(replaced->replaced_by == booking_id(2));
    CHECK(terminal.store->outbox_page(10).value()[1].replaces == booking_id(1));
}

TEST_CASE("no personal data stand readable in the files") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    terminal.store->commit(booking_id(1), draft(1)).value();
    for (const auto* suffix : {"", "-wal"}) {
        std::ifstream file(terminal.path() + suffix, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        CHECK(bytes.find("TREMBLAY") == std::string::npos);
        CHECK(bytes.find("5145550100") == std::string::npos);
    }
    CHECK((std::filesystem::status(terminal.path()).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
}

TEST_CASE("a full disk is told as such, promises nothing and leaves the hand as it was") {
    test::Terminal terminal;
    terminal.lend({grant(1)});
    // A connection of its own with a bound on the file's size stands for the disk.
    auto database = sqlite::Database::open(terminal.path()).value();
    const auto pages = database.first("PRAGMA page_count", [](const sqlite::Row& row) { return row.integer(0); });
    database.script("PRAGMA max_page_count = " + std::to_string(pages->value())).value();
    auto failed = database.script("INSERT INTO patterns VALUES ('x', hex(zeroblob(100000)))");
    CHECK(failed.error().kind == ErrorKind::Full);
    CHECK(terminal.store->hand().value().size() == 1);
}
