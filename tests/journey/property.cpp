// Random events in random order, as hands, papers, printers and networks give them. What must never happen, whatever
// happens.
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "kiosk/journey/contact.h"
#include "tests/journey/desk.h"

using namespace accueil;
using namespace accueil::journey;
using test::Desk;

namespace {

class Chaos {
  public:
    explicit Chaos(std::uint32_t seed) : random_(seed) {}

    // Half of the time what a person would do next, so that the far screens are reached; else anything.
    Event next(const Desk& desk) {
        if (below(2) == 0) return forward(desk);
        return anything(desk);
    }

  private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

    core::GrantNo some_grant() { return core::GrantNo(1 + below(8)); }
    core::GrantNo some_offer(const std::vector<booking::OfferDay>& days) {
        std::vector<core::GrantNo> all;
        for (const auto& day : days)
            for (const auto& time : day.times) all.push_back(time.grant);
        return all.empty() || below(8) == 0 ? some_grant() : all[below(all.size())];
    }
    core::RegionCode some_region() { return core::RegionCode(std::array{"06", "13", "10", "01"}[below(4)]); }

    Event forward(const Desk& desk) {
        const auto screen = name(desk.model.screen);
        if (screen == "attract") return below(3) == 0 ? Event(StaffAsked{}) : Event(Started{});
        if (screen == "choose-language") return LanguageChosen{"ar"};
        if (screen == "show-document") return test::boarding_pass("EL AMRANI", "SALMA");
        if (screen == "confirm-person") return PersonAccepted{};
        if (screen == "enter-name") return below(2) == 0 ? Event(Typed{"Li"}) : Event(FieldsDone{});
        if (screen == "choose-region") return RegionChosen{some_region()};
        if (screen == "choose-office") return OfficeChosen{core::OfficeId("montreal-centre")};
        if (screen == "choose-time") return TimeChosen{some_offer(desk.screen<ChooseTime>()->days)};
        if (screen == "nothing-free")
            return below(2) == 0 ? Event(BackAsked{})
                                 : Event(LaterChosen{some_offer(desk.screen<NothingFree>()->later)});
        if (screen == "asking") return scheduler(desk);
        if (screen == "your-meeting") return below(2) == 0 ? Event(ChangeAsked{}) : Event(CancelAsked{});
        if (screen == "meeting-obstacle") return below(2) == 0 ? Event(CheckAgain{}) : Event(BackAsked{});
        if (screen == "confirm-move") return ConfirmAsked{};
        if (screen == "confirm-cancel") return CancelConfirmed{};
        if (screen == "cancelled") return Finished{};
        if (screen == "enter-contact") return below(2) == 0 ? Event(ContactSkipped{}) : contact(desk);
        if (screen == "review") return ConfirmAsked{};
        if (screen == "confirming") return answer(desk);
        if (screen == "confirmed" || screen == "farewell" || screen == "staff-confirmed") return Finished{};
        if (screen == "staff-pin") return pin(desk);
        if (screen == "staff-home") return StaffBookAsked{};
        if (screen == "staff-booking") return staff(desk);
        return facts();
    }

    Event contact(const Desk& desk) {
        return desk.model.visit.typed_telephone.empty() ? Event(Typed{"5145550123"}) : Event(FieldsDone{});
    }

    Event answer(const Desk& desk) {
        const bool held = std::holds_alternative<CommitHeld>(desk.commands.back());
        if (below(3) == 0) {
            const std::array causes{core::ErrorKind::Conflict, core::ErrorKind::Full, core::ErrorKind::Timeout};
            const auto id = held ? desk.wanted<CommitHeld>().back().id : desk.wanted<Commit>().back().id;
            return CommitFailed{id, causes[below(3)]};
        }
        return CommitDone{held ? desk.committed_held() : desk.committed()};
    }

    // What the scheduler says, or that it can't be reached.
    Event scheduler(const Desk& desk) {
        const auto& visit = desk.model.visit;
        const auto code = visit.slip ? visit.slip->code : std::string();
        const bool silent = below(4) == 0;
        switch (desk.screen<Asking>()->question) {
        case Question::Meeting:
            if (silent) return below(2) == 0 ? Event(Recalled{visit.slip->booking}) : Event(SlipAnswered{code, {}});
            return SlipAnswered{code, test::meeting_found(below(6) == 0)};
        case Question::Times:
            if (silent) return SlotsAnswered{*visit.office, {}};
            return SlotsAnswered{*visit.office,
                                 {{test::grant(50, visit.office->value.c_str(), "2026-11-27T09:00").slot,
                                   test::grant(51, visit.office->value.c_str(), "2026-12-09T09:00").slot}}};
        case Question::Slot:
            if (silent) return HoldAnswered{visit.chosen->slot.id, {}, core::ErrorKind::Conflict};
            return HoldAnswered{visit.chosen->slot.id,
                                booking::Grant{core::GrantNo(900 + below(50)), visit.chosen->slot}};
        case Question::Cancellation: break;
        }
        return silent ? CancelAnswered{code, {}} : CancelAnswered{code, test::meeting_found(true)};
    }

    Event pin(const Desk& desk) {
        const auto& screen = *desk.screen<StaffPin>();
        if (screen.checking) return below(4) == 0 ? Event(PinRefused{}) : Event(PinAccepted{core::StaffId("LEA")});
        if (screen.staff != "LEA") return screen.staff.empty() ? Event(Typed{"lea"}) : Event(Erased{});
        if (screen.on_pin && screen.pin.empty()) return Typed{"4071"};
        return FieldsDone{};
    }

    Event staff(const Desk& desk) {
        const auto& screen = *desk.screen<StaffBooking>();
        if (screen.committing) return answer(desk);
        switch (screen.step) {
        case 0: return below(2) == 0 ? Event(Typed{"Tran"}) : Event(StepDone{});
        case 1: return RegionChosen{some_region()};
        case 2: return TimeChosen{some_grant()};
        default:
            return below(2) == 0 ? Event(ReasonChosen{booking::OverrideReason::LateArrival}) : Event(ConfirmAsked{});
        }
    }

    Event facts() {
        auto facts = test::usual_facts();
        if (below(4) == 0) facts.stop = Stop::DiskFull;
        if (below(4) == 0) facts.camera = false;
        if (below(4) == 0) facts.hand.clear();
        facts.online = below(3) > 0;
        return FactsChanged{std::make_shared<const Facts>(std::move(facts))};
    }

    Event document() {
        DocumentSeen seen;
        switch (below(6)) {
        case 0: return seen;
        case 1: seen.badge = core::StaffId("LEA"); return seen;
        case 2:
            seen.slip = core::BookingId("attempt-1");
            seen.paper = {*seen.slip, core::OfficeId("laval"), test::at("2026-11-25T09:00"), "AQ1:SLIP"};
            return seen;
        case 3: return test::passport("BENALI", "YOUSSEF");
        case 4: seen.kind = booking::DocumentKind::Reference; return seen;
        default: return test::boarding_pass("EL AMRANI", "SALMA");
        }
    }

    Event anything(const Desk& desk) {
        switch (below(34)) {
        case 0: return BackAsked{};
        case 1: return StartOverAsked{};
        case 2: return document();
        case 3: return facts();
        case 4: return CallAsked{};
        case 5: return CallDismissed{};
        case 6: return NameWrong{};
        case 7: return NoDocument{};
        case 8: return PeopleChanged{static_cast<int>(below(30))};
        case 9: return FieldFocused{static_cast<int>(below(4))};
        case 10: return Typed{"5145550123"};
        case 11: return Erased{};
        case 12: return FieldsDone{};
        case 13: return ModeChosen{booking::Mode::Video};
        case 14: return PlanToggled{booking::PlanPart::Employment};
        case 15: return ConfirmAsked{};
        case 16: return PrintAgain{};
        case 17: return StaffAsked{};
        case 18: return StaffLeft{};
        case 19: return TabChosen{StaffTab::Calls};
        case 20: return ServiceSwitched{false};
        case 21: return StepBack{};
        case 22: return OtherAccepted{};
        case 23: return PrintChanged{PrintState::PaperJam};
        case 24: return CommitFailed{core::BookingId("attempt-1"), core::ErrorKind::Conflict};
        case 25: return PinAccepted{core::StaffId("LEA")};
        case 26: return ComfortToggled{ComfortSwitch::LargeText};
        case 27: return HintChanged{ScanHint::HoldStill};
        case 28: return ScanFailed{ScanTrouble::Unreadable};
        case 29: return Recalled{core::BookingId("attempt-1")};
        case 30:
            return Tick{desk.model.now + std::chrono::seconds(200), desk.model.monotonic + std::chrono::seconds(200)};
        default: return Tick{desk.model.now + std::chrono::seconds(1), desk.model.monotonic + std::chrono::seconds(1)};
        }
    }

    std::mt19937 random_;
};

bool is_promise(const Event& event) { return std::holds_alternative<CommitDone>(event); }

struct Seen {
    std::size_t moved = 0, cancelled = 0, held = 0, uncertain = 0;
    std::size_t confirmed = 0, staff_confirmed = 0, attract = 0, out = 0, nothing = 0, failed = 0;
};

void check_step(const Desk& before, const Event& event, const Desk& after, Seen& seen) {
    const auto was = name(before.model.screen);
    const auto is = name(after.model.screen);
    const bool changed = was != is;
    if (changed && is == "confirmed") {
        REQUIRE(is_promise(event));
        REQUIRE(was == "confirming");
        ++seen.confirmed;
        if (after.screen<Confirmed>()->moved) ++seen.moved;
    }
    if (changed && is == "cancelled") ++seen.cancelled;
    if (!before.model.visit.held && after.model.visit.held) ++seen.held;
    if (const auto* obstacle = after.screen<MeetingObstacle>(); changed && obstacle)
        seen.uncertain += obstacle->why == Obstacle::Uncertain ? 1U : 0U;
    if (changed && was == "confirming") {
        REQUIRE((is_promise(event) || std::holds_alternative<CommitFailed>(event)));
    }
    if (changed && is == "staff-confirmed") {
        REQUIRE(is_promise(event));
        ++seen.staff_confirmed;
    }
    if (is == "attract" || is == "out-of-service") {
        REQUIRE(after.model.visit == Visit{});
        REQUIRE(after.model.trail.empty());
        REQUIRE_FALSE(after.model.staff);
        REQUIRE_FALSE(after.model.countdown);
        if (changed) REQUIRE(after.wanted<Wipe>().size() > 0);
        if (changed) ++(is == "attract" ? seen.attract : seen.out);
    }
    if (before.model.staff && !after.model.staff) REQUIRE(after.wanted<CloseStaffSession>().size() == 1);
    const bool staff_screen = is == "staff-home" || is == "staff-booking" || is == "staff-confirmed";
    REQUIRE(staff_screen == after.model.staff.has_value());
    if (const auto& override = after.model.visit.override)
        REQUIRE((staff_screen || override->by == core::StaffId("system")));
    if (changed && is == "nothing-free") ++seen.nothing;
    if (const auto* review = after.screen<Review>(); review && review->failed) ++seen.failed;
    if (changed && is == "show-document") REQUIRE(after.wanted<StartScanning>().size() == 1);
    if (changed && was == "show-document")
        REQUIRE(after.wanted<StopScanning>().size() + after.wanted<ListenToReaders>().size() == 1);
    // A held slot is booked, still ours, or given back: never forgotten.
    if (before.model.visit.held && !after.model.visit.held)
        REQUIRE((is_promise(event) || after.wanted<ReleaseHold>().size() == 1));
    if (changed && is == "cancelled") REQUIRE(std::holds_alternative<CancelAnswered>(event));
    // Nobody is promised a call who can't be called.
    for (const auto& commit : after.wanted<Commit>())
        REQUIRE(can_be_reached(commit.draft.person, commit.draft.wishes.mode));
    for (const auto& screen : after.model.trail) {
        const auto kept = name(screen);
        REQUIRE_FALSE((kept == "confirming" || kept == "asking" || kept == "cancelled" || kept == "confirmed" ||
                       kept == "farewell" || kept.starts_with("staff")));
    }
}

} // namespace

TEST_CASE("whatever happens: no promise without a commit, no person on the first screen, always wiped") {
    Seen seen;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Chaos chaos(seed);
        Desk desk;
        std::vector<Command> commits;
        for (int i = 0; i < 1500; ++i) {
            const auto event = chaos.next(desk);
            const auto before = desk;
            desk.forget().on(event);
            check_step(before, event, desk, seen);
            for (const auto& command : desk.commands)
                if (std::holds_alternative<Commit>(command) || std::holds_alternative<CommitHeld>(command))
                    commits.assign(1, command);
            desk.commands.insert(desk.commands.end(), commits.begin(), commits.end()); // for answers to the last one
        }
    }
    // A run in which one of these never occurred would have tested nothing.
    CHECK(seen.confirmed > 100);
    CHECK(seen.staff_confirmed > 20);
    CHECK(seen.attract > 100);
    CHECK(seen.out > 20);
    CHECK(seen.nothing > 20);
    CHECK(seen.failed > 5);
    CHECK(seen.moved > 5);
    CHECK(seen.cancelled > 5);
    CHECK(seen.held > 20);
    CHECK(seen.uncertain > 5);
}
