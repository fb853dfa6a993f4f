#include <catch2/catch_test_macros.hpp>

#include "tests/wire/sample.h"

using namespace accueil;

TEST_CASE("a draft comes back as it went") {
    booking::Draft draft;
    draft.person = {.surname = "NGUYỄN", .given_names = "LAN", .telephone = "+15145550100", .email = "lan@example.org"};
    draft.wishes = {.people = 3,
                    .language = "vi",
                    .mode = booking::Mode::Telephone,
                    .interpreter = true,
                    .step_free = true,
                    .plan = {booking::PlanPart::Employment, booking::PlanPart::Community}};
    draft.arrival = {.date = *calendar::parse_date("2026-12-23"),
                     .desk = "domestic",
                     .document = booking::DocumentKind::BoardingPass,
                     .flight = "AC123"};
    draft.grant = core::GrantNo{5};
    CHECK(wire::read<booking::Draft>(wire::write(draft)).value() == draft);
    draft.override = booking::Override{booking::OverrideReason::NoDocument, core::StaffId{"a-1"}};
    draft.replaces = core::BookingId{"x"};
    CHECK(wire::read<booking::Draft>(wire::write(draft)).value() == draft);
}

TEST_CASE("a text that is no UTF-8 is still written") {
    booking::Draft draft;
    draft.person.surname = "M\xFFLLER";
    CHECK(wire::read<booking::Draft>(wire::write(draft)).value().person.surname == "M\xEF\xBF\xBDLLER");
}

TEST_CASE("an enumeration's name leads back to its value") {
    for (const auto mode : {booking::Mode::InPerson, booking::Mode::Telephone, booking::Mode::Video})
        CHECK(wire::from_name<booking::Mode>(wire::name(mode)) == mode);
    for (int i = 0; i < 5; ++i) {
        const auto outcome = static_cast<booking::Outcome>(i);
        CHECK(wire::from_name<booking::Outcome>(wire::name(outcome)) == outcome);
    }
    for (int i = 0; i < 7; ++i) {
        const auto reason = static_cast<booking::OverrideReason>(i);
        const auto kind = static_cast<booking::DocumentKind>(i);
        CHECK(wire::from_name<booking::OverrideReason>(wire::name(reason)) == reason);
        CHECK(wire::from_name<booking::DocumentKind>(wire::name(kind)) == kind);
    }
    CHECK_FALSE(wire::from_name<booking::PlanPart>("tennis"));
}

TEST_CASE("holds, reports and views come back as they went") {
    const wire::Report report{core::Generation{2}, core::Epoch{3},        {{core::GrantNo{1}, test::sample_slot()}},
                              {core::GrantNo{2}},  {test::sample_item()}, core::GrantNo{9}};
    const auto read = wire::read<wire::Report>(wire::write(report)).value();
    CHECK(wire::write(read) == wire::write(report));
    CHECK(read.items == report.items);
    CHECK_FALSE(read.quarantined);
    auto restored = report;
    restored.quarantined = true;
    restored.boot_id = "boot-2";
    restored.more_items = true;
    CHECK_FALSE(read.more_items);
    CHECK(wire::read<wire::Report>(wire::write(restored)).value().more_items);
    const auto again = wire::read<wire::Report>(wire::write(restored)).value();
    CHECK(again.quarantined);
    CHECK(again.boot_id == "boot-2");
    CHECK(wire::read<wire::HoldRequest>(wire::write(wire::HoldRequest{core::SlotId{"s"}})).value().slot ==
          core::SlotId{"s"});
    const wire::HoldReply hold{{core::GrantNo{1}, test::sample_slot()}, *core::parse_rfc3339("2026-12-23T19:12:00Z")};
    CHECK(wire::read<wire::HoldReply>(wire::write(hold)).value().expires == hold.expires);
    CHECK(wire::read<wire::HoldConfirm>(wire::write(wire::HoldConfirm{test::sample_item()})).value().item ==
          test::sample_item());
    const wire::BookingView view{
        core::BookingId{"b"}, booking::Outcome::Relocated, test::sample_slot(), core::TerminalId{"t"}, 2, {},
        core::BookingId{"c"}};
    CHECK(wire::write(wire::read<wire::BookingView>(wire::write(view)).value()) == wire::write(view));
    const std::vector slots{test::sample_slot(), test::sample_slot()};
    CHECK(wire::read<std::vector<booking::Slot>>(wire::write(slots)).value() == slots);
}
