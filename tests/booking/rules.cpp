#include "shared/booking/rules.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/booking/sample.h"

using namespace accueil;
using namespace accueil::booking;
using namespace std::chrono_literals;
using test::at;
using test::slot;

namespace {

const ClockTrust good{.confirmed = true, .skew = 0ms};

Verdict verdict(const Slot& wanted, core::Instant now = test::afternoon(), ClockTrust trust = good, Wishes wishes = {},
                std::optional<Override> override = {}) {
    return admit(wanted, test::winter(), calendar::montreal(), now, trust, wishes, override);
}

} // namespace

TEST_CASE("a slot on one of the five business days is admitted, and on no other day") {
    CHECK(verdict(slot("2026-12-29T09:00:00-05:00")) == Verdict::Admitted);
    CHECK(verdict(slot("2027-01-07T16:00:00-05:00")) == Verdict::Admitted);
    CHECK(verdict(slot("2026-12-31T09:00:00-05:00")) == Verdict::OutsideWindow);
    CHECK(verdict(slot("2027-01-08T09:00:00-05:00")) == Verdict::OutsideWindow);
}

TEST_CASE("the day of a slot is the office's day, not the day in UTC") {
    // 20:30 in Montréal on 7 January is the 8th in UTC.
    CHECK(verdict(slot("2027-01-08T01:30:00Z")) == Verdict::Admitted);
}

TEST_CASE("a reason about the day opens other days, but never the past") {
    const Override late{OverrideReason::NoSlotInWindow, core::StaffId{"a"}};
    CHECK(verdict(slot("2027-01-08T09:00:00-05:00"), test::afternoon(), good, {}, late) == Verdict::Admitted);
    CHECK(verdict(slot("2026-12-22T09:00:00-05:00"), test::afternoon(), good, {}, late) == Verdict::InThePast);
    const Override paperless{OverrideReason::NoDocument, core::StaffId{"a"}};
    CHECK(verdict(slot("2027-01-08T09:00:00-05:00"), test::afternoon(), good, {}, paperless) == Verdict::OutsideWindow);
}

TEST_CASE("slots too near to travel to are hidden, and a doubtful clock hides more") {
    const auto wanted = slot("2026-12-29T09:00:00-05:00");
    CHECK(verdict(wanted, at("2026-12-29T09:00:00-05:00")) == Verdict::InThePast);
    CHECK(verdict(wanted, at("2026-12-29T07:01:00-05:00")) == Verdict::WithinLeadTime);
    CHECK(verdict(wanted, at("2026-12-29T07:00:00-05:00")) == Verdict::Admitted);
    CHECK(verdict(wanted, at("2026-12-29T07:00:00-05:00"), {true, 2min}) == Verdict::Admitted);
    CHECK(verdict(wanted, at("2026-12-29T07:00:00-05:00"), {true, -121s}) == Verdict::WithinLeadTime);
    CHECK(lead({true, -10min}) == 130min);
}

TEST_CASE("a clock that nobody has confirmed since the start books from the second day on") {
    const ClockTrust never{};
    CHECK(verdict(slot("2026-12-29T09:00:00-05:00"), test::afternoon(), never) == Verdict::ClockUnconfirmed);
    CHECK(verdict(slot("2026-12-30T09:00:00-05:00"), test::afternoon(), never) == Verdict::Admitted);
}

TEST_CASE("a household must fit, and the way of meeting must be offered") {
    const Wishes six{.people = 6};
    CHECK(verdict(slot("2026-12-29T09:00:00-05:00", 5), test::afternoon(), good, six) == Verdict::TooFewPlaces);
    CHECK(verdict(slot("2026-12-29T09:00:00-05:00", 6), test::afternoon(), good, six) == Verdict::Admitted);
    const Wishes video{.mode = Mode::Video};
    CHECK(verdict(slot("2026-12-29T09:00:00-05:00"), test::afternoon(), good, video) == Verdict::ModeNotOffered);
}

TEST_CASE("the scheduler's question has no clock in it") {
    CHECK(fits(slot("2026-12-29T09:00:00-05:00"), test::winter(), calendar::montreal(), 2, Mode::InPerson) ==
          Verdict::Admitted);
    CHECK(fits(slot("2027-01-11T09:00:00-05:00"), test::winter(), calendar::montreal(), 2, Mode::InPerson) ==
          Verdict::OutsideWindow);
}
