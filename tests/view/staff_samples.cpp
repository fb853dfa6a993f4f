#include "tests/view/staff_samples.h"

#include <array>

#include "tests/journey/desk.h"

namespace accueil::view::samples {

namespace {

using namespace journey;
using journey::test::afternoon;
using journey::test::Desk;
using journey::test::grant;
using namespace std::chrono_literals;

booking::Booking arrival(std::size_t index, const booking::Slot& slot) {
    static constexpr std::array<std::array<const char*, 2>, 7> people{
        {{"EL AMRANI", "Salma"},
         {"TRAN", "Lan Thi Ngoc"},
         {"RAJAONARIVELO-ANDRIANA", "Jean-Baptiste Emmanuel"},
         {"OKAFOR", "Chidi"},
         {"HADDAD", ""},
         {"DA SILVA", "Maria"},
         {"KOVALENKO", "Olena"}}};
    booking::Booking booking;
    booking.id = core::BookingId("0193a1b2-0000-7000-8000-00000000000" + std::to_string(index));
    booking.slot = slot;
    booking.draft.person.surname = people[index % people.size()][0];
    booking.draft.person.given_names = people[index % people.size()][1];
    booking.draft.wishes.people = 1 + static_cast<int>(index % 4);
    booking.draft.arrival.date = std::chrono::local_days{std::chrono::year{2026} / 11 / 24};
    if (index % 3 == 1) {
        const auto reason = index == 1 ? booking::OverrideReason::AccessNeed : booking::OverrideReason::NoDocument;
        booking.draft.override = booking::Override{reason, core::StaffId("R12")};
    }
    booking.confirmed_at = afternoon() - 7min - static_cast<int>(index) * 23min;
    return booking;
}

Facts busy() {
    auto facts = journey::test::usual_facts();
    const std::array names{"Bureau de Montréal – Centre", "Bureau de Montréal – Nord", "Bureau de Laval",
                           "Bureau du Nord-du-Québec"};
    for (std::size_t i = 0; i < names.size(); ++i) facts.offices[i].name = names[i];
    facts.offices[0].address = {"200, rue des Érables, 3e étage"};
    facts.offices[1].address = {"8000, boulevard des Pins, bureau 210"};
    for (int hour = 8; hour < 17; ++hour) {
        const std::string start = (hour < 10 ? "2026-11-26T0" : "2026-11-26T") + std::to_string(hour) + ":30";
        facts.hand.push_back(grant(100 + static_cast<std::uint64_t>(hour), "laval", start.c_str()));
    }
    facts.online = true;
    facts.last_exchange = afternoon() - 1min;
    facts.outbox_depth = 2;
    facts.printer = PrinterState::Ready;
    for (std::size_t i = 0; i < 7; ++i)
        facts.arrivals.push_back({arrival(i, facts.hand[i].slot), static_cast<booking::Outcome>(i % 5)});
    for (std::size_t i = 0; i < 3; ++i) {
        const auto one = arrival(i, facts.hand[i].slot);
        facts.waiting.push_back({core::BookingId("0193a1b2-0000-7000-8000-10000000000" + std::to_string(i)),
                                 afternoon() - 5min * static_cast<int>(i + 1), one.draft.person, one.draft.wishes,
                                 one.draft.arrival, i == 2 ? core::OfficeId{} : facts.offices[i].id});
    }
    facts.waiting[1].wishes.language = "ar";
    facts.calls = {{3, afternoon() - 4min, "ar", "choose-time"},
                   {4, afternoon() - 20s, "en", "nothing-free"},
                   {2, afternoon() - 75min, "fr", "show-document"}};
    return facts;
}

Facts in_trouble() {
    auto facts = busy();
    facts.online = false;
    facts.last_exchange = afternoon() - 134min;
    facts.outbox_depth = 14;
    facts.dead_letters = 1;
    facts.printer = PrinterState::PaperOut;
    facts.camera = facts.clock_trusted = false;
    facts.stop = Stop::ByStaff;
    for (int i = 1; i <= 17; ++i) {
        const auto id = "office-" + std::to_string(i);
        facts.offices.push_back(journey::test::office(id.c_str(), {"01"}));
        facts.offices.back().name = "Bureau régional " + std::to_string(i);
    }
    return facts;
}

class Reception {
  public:
    void take(const char* name, const Desk& desk) {
        samples_.push_back({.name = name, .model = desk.model, .reception = true});
    }
    std::vector<Sample> done() { return std::move(samples_); }

  private:
    std::vector<Sample> samples_;
};

void sign_in(Reception& out) {
    Desk desk;
    out.take("staff-pin", desk.on(StaffAsked{}));
    out.take("staff-pin.digits", desk.on(Typed{"R12"}).on(FieldsDone{}).on(Typed{"40"}));
    out.take("staff-pin.wrong", desk.on(FieldsDone{}).on(PinRefused{}));
    out.take("staff-pin.locked", desk.on(Typed{"1"}).on(FieldsDone{}).on(PinRefused{desk.model.now + 5min}));
}

void desk_pages(Reception& out) {
    Desk desk;
    out.take("staff-home.empty", desk.to_staff());
    out.take("staff-home", desk.facts(busy()));
    const auto id = desk.model.facts->arrivals[1].booking.id;
    out.take("staff-home.reprint", Desk(desk).on(ReprintAsked{id}).on(PrintChanged{PrintState::PaperOut}));
    out.take("staff-home.waiting", desk.on(TabChosen{StaffTab::Waiting}));
    out.take("staff-home.calls", desk.on(TabChosen{StaffTab::Calls}));
    out.take("staff-home.terminal", desk.on(TabChosen{StaffTab::Terminal}));
    out.take("staff-home.trouble", desk.facts(in_trouble()));
}

void booking_pages(Reception& out) {
    Desk desk;
    desk.to_staff().facts(busy());
    const auto id = desk.model.facts->arrivals.front().booking.id;
    out.take("staff-booking.reschedule", Desk(desk).on(RescheduleAsked{id}));
    out.take("staff-booking.person", desk.on(StaffBookAsked{}));
    out.take("staff-booking.incomplete", Desk(desk).on(StepDone{}));
    desk.on(Typed{"Tran"}).on(FieldFocused{1}).on(Typed{"Lan"}).on(FieldFocused{2}).on(Typed{"514"});
    out.take("staff-booking.contact", desk.on(StepDone{}));
    out.take("staff-booking.email", desk.on(Typed{"5550123"}).on(FieldFocused{3}).on(Typed{"lan@exemple.ca"}));
    out.take("staff-booking.place", desk.on(StepDone{}));
    out.take("staff-booking.offices", desk.on(RegionChosen{core::RegionCode("06")}));
    out.take("staff-booking.time", desk.on(RegionChosen{core::RegionCode("13")}));
    out.take("staff-booking.reason", Desk(desk).on(TimeChosen{core::GrantNo(2)}));
    desk.on(TimeChosen{core::GrantNo(5)}).on(ConfirmAsked{});
    out.take("staff-booking.reason-missing", desk);
    desk.on(ReasonChosen{booking::OverrideReason::NoSlotInWindow}).on(ConfirmAsked{});
    out.take("staff-booking.committing", desk);
    out.take("staff-confirmed", desk.commit_done().on(PrintChanged{PrintState::Printed}));
}

} // namespace

std::vector<Sample> staff() {
    Reception out;
    sign_in(out);
    desk_pages(out);
    booking_pages(out);
    return out.done();
}

} // namespace accueil::view::samples
