#include "deploy/scheduler/domain/offices.h"

#include <algorithm>
#include <set>

#include "deploy/scheduler/domain/bookings.h"
#include "deploy/scheduler/domain/digest.h"
#include "deploy/scheduler/domain/feed.h"
#include "deploy/scheduler/domain/instance.h"
#include "shared/calendar/zone.h"
#include "shared/core/log.h"
#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

using std::chrono::days;
using std::chrono::minutes;

calendar::Zone zone_of(const booking::Office& office) {
    return calendar::find_zone(office.zone).value_or(calendar::montreal());
}

calendar::DayOverrides overrides_of(const booking::Office& office) {
    return {{office.closed.begin(), office.closed.end()}, {office.opened.begin(), office.opened.end()}};
}

// The same agent at the same instant is the same slot for ever: after a restore from a copy the slots that are made
// again must be those that terminals hold grants of. The agent is not to be read from it.
core::SlotId slot_id(const std::string& agent, core::Instant start) {
    return core::SlotId{sha256(agent + "|" + std::to_string(start.time_since_epoch().count())).substr(0, 20)};
}

std::vector<core::Instant> starts_of(const OfficePlan& plan, calendar::Date day) {
    std::vector<core::Instant> starts;
    const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
    for (const auto& hours : plan.hours) {
        if (hours.weekday != weekday) continue;
        for (auto at = hours.opens; at + plan.meeting <= hours.closes; at += plan.meeting) {
            starts.push_back(calendar::instant_of(calendar::LocalTime{day} + at, zone_of(plan.office)));
        }
    }
    return starts;
}

// An agent who gives meetings there on that day; nothing when nobody of that alias does.
const Agent* agent_at_work(const SlotRecord& slot, const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    const auto agent = std::ranges::find(plan.agents, slot.agent, &Agent::id);
    const bool there =
        agent != plan.agents.end() && agent->active && calendar.is_business_day(slot.day, plan.office.id);
    return there ? &*agent : nullptr;
}

// Whether the plan would make this very slot.
bool fits(const SlotRecord& record, const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    const auto* agent = agent_at_work(record, plan, calendar);
    return agent != nullptr && record.slot.length == plan.meeting && agent->languages == record.slot.languages &&
           agent->modes == record.slot.modes && agent->places == record.slot.places &&
           std::ranges::contains(starts_of(plan, record.day), record.slot.start);
}

// Whether the agent is there from its start to its end.
bool can_take_place(const SlotRecord& record, const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    if (agent_at_work(record, plan, calendar) == nullptr) return false;
    const auto weekday = static_cast<int>(std::chrono::weekday{record.day}.iso_encoding());
    const auto start = calendar::local_time(record.slot.start, zone_of(plan.office)) - calendar::LocalTime{record.day};
    return std::ranges::any_of(plan.hours, [&](const OpeningHours& hours) {
        return hours.weekday == weekday && hours.opens <= start && start + record.slot.length <= hours.closes;
    });
}

// The coming business days of an office, today included: staff may still book for this afternoon.
std::vector<calendar::Date> coming_days(const OfficePlan& plan, const calendar::BusinessCalendar& calendar,
                                        core::Instant now, int count) {
    std::vector<calendar::Date> list;
    auto day = calendar::local_date(now, zone_of(plan.office));
    if (calendar.is_business_day(day, plan.office.id)) list.push_back(day);
    while (static_cast<int>(list.size()) < count) {
        day = calendar.next_business_day(day, plan.office.id);
        list.push_back(day);
    }
    return list;
}

} // namespace

std::optional<OfficePlan> Offices::find(const core::OfficeId& id) const {
    OfficePlan plan;
    const auto body = world_.store.first(
        "SELECT body, minutes, version FROM offices WHERE id = ?1",
        [&](sqlite::Row row) {
            plan.meeting = minutes{row.number(1)};
            plan.version = row.integer(2);
            return row.text(0);
        },
        id);
    const auto office = body ? wire::read<booking::Office>(*body) : core::fail(core::ErrorKind::NotFound, "office");
    if (!office) return std::nullopt;
    plan.office = *office;
    world_.store.each(
        "SELECT weekday, opens, closes FROM hours WHERE office = ?1 ORDER BY weekday, opens",
        [&](sqlite::Row row) {
            plan.hours.push_back({row.integer(0), minutes{row.number(1)}, minutes{row.number(2)}});
        },
        id);
    world_.store.each(
        "SELECT id, languages, modes, places, active FROM agents WHERE office = ?1 ORDER BY id",
        [&](sqlite::Row row) {
            plan.agents.push_back(
                {row.text(0), split(row.text(1)), split_modes(row.text(2)), row.integer(3), row.flag(4)});
        },
        id);
    return plan;
}

void Offices::read_all() const {
    auto& read = *world_.read;
    const auto revision = Instance(world_).offices_revision();
    if (read.revision == revision) return;
    read.offices.clear();
    world_.store.each("SELECT body FROM offices ORDER BY id", [&](sqlite::Row row) {
        if (auto office = wire::read<booking::Office>(row.text(0))) read.offices.push_back(std::move(*office));
    });
    std::map<core::OfficeId, calendar::DayOverrides> own;
    for (const auto& office : read.offices) own.emplace(office.id, overrides_of(office));
    read.calendar = calendar::BusinessCalendar(everywhere(), std::move(own));
    read.revision = revision;
}

const std::vector<booking::Office>& Offices::all() const {
    read_all();
    return world_.read->offices;
}

const calendar::BusinessCalendar& Offices::calendar() const {
    read_all();
    return world_.read->calendar;
}

calendar::Zone Offices::zone(const core::OfficeId& id) const {
    const auto office = std::ranges::find(all(), id, &booking::Office::id);
    return office == all().end() ? calendar::montreal() : zone_of(*office);
}

Answer<void> Offices::check(const OfficePlan& plan) const {
    std::set<std::string> seen;
    for (const auto& agent : plan.agents) {
        if (!seen.insert(agent.id).second) return refuse(422, "invalid-input", "agents: " + agent.id + " twice");
        const bool elsewhere = world_.store
                                   .first(
                                       "SELECT 1 FROM agents WHERE id = ?1 AND office <> ?2 AND active = 1",
                                       [](sqlite::Row) { return true; }, agent.id, plan.office.id)
                                   .has_value();
        if (elsewhere) return refuse(422, "invalid-input", "agents: " + agent.id + " belongs to another office");
    }
    return {};
}

Displaced Offices::put(const OfficePlan& plan) {
    const auto& id = plan.office.id;
    world_.store.run("INSERT INTO offices (id, body, minutes, version) VALUES (?1, ?2, ?3, 1) ON CONFLICT (id) "
                     "DO UPDATE SET body = excluded.body, minutes = excluded.minutes, version = version + 1",
                     id, wire::write(plan.office), plan.meeting.count());
    world_.store.run("DELETE FROM hours WHERE office = ?1", id);
    for (const auto& hours : plan.hours) {
        world_.store.run("INSERT INTO hours (office, weekday, opens, closes) VALUES (?1, ?2, ?3, ?4)", id,
                         hours.weekday, hours.opens.count(), hours.closes.count());
    }
    world_.store.run("UPDATE agents SET active = 0 WHERE office = ?1", id);
    for (const auto& agent : plan.agents) {
        world_.store.run("INSERT INTO agents (id, office, languages, modes, places, active) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET office = excluded.office, "
                         "languages = excluded.languages, modes = excluded.modes, places = excluded.places, "
                         "active = excluded.active",
                         agent.id, id, join(agent.languages), join_modes(agent.modes), agent.places, agent.active);
    }
    Instance(world_).change_offices_revision();
    Feed(world_).publish(wire::OfficeChanged{plan.office});
    return follow(plan, calendar());
}

std::optional<Displaced> Offices::remove(const core::OfficeId& id) {
    auto plan = find(id);
    if (!plan) return std::nullopt;
    plan->hours.clear();
    const auto meetings = withdraw_unfit(*plan, calendar());
    world_.store.run("DELETE FROM hours WHERE office = ?1", id);
    world_.store.run("DELETE FROM agents WHERE office = ?1", id);
    world_.store.run("DELETE FROM offices WHERE id = ?1", id);
    Instance(world_).change_offices_revision();
    Feed(world_).publish(wire::OfficeRemoved{id});
    return move_meetings_of(meetings, "the office was closed for good");
}

Displaced Offices::set_calendar(const calendar::DayOverrides& everywhere) {
    world_.store.run("DELETE FROM calendar_days");
    for (const auto day : everywhere.opened) {
        world_.store.run("INSERT INTO calendar_days (day, opened) VALUES (?1, 1)", day);
    }
    for (const auto day : everywhere.closed) {
        world_.store.run("INSERT OR REPLACE INTO calendar_days (day, opened) VALUES (?1, 0)", day);
    }
    Instance(world_).change_offices_revision();
    Feed(world_).publish(wire::CalendarChanged{{everywhere.closed.begin(), everywhere.closed.end()},
                                               {everywhere.opened.begin(), everywhere.opened.end()}});
    const auto days = calendar();
    Displaced displaced;
    for (const auto offices = all(); const auto& office : offices) {
        if (const auto plan = find(office.id)) displaced += follow(*plan, days);
    }
    return displaced;
}

calendar::DayOverrides Offices::everywhere() const {
    calendar::DayOverrides overrides;
    world_.store.each("SELECT day, opened FROM calendar_days",
                      [&](sqlite::Row row) { (row.flag(1) ? overrides.opened : overrides.closed).insert(row.day(0)); });
    return overrides;
}

void Offices::make_slots() {
    // Once a day is enough: whatever changes an office makes its slots itself.
    const auto today = calendar::local_date(world_.now());
    if (Instance(world_).slots_made() == today) return;
    Instance(world_).set_slots_made(today);
    const auto days = calendar();
    for (const auto& office : all()) {
        if (const auto plan = find(office.id)) make_slots(*plan, days);
    }
}

void Offices::make_slots(const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    for (const auto day : coming_days(plan, calendar, world_.now(), world_.policy.days_of_slots)) make_slots(plan, day);
}

void Offices::make_slots(const OfficePlan& plan, calendar::Date day) {
    for (const auto& at : starts_of(plan, day)) {
        for (const auto& agent : plan.agents) {
            if (!agent.active) continue;
            // A slot that was withdrawn because of hours or a calendar comes back with them, as the plan is now. None
            // is made beside a meeting of the same agent that begins earlier or later and lasts into it.
            world_.store.run(
                "INSERT INTO slots (id, office, agent, day, start, minutes, places, languages, modes) "
                "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS (SELECT 1 FROM slots WHERE agent = ?3 "
                "AND start BETWEEN ?5 - 86400000 AND ?5 + ?6 * 60000 - 1 AND start + minutes * 60000 > ?5 "
                "AND start <> ?5 AND state <> 4) "
                "ON CONFLICT DO UPDATE SET state = 0, office = excluded.office, day = excluded.day, "
                "minutes = excluded.minutes, places = excluded.places, languages = excluded.languages, "
                "modes = excluded.modes WHERE state = 4 AND by_hand = 0",
                slot_id(agent.id, at), plan.office.id, agent.id, day, at, plan.meeting.count(), agent.places,
                join(agent.languages), join_modes(agent.modes));
        }
    }
}

Displaced Offices::follow(const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    const auto meetings = withdraw_unfit(plan, calendar);
    make_slots(plan, calendar); // first: a meeting may move to one of them
    return move_meetings_of(meetings, "the office gives no meeting at this time any more");
}

// The slots with a meeting that nobody can give any more; they are withdrawn, their meetings must be moved.
std::vector<core::SlotId> Offices::withdraw_unfit(const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    Slots slots(world_);
    std::vector<core::SlotId> meetings;
    for (const auto& record : slots.coming_of(plan.office.id, world_.now())) {
        if (record.state == SlotState::Booked) {
            // What else has changed (length, languages, places) is no reason to move a meeting that can take place.
            if (can_take_place(record, plan, calendar)) continue;
            slots.withdraw(record.slot.id, false);
            meetings.push_back(record.slot.id);
        } else if (fits(record, plan, calendar)) {
            continue;
        } else if (record.grant.value == 0) {
            // One that no terminal ever saw can be made anew with what has changed. One that is lent may be booked at
            // this moment: it never comes back, and such a booking is moved when it arrives. A hold is confirmed here
            // or nowhere.
            world_.store.run("DELETE FROM slots WHERE id = ?1", record.slot.id);
        } else {
            slots.withdraw(record.slot.id, record.state == SlotState::Lent);
        }
    }
    return meetings;
}

Displaced Offices::move_meetings_of(const std::vector<core::SlotId>& slots, std::string_view why) {
    Bookings bookings(world_);
    Displaced displaced;
    for (const auto& slot : slots) {
        if (const auto booking = bookings.of_slot(slot))
            ++(bookings.move_away(*booking, why) ? displaced.moved : displaced.needs_human);
    }
    if (displaced != Displaced{})
        core::log::warning("meetings.displaced", {{"moved", displaced.moved}, {"needs-human", displaced.needs_human}});
    return displaced;
}

void Offices::give_up(const core::SlotId& id) {
    Slots slots(world_);
    slots.free(id);
    const auto record = slots.find(id);
    const auto plan = record ? find(record->slot.office) : std::nullopt;
    if (!record || (plan && fits(*record, *plan, calendar()))) return;
    slots.withdraw(id, false);
    // What the meeting stood in the way of.
    if (plan && calendar().is_business_day(record->day, plan->office.id)) make_slots(*plan, record->day);
}

} // namespace accueil::scheduler
