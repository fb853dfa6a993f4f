// What operators do, and what terminals and people notice of it.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "deploy/scheduler/domain/calendar_entry.h"
#include "deploy/scheduler/domain/slots.h"
#include "shared/calendar/zone.h"
#include "tests/scheduler/desk.h"

using namespace accueil;
using namespace accueil::scheduler;
using booking::Outcome;
using test::Desk;

TEST_CASE("a token enrols one machine, once, for a quarter of an hour") {
    Desk desk;
    const auto token = desk.administer(
        [](Administration& a) { return a.make_token(core::TerminalId{"yul-1"}, "domestic", "new desk"); });
    REQUIRE(token);
    const auto key = security::make_tls_key();
    wire::EnrolmentRequest request{token->text, *security::make_signing_request(*key, "x"), core::Bytes(32, 1), "m"};
    const auto enrol = [&] { return desk.act([&](Scheduler& s) { return s.enrol(request); }); };
    SECTION("once") {
        const auto first = enrol();
        REQUIRE(first);
        CHECK(first->desk == "domestic");
        CHECK(identity_of(first->certificate_pem)->name == "yul-1");
        const auto again = enrol(); // the same machine, which did not hear the answer
        REQUIRE(again);
        CHECK(again->epoch == first->epoch);
        request.slip_key = core::Bytes(32, 2);
        const auto other = enrol();
        REQUIRE_FALSE(other);
        CHECK(other.error().status == 401);
    }
    SECTION("typed without dashes and in lower case") {
        std::erase(request.token, '-');
        std::ranges::transform(request.token, request.token.begin(), [](unsigned char c) { return std::tolower(c); });
        CHECK(enrol());
    }
    SECTION("not after its time") {
        desk.clock.at += std::chrono::minutes{16};
        CHECK_FALSE(enrol());
    }
    SECTION("not with a guessed one") {
        request.token[0] = request.token[0] == '7' ? '8' : '7';
        CHECK_FALSE(enrol());
    }
    SECTION("not with a request that its key did not sign") {
        request.csr_pem = "nonsense";
        const auto refused = enrol();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().status == 400);
    }
}

TEST_CASE("a terminal with open grants is enrolled again only after a fence, and its old certificate is dead") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    const auto token = desk.administer(
        [](Administration& a) { return a.make_token(core::TerminalId{"yul-1"}, "international", "new disk"); });
    const auto key = security::make_tls_key();
    const wire::EnrolmentRequest request{token->text, *security::make_signing_request(*key, "x"), core::Bytes(32, 1),
                                         "m"};
    const auto refused = desk.act([&](Scheduler& s) { return s.enrol(request); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().type == "terminal-holds-grants");
    desk.fence("yul-1", "disk broken");
    const auto enrolled = desk.act([&](Scheduler& s) { return s.enrol(request); });
    REQUIRE(enrolled);
    CHECK(enrolled->epoch > kiosk.epoch);
    const auto old = desk.sync(kiosk);
    REQUIRE_FALSE(old);
    CHECK(old.error().type == "certificate-revoked");
}

TEST_CASE("every act needs a reason and is written down") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    const auto blank = desk.administer([](Administration& a) { return a.fence(core::TerminalId{"yul-1"}, "  "); });
    REQUIRE_FALSE(blank);
    CHECK(blank.error().type == "reason-missing");
    desk.fence("yul-1", "moved");
    const auto audit = desk.administer([](Administration& a) { return a.audit(10); });
    REQUIRE(audit);
    CHECK(audit->front().act == "terminal.fence");
    CHECK(audit->front().reason == "moved");
    CHECK(audit->front().actor == "operator-1");
}

TEST_CASE("the audit shows when a line was changed") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    desk.fence("yul-1", "moved");
    CHECK_FALSE(first_break(*desk.database).value());
    REQUIRE(desk.database->run("UPDATE audit SET reason = 'nothing' WHERE no = 2"));
    CHECK(first_break(*desk.database).value() == 2);
}

TEST_CASE("terminals may not do what operators do, nor the other way round") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    const auto refused = desk.act(
        [&](Scheduler& s) { return s.administer(kiosk.identity, [](Administration& a) { return a.audit(1); }); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().status == 403);
    auto disguised = kiosk;
    disguised.identity.role = Role::Operator;
    const auto sync = desk.sync(disguised);
    REQUIRE_FALSE(sync);
    CHECK(sync.error().status == 403);
    auto other = desk.enrol("yul-2");
    kiosk.next.terminal = core::TerminalId{"yul-2"};
    CHECK(desk.sync(kiosk).error().type == "wrong-terminal");
}

TEST_CASE("an operator whose certificate was revoked does nothing any more, and others of that name do") {
    Desk desk;
    auto kiosk = desk.enrol("robin");
    const ClientIdentity robin{"robin", Role::Operator, "serial-1"};
    const auto certify = [&](const std::string& serial) {
        return desk.act([&](Scheduler& s) { return s.note_operator("robin", {{}, serial, desk.clock.now()}); });
    };
    const auto look = [&](const ClientIdentity& who) {
        return desk.act([&](Scheduler& s) { return s.administer(who, [](Administration& a) { return a.audit(1); }); });
    };
    const auto revoke = [&] {
        return desk.administer([](Administration& a) { return a.revoke_operator("robin", "has left"); });
    };
    REQUIRE(certify("serial-1"));
    CHECK(look(robin));
    REQUIRE(revoke());
    CHECK(look(robin).error().type == "certificate-revoked");
    CHECK(revoke().error().type == "not-found");
    CHECK(desk.sync(kiosk)); // a terminal, which happens to have that name
    REQUIRE(certify("serial-2"));
    CHECK(look({"robin", Role::Operator, "serial-2"}));
}

TEST_CASE("a withdrawn slot moves its meeting and is lent to nobody") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    const auto grant = *std::ranges::min_element(kiosk.hand, {}, [](const auto& g) { return g.slot.start; });
    const auto item = kiosk.book(grant, desk.random, desk.clock);
    desk.exchange(kiosk);
    REQUIRE(desk.administer([&](Administration& a) { return a.withdraw_slot(grant.slot.id, "agent ill"); }));
    const auto view = desk.booking(kiosk, item.id);
    CHECK(view.outcome == Outcome::Relocated);
    CHECK(view.slot.id != grant.slot.id);
    CHECK(view.sequence == 1);
    const auto reply = desk.exchange(kiosk);
    CHECK(std::ranges::any_of(reply.changes, [&](const wire::Change& change) {
        const auto* moved = std::get_if<wire::BookingMoved>(&change.what);
        return moved != nullptr && moved->booking == item.id && moved->slot == view.slot;
    }));
}

TEST_CASE("a day that an office closes is offered no longer; when it opens again, it is") {
    Desk desk;
    auto kiosk = desk.enrol("yul-1");
    auto plan = test::office_plan("centre");
    const auto day = calendar::date({std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{26}});
    const auto slots_that_day = [&] {
        return desk.act([&](Scheduler& s) { return s.slots(kiosk.identity, plan.office.id, day, day); })->size();
    };
    CHECK(slots_that_day() == 14);
    plan.office.closed = {day};
    REQUIRE(desk.administer([&](Administration& a) { return a.put_office(plan, {}, "snow"); }));
    CHECK(slots_that_day() == 0);
    plan.office.closed = {};
    SECTION("somebody else changed it meanwhile") {
        const auto stale = desk.administer([&](Administration& a) { return a.put_office(plan, 1, "no snow"); });
        REQUIRE_FALSE(stale);
        CHECK(stale.error().status == 412);
    }
    SECTION("reopened") {
        REQUIRE(desk.administer([&](Administration& a) { return a.put_office(plan, 2, "no snow"); }));
        CHECK(slots_that_day() == 14);
    }
}

TEST_CASE("slots are made on business days only") {
    Desk desk;
    desk.clock.at = *core::parse_rfc3339("2026-12-22T15:00:00Z");
    desk.act([](Scheduler& s) { return s.maintain(), 0; });
    auto kiosk = desk.enrol("yul-1");
    const auto first = calendar::date({std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{24}});
    const auto list = desk.act([&](Scheduler& s) {
        return s.slots(kiosk.identity, core::OfficeId{"centre"}, first, first + std::chrono::days{11});
    });
    REQUIRE(list);
    std::set<calendar::Date> days;
    for (const auto& slot : *list) days.insert(calendar::local_date(slot.start));
    CHECK(days == std::set<calendar::Date>{first + std::chrono::days{5}, first + std::chrono::days{6}});
}

TEST_CASE("personal data is opened for operators, and only as long as it is kept") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    auto item = kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
    booking::Draft draft;
    draft.person.surname = "EXEMPLE";
    draft.person.given_names = "AMINA";
    draft.arrival.desk = "international";
    draft.grant = item.grant;
    item.sealed = *security::seal(core::to_bytes(wire::write(draft)), test::keys().sealing.public_key, desk.random);
    kiosk.next.items = {item};
    desk.exchange(kiosk);
    const auto open = [&] { return desk.administer([&](Administration& a) { return a.open_booking(item.id); }); };
    const auto opened = open();
    REQUIRE(opened);
    REQUIRE(opened->draft);
    CHECK(opened->draft->person.surname == "EXEMPLE");
    desk.clock.at += std::chrono::days{80};
    desk.act([](Scheduler& s) { return s.maintain(), 0; });
    CHECK_FALSE(open()->draft);
}

TEST_CASE("nothing is destroyed by a clock that has jumped ahead until it has gone on for two days, or is set back") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    kiosk.book(kiosk.hand.front(), desk.random, desk.clock);
    desk.exchange(kiosk);
    const auto maintain = [&](std::chrono::hours later) {
        desk.clock.at += later;
        desk.act([](Scheduler& s) { return s.maintain(), 0; });
        return desk.count("SELECT count(*) FROM bookings WHERE length(sealed) > 0");
    };
    CHECK(maintain(std::chrono::hours{1}) == 1);
    CHECK(maintain(std::chrono::hours{400 * 24}) == 1);
    CHECK(maintain(std::chrono::hours{30}) == 1);
    SECTION("it was right: the machine had stood still") { CHECK(maintain(std::chrono::hours{30}) == 0); }
    SECTION("it was wrong") {
        CHECK(maintain(std::chrono::hours{-400 * 24}) == 1);
        CHECK(maintain(std::chrono::hours{47}) == 1);
        for (int day = 0; day < 50; ++day) CHECK(maintain(std::chrono::hours{24}) == 1);
        for (int day = 0; day < 20; ++day) maintain(std::chrono::hours{24});
        CHECK(maintain(std::chrono::hours{24}) == 0);
    }
}

TEST_CASE("what is sealed in items set aside, and in bookings of an unknown slot, is destroyed after the same time") {
    Desk desk;
    auto kiosk = desk.at_work("yul-1");
    auto grant = kiosk.hand.front();
    grant.slot.id = core::SlotId{"nobody-knows-it"};
    kiosk.book(grant, desk.random, desk.clock);
    kiosk.next.malformed = {{core::BookingId{"x"}, kiosk.epoch, core::Seq{2}, "hash", R"({"sealed":"AQID"})", "test"}};
    REQUIRE(desk.exchange(kiosk).results.size() == 2);
    const auto kept = [&] {
        return desk.count("SELECT (SELECT count(*) FROM bookings WHERE length(sealed) > 0) + "
                          "(SELECT count(*) FROM dead_letters WHERE body <> '')");
    };
    desk.clock.at += std::chrono::days{59};
    desk.act([](Scheduler& s) { return s.maintain(), 0; });
    CHECK(kept() == 2);
    desk.clock.at += std::chrono::days{2};
    desk.act([](Scheduler& s) { return s.maintain(), 0; });
    CHECK(kept() == 0);
}

TEST_CASE("a calendar entry names place and time, and is folded and escaped") {
    wire::BookingView view;
    view.id = core::BookingId{"0193-abc"};
    view.outcome = Outcome::Accepted;
    view.slot.start = *core::parse_rfc3339("2026-12-29T14:00:00Z");
    view.sequence = 2;
    auto office = test::office_plan("centre").office;
    office.address = {"1, rue de l’Exemple; bureau 2", "Montréal (Québec)  H0H 0H0"};
    const auto text = to_icalendar(view, office, *core::parse_rfc3339("2026-12-23T19:10:00Z"));
    CHECK(text.find("UID:0193-abc\r\n") != std::string::npos);
    CHECK(text.find("DTSTART;TZID=America/Toronto:20261229T090000\r\n") != std::string::npos);
    CHECK(text.find("SEQUENCE:2\r\n") != std::string::npos);
    CHECK(text.find("TZOFFSETTO:-0500\r\n") != std::string::npos);
    std::string unfolded = text;
    for (std::size_t at; (at = unfolded.find("\r\n ")) != std::string::npos;) unfolded.erase(at, 3);
    CHECK(unfolded.find("1\\, rue de l’Exemple\\; bureau 2") != std::string::npos);
    std::size_t start = 0;
    for (std::size_t end; (end = text.find("\r\n", start)) != std::string::npos; start = end + 2)
        CHECK(end - start <= 75);
}
