#include "deploy/scheduler/domain/lender.h"

#include <algorithm>

#include "deploy/scheduler/domain/instance.h"
#include "deploy/scheduler/domain/slots.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"

namespace accueil::scheduler {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int weeks_of_experience = 4;

// Hours since Monday 00:00 in Montréal: weekday and hour of the demand.
std::size_t hour_of_week(core::Instant instant) {
    const auto local = calendar::local_time(instant);
    const auto day = std::chrono::floor<days>(local);
    const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    return weekday * 24 + static_cast<std::size_t>(std::chrono::floor<hours>(local - day).count());
}

using OfficeDay = std::pair<std::string, calendar::Date>;

struct Counts {
    int capacity = 0;
    int free = 0;
    std::map<std::string, int> lent;
};

std::map<OfficeDay, Counts> count(World& world, calendar::Date first, calendar::Date last, core::Instant from) {
    std::map<OfficeDay, Counts> counts;
    world.store.each(
        "SELECT office, day, state, coalesce(terminal, ''), count(*) FROM slots "
        "WHERE day BETWEEN ?1 AND ?2 AND state <> 4 AND (state <> 0 OR start >= ?3) GROUP BY 1, 2, 3, 4",
        [&](sqlite::Row row) {
            auto& at = counts[{row.text(0), row.day(1)}];
            const int number = row.integer(4);
            at.capacity += number;
            switch (static_cast<SlotState>(row.integer(2))) {
            case SlotState::Free: at.free += number; break;
            case SlotState::Lent: at.lent[row.text(3)] += number; break;
            case SlotState::Held:
            case SlotState::Booked:
            case SlotState::Withdrawn: break;
            }
        },
        first, last, from);
    return counts;
}

} // namespace

void Demand::refresh(World& world) {
    const auto now = world.now();
    if (known_ && now - computed_ < hours{1} && now >= computed_) return;
    counts_.clear();
    world.store.each(
        "SELECT b.terminal, s.office, b.confirmed_at FROM bookings b JOIN slots s ON s.id = b.slot "
        "WHERE b.confirmed_at >= ?1",
        [&](sqlite::Row row) { counts_[{row.text(0), row.text(1)}][hour_of_week(row.instant(2))] += 1.0; },
        now - days{7 * weeks_of_experience});
    computed_ = now;
    known_ = true;
}

double Demand::expected(const core::TerminalId& terminal, const core::OfficeId& office, core::Instant now,
                        const lending::Policy& policy) const {
    // The prior counts as one more week, so it fades as soon as there is experience.
    const auto found = counts_.find({terminal.value, office.value});
    double sum = 0;
    for (hours ahead{0}; ahead < policy.cover; ++ahead) {
        const double seen = found == counts_.end() ? 0 : found->second[hour_of_week(now + ahead)];
        sum += (seen + policy.rate_prior) / (found == counts_.end() ? 1 : weeks_of_experience + 1);
    }
    return sum;
}

Lender::Refill Lender::refill(const Terminal& terminal, const std::map<std::string, int>& want) {
    demand_.refresh(world_);
    const auto now = world_.now();
    const auto& policy = world_.policy.lending;
    const auto from = now + world_.policy.lead;
    const auto& calendar = Offices(world_).calendar();
    const auto terminals = Terminals(world_).active();
    const auto today = calendar::local_date(now);
    const auto counts = count(world_, today, today + days{policy.days * 3 + 14}, from);
    Refill refill;
    for (const auto& office : Offices(world_).all()) {
        std::vector<lending::Claim> claims;
        std::size_t own = terminals.size();
        for (std::size_t i = 0; i < terminals.size(); ++i) {
            const double expected = demand_.expected(terminals[i].id, office.id, now, policy);
            int whole = lending::wanted(expected, policy);
            if (terminals[i].id == terminal.id) {
                own = i;
                if (const auto more = want.find(office.id.value); more != want.end()) whole += more->second;
            }
            const int window = static_cast<int>(calendar::window_length);
            claims.push_back({expected, std::max((whole + window - 1) / window, policy.least)});
        }
        auto day = today;
        for (int i = 0; i < policy.days; ++i) {
            day = calendar.next_business_day(day, office.id);
            const auto at = counts.find({office.id.value, day});
            if (at == counts.end()) continue;
            lending::Day state{at->second.capacity, 0, 0, at->second.free};
            std::vector<int> held;
            for (const auto& other : terminals) {
                const auto lent = at->second.lent.find(other.id.value);
                held.push_back(lent == at->second.lent.end() ? 0 : lent->second);
            }
            for (const auto& [id, number] : at->second.lent) {
                (id == terminal.id.value ? state.held : state.lent_elsewhere) += number;
            }
            refill.lent += lend_day(terminal, office.id, day, lending::to_lend(state, claims, own, policy), from);
            const int back = lending::to_recall(state, claims, held, own, policy);
            if (back <= 0) continue;
            for (const auto grant : last_grants(terminal, office.id, day, back)) refill.recalls.push_back(grant);
        }
    }
    return refill;
}

// Those lent last: nobody has had them before their eyes for long.
std::vector<core::GrantNo> Lender::last_grants(const Terminal& terminal, const core::OfficeId& office,
                                               calendar::Date day, int count) const {
    std::vector<core::GrantNo> grants;
    world_.store.each(
        "SELECT grant_no FROM slots WHERE terminal = ?1 AND state = 1 AND epoch = ?2 AND office = ?3 AND day = ?4 "
        "ORDER BY grant_no DESC LIMIT ?5",
        [&](sqlite::Row row) { grants.push_back(row.id<core::GrantNo>(0)); }, terminal.id, terminal.epoch, office, day,
        count);
    return grants;
}

int Lender::lend_day(const Terminal& terminal, const core::OfficeId& office, calendar::Date day, int count,
                     core::Instant from) {
    if (count <= 0) return 0;
    Slots slots(world_);
    std::vector<booking::Slot> free;
    for (auto& record : slots.free_of(office, day, day, from)) free.push_back(std::move(record.slot));
    std::vector<core::Instant> held;
    world_.store.each(
        "SELECT start FROM slots WHERE terminal = ?1 AND state = 1 AND office = ?2 AND day = ?3",
        [&](sqlite::Row row) { held.push_back(row.instant(0)); }, terminal.id, office, day);
    const auto chosen = lending::choose(free, held, count);
    for (const auto index : chosen) {
        slots.lend(free[index].id, terminal.id, terminal.epoch, Instance(world_).take_grant());
    }
    return static_cast<int>(chosen.size());
}

std::vector<booking::Grant> Lender::hand_of(const Terminal& terminal) const {
    std::vector<booking::Grant> hand;
    // A slot that has begun is of no use to anyone, but stays lent: a booking of it may still be on its way.
    for (auto& record : Slots(world_).held_by(terminal.id, SlotState::Lent)) {
        if (record.epoch == terminal.epoch && record.slot.start > world_.now()) {
            hand.push_back({record.grant, std::move(record.slot)});
        }
    }
    return hand;
}

bool Lender::take_back(const Terminal& terminal, core::GrantNo grant) {
    return world_.store.run("UPDATE slots SET state = 0, terminal = NULL, epoch = NULL, hold_expires = NULL "
                            "WHERE terminal = ?1 AND grant_no = ?2 AND state IN (1, 2)",
                            terminal.id, grant) > 0;
}

} // namespace accueil::scheduler
