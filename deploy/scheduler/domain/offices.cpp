#include "deploy/scheduler/domain/offices.h"

#include <algorithm>
#include <set>

#include "deploy/scheduler/domain/digest.h"
#include "deploy/scheduler/domain/feed.h"
#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/slots.h"
#include "shared/calendar/zone.h"
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

struct Start {
    calendar::Date day;
    core::Instant at;
};

std::vector<Start> starts_of(const OfficePlan& plan, calendar::Date day) {
    std::vector<Start> starts;
    const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
    for (const auto& hours : plan.hours) {
        if (hours.weekday != weekday) continue;
        for (auto at = hours.opens; at + plan.meeting <= hours.closes; at += plan.meeting) {
            starts.push_back({day, calendar::instant_of(calendar::LocalTime{day} + at, zone_of(plan.office))});
        }
    }
    return starts;
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

void Offices::put(const OfficePlan& plan) {
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
    const auto days = calendar();
    withdraw_unfit(plan, days);
    make_slots(plan, days);
}

bool Offices::remove(const core::OfficeId& id) {
    if (!find(id)) return false;
    world_.store.run("UPDATE slots SET state = 4, terminal = NULL, epoch = NULL, hold_expires = NULL "
                     "WHERE office = ?1 AND state IN (0, 1, 2)",
                     id);
    world_.store.run("DELETE FROM hours WHERE office = ?1", id);
    world_.store.run("DELETE FROM agents WHERE office = ?1", id);
    world_.store.run("DELETE FROM offices WHERE id = ?1", id);
    Instance(world_).change_offices_revision();
    Feed(world_).publish(wire::OfficeRemoved{id});
    return true;
}

void Offices::set_calendar(const calendar::DayOverrides& everywhere) {
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
    for (const auto& office : all()) {
        const auto plan = find(office.id);
        if (!plan) continue;
        withdraw_unfit(*plan, days);
        make_slots(*plan, days);
    }
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
    for (const auto day : coming_days(plan, calendar, world_.now(), world_.policy.days_of_slots)) {
        for (const auto& start : starts_of(plan, day)) {
            for (const auto& agent : plan.agents) {
                if (!agent.active) continue;
                // A slot that was withdrawn because of hours or a calendar comes back with them.
                world_.store.run("INSERT INTO slots (id, office, agent, day, start, minutes, places, languages, modes) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE SET state = 0 "
                                 "WHERE state = 4 AND by_hand = 0",
                                 slot_id(agent.id, start.at), plan.office.id, agent.id, start.day, start.at,
                                 plan.meeting.count(), agent.places, join(agent.languages), join_modes(agent.modes));
            }
        }
    }
}

void Offices::withdraw_unfit(const OfficePlan& plan, const calendar::BusinessCalendar& calendar) {
    Slots slots(world_);
    for (const auto& record : slots.open_of(plan.office.id, world_.now())) {
        const auto agent = std::ranges::find(plan.agents, record.agent, &Agent::id);
        const auto starts = starts_of(plan, record.day);
        const bool fits = agent != plan.agents.end() && agent->active && record.slot.length == plan.meeting &&
                          agent->languages == record.slot.languages && agent->modes == record.slot.modes &&
                          agent->places == record.slot.places && calendar.is_business_day(record.day, plan.office.id) &&
                          std::ranges::any_of(starts, [&](const Start& s) { return s.at == record.slot.start; });
        if (fits) continue;
        // One that no terminal ever saw can be made anew with what has changed. One that is lent may be booked at this
        // moment: it never comes back, and such a booking is moved when it arrives.
        if (record.grant.value == 0)
            world_.store.run("DELETE FROM slots WHERE id = ?1", record.slot.id);
        else
            slots.withdraw(record.slot.id, record.state != SlotState::Free);
    }
}

} // namespace accueil::scheduler
