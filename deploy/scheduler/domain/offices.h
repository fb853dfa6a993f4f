// Offices, their agents and opening hours, and the calendar above them; and the slots that follow from all of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deploy/scheduler/domain/answer.h"
#include "deploy/scheduler/domain/displaced.h"
#include "deploy/scheduler/domain/opening_hours.h"
#include "deploy/scheduler/domain/slots.h"
#include "deploy/scheduler/domain/world.h"
#include "shared/booking/office.h"
#include "shared/calendar/business_calendar.h"
#include "shared/calendar/zone.h"

namespace accueil::scheduler {

// One who gives meetings. Known by an alias only; the person never sees it.
struct Agent {
    std::string id;
    std::vector<std::string> languages;
    std::vector<booking::Mode> modes;
    int places = 6;
    bool active = true;

    bool operator==(const Agent&) const = default;
};

struct OfficePlan {
    booking::Office office;
    std::chrono::minutes meeting{60};
    std::vector<OpeningHours> hours;
    std::vector<Agent> agents;
    int version = 0; // grows with every change; the ETag
};

class Offices {
  public:
    explicit Offices(World& world) : world_(world) {}

    [[nodiscard]] std::optional<OfficePlan> find(const core::OfficeId& id) const;
    [[nodiscard]] const std::vector<booking::Office>& all() const;

    // invalid-input (422) when an agent stands in it twice or gives meetings at another office: nobody is at two
    // places.
    [[nodiscard]] Answer<void> check(const OfficePlan& plan) const;
    // Adds or replaces the office, tells the terminals, and makes or withdraws slots accordingly. Meetings that can't
    // be given any more are moved, or handed to a person.
    Displaced put(const OfficePlan& plan);
    // Closes it for good. Its meetings are handed to a person; nothing when there is no such office.
    std::optional<Displaced> remove(const core::OfficeId& id);

    // The days that hold everywhere. Tells the terminals.
    Displaced set_calendar(const calendar::DayOverrides& everywhere);
    [[nodiscard]] calendar::DayOverrides everywhere() const;
    [[nodiscard]] const calendar::BusinessCalendar& calendar() const;
    // The zone of an office; Montréal's for one that is no more.
    [[nodiscard]] calendar::Zone zone(const core::OfficeId& id) const;

    // Makes the slots of the coming business days that are not there yet. Idempotent; cheap when there is nothing to
    // do.
    void make_slots();
    // Nobody has this slot any more: free again when the plan still has it. A meeting outlives a change of the plan;
    // its slot does not.
    void give_up(const core::SlotId& slot);
    // The meetings on these slots, which the caller withdraws, go to the nearest free slot of their window, or to a
    // person.
    Displaced move_meetings_of(const std::vector<core::SlotId>& slots, std::string_view why);

  private:
    void read_all() const;
    void make_slots(const OfficePlan& plan, const calendar::BusinessCalendar& calendar);
    void make_slots(const OfficePlan& plan, calendar::Date day);
    Displaced follow(const OfficePlan& plan, const calendar::BusinessCalendar& calendar);
    std::vector<core::SlotId> withdraw_unfit(const OfficePlan& plan, const calendar::BusinessCalendar& calendar);

    World& world_;
};

} // namespace accueil::scheduler
