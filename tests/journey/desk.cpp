#include "tests/journey/desk.h"

#include <algorithm>

#include "shared/calendar/zone.h"

namespace accueil::journey::test {

core::Instant at(const char* local) { return calendar::instant_of(*calendar::parse_local_time(local)); }
core::Instant afternoon() { return at("2026-11-24T14:10"); }

booking::Office office(const char* id, std::vector<const char*> regions) {
    booking::Office made;
    made.id = core::OfficeId(id);
    made.name = id;
    for (const auto* region : regions) made.regions.emplace_back(region);
    made.modes = {booking::Mode::InPerson, booking::Mode::Video};
    return made;
}

booking::Grant grant(std::uint64_t no, const char* office, const char* local_start, int places) {
    booking::Grant made;
    made.no = core::GrantNo(no);
    made.slot.id = core::SlotId("slot-" + std::to_string(no));
    made.slot.office = core::OfficeId(office);
    made.slot.start = at(local_start);
    made.slot.places = places;
    made.slot.languages = {"fr"};
    return made;
}

Facts usual_facts() {
    Facts facts;
    facts.offices = {office("montreal-centre", {"06"}), office("montreal-nord", {"06"}), office("laval", {"13", "15"}),
                     office("nord", {"10"})};
    facts.hand = {grant(1, "laval", "2026-11-24T15:00"),          grant(2, "laval", "2026-11-25T09:00"),
                  grant(3, "laval", "2026-11-25T10:30"),          grant(4, "laval", "2026-12-01T13:00"),
                  grant(5, "laval", "2026-12-03T09:00"),          grant(6, "laval", "2026-12-10T09:00"),
                  grant(7, "montreal-centre", "2026-11-26T09:00")};
    auto video = grant(8, "montreal-nord", "2026-11-26T11:00");
    video.slot.modes = {booking::Mode::Video};
    facts.hand.push_back(video);
    facts.clock_trusted = true;
    return facts;
}

DocumentSeen passport(const char* surname, const char* given_names) {
    DocumentSeen seen;
    seen.kind = booking::DocumentKind::Passport;
    seen.person.surname = surname;
    seen.person.given_names = given_names;
    return seen;
}

DocumentSeen boarding_pass(const char* surname, const char* given_names) {
    auto seen = passport(surname, given_names);
    seen.kind = booking::DocumentKind::BoardingPass;
    seen.flight = "AC871";
    return seen;
}

DocumentSeen slip() {
    DocumentSeen seen;
    seen.slip = core::BookingId("booked-before");
    seen.paper = {*seen.slip, core::OfficeId("laval"), at("2026-11-25T09:00"), "AQ1:SLIP"};
    return seen;
}

Recalled recalled(std::optional<booking::Booking> booking, bool ended) {
    return {*slip().slip, std::move(booking), ended};
}

MeetingFound meeting_found(bool ended) {
    MeetingFound found;
    found.id = core::BookingId("booked-before");
    found.slot = grant(2, "laval", "2026-11-25T09:00").slot;
    found.arrival = std::chrono::local_days{std::chrono::year{2026} / 11 / 24};
    found.people = 3;
    found.language = "ar";
    found.interpreter = true;
    found.ended = ended;
    return found;
}

Desk::Desk(Policy p) : policy(std::move(p)) {
    facts(usual_facts());
    on(Tick{afternoon(), core::Monotonic(std::chrono::hours(1))});
    taps = 0;
    forget();
}

Desk& Desk::on(const Event& event) {
    ++taps;
    auto step = update(std::move(model), event, policy,
                       [this] { return core::BookingId("attempt-" + std::to_string(++attempts)); });
    model = std::move(step.model);
    std::ranges::move(step.commands, std::back_inserter(commands));
    return *this;
}

Desk& Desk::later(std::chrono::seconds passed) {
    for (auto second = std::chrono::seconds(0); second < passed; ++second) {
        on(Tick{model.now + std::chrono::seconds(1), model.monotonic + std::chrono::seconds(1)});
        --taps;
    }
    return *this;
}

Desk& Desk::facts(Facts next) {
    on(FactsChanged{std::make_shared<const Facts>(std::move(next))});
    --taps;
    return *this;
}

Desk& Desk::to_document() { return on(Started{}).on(LanguageChosen{"fr"}); }
Desk& Desk::to_person() { return to_document().on(boarding_pass("EL AMRANI", "SALMA")); }
Desk& Desk::to_region() { return to_person().on(PersonAccepted{}); }
Desk& Desk::to_time() { return to_region().on(RegionChosen{core::RegionCode("13")}); }
Desk& Desk::to_contact() { return to_time().on(TimeChosen{core::GrantNo(2)}); }
Desk& Desk::to_review() { return to_contact().on(ContactSkipped{}); }
Desk& Desk::to_confirming() { return to_review().on(ConfirmAsked{}); }
Desk& Desk::to_confirmed() { return to_confirming().commit_done(); }

Desk& Desk::to_staff() {
    on(StaffAsked{}).on(Typed{"lea"}).on(FieldsDone{}).on(Typed{"4071"}).on(FieldsDone{});
    return on(PinAccepted{core::StaffId("LEA")});
}

booking::Booking Desk::committed() const {
    const auto commit = wanted<Commit>().back();
    booking::Booking booking;
    booking.id = commit.id;
    booking.epoch = core::Epoch(1);
    booking.seq = core::Seq(1);
    booking.draft = commit.draft;
    booking.confirmed_at = model.now;
    for (const auto& held : model.facts->hand)
        if (held.no == commit.draft.grant) booking.slot = held.slot;
    return booking;
}

booking::Booking Desk::committed_held() const {
    const auto commit = wanted<CommitHeld>().back();
    booking::Booking booking;
    booking.id = commit.id;
    booking.draft = commit.draft;
    booking.confirmed_at = model.now;
    booking.slot = commit.held.slot;
    return booking;
}

Desk& Desk::commit_done() {
    on(CommitDone{committed()});
    --taps;
    return *this;
}

} // namespace accueil::journey::test
