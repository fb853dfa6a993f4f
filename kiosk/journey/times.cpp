#include "kiosk/journey/times.h"

#include <algorithm>
#include <optional>

#include "shared/booking/rules.h"
#include "shared/calendar/window.h"
#include "shared/calendar/zone.h"

namespace accueil::journey {

namespace {

constexpr std::size_t most_later_starts = 60;
constexpr std::uint64_t first_not_held = std::uint64_t{1} << 62; // no grant of a scheduler is so high
constexpr std::chrono::days days_after_window{14};

calendar::BusinessCalendar calendar_of(const booking::Office& office) {
    calendar::DayOverrides days;
    days.closed.insert(office.closed.begin(), office.closed.end());
    days.opened.insert(office.opened.begin(), office.opened.end());
    return calendar::BusinessCalendar({}, {{office.id, std::move(days)}});
}

// The hand, and what the scheduler has told of besides. A meeting that is moved by its slip takes nothing from the
// hand: only the scheduler knows whether the old one still stands, and it answers with the new one in the same step.
std::vector<booking::Grant> within_reach(const Model& model) {
    const auto& visit = model.visit;
    std::vector<booking::Grant> grants;
    if (!visit.slip) grants = model.facts->hand;
    if (visit.free_of != visit.office) return grants;
    for (std::size_t i = 0; i < visit.free.size(); ++i) {
        const bool same_time = visit.replaces && visit.replaces->slot.start == visit.free[i].start;
        if (!same_time) grants.push_back({core::GrantNo{first_not_held + i}, visit.free[i]});
    }
    return grants;
}

std::optional<booking::OfferQuery> query(const Model& model, booking::Mode mode) {
    if (!model.visit.office) return std::nullopt;
    const auto* place = office(*model.facts, *model.visit.office);
    if (place == nullptr) return std::nullopt;
    auto wishes = model.visit.wishes;
    wishes.mode = mode;
    return booking::OfferQuery{
        .office = place->id,
        .window = calendar::window(arrival_date(model), calendar_of(*place), place->id),
        // An unknown zone is a mistake in the scheduler's data; the offices of Québec but for a few keep Montréal's.
        .zone = calendar::find_zone(place->zone).value_or(calendar::montreal()),
        .wishes = std::move(wishes),
        .now = model.now,
        .trust = {.confirmed = model.facts->clock_trusted, .skew = model.facts->clock_skew}};
}

} // namespace

const booking::Office* office(const Facts& facts, const core::OfficeId& id) {
    const auto found = std::ranges::find(facts.offices, id, &booking::Office::id);
    return found == facts.offices.end() ? nullptr : &*found;
}

std::vector<core::OfficeId> offices_of(const Facts& facts, const core::RegionCode& region) {
    std::vector<core::OfficeId> found;
    for (const auto& place : facts.offices) {
        if (std::ranges::find(place.regions, region) != place.regions.end()) found.push_back(place.id);
    }
    return found;
}

std::chrono::local_days arrival_date(const Model& model) {
    if (model.visit.arrived) return *model.visit.arrived;
    if (model.visit.replaces) return model.visit.replaces->draft.arrival.date;
    return calendar::local_date(model.now);
}

bool must_be_held(core::GrantNo grant) { return grant.value >= first_not_held; }

std::optional<AskedDays> days_to_ask_for(const Model& model) {
    const auto asked = query(model, model.visit.wishes.mode);
    if (!asked) return std::nullopt;
    return AskedDays{asked->window.first(), asked->window.last() + days_after_window};
}

std::vector<booking::OfferDay> window_days(const Model& model, booking::Mode mode) {
    const auto asked = query(model, mode);
    if (!asked) return {};
    auto offers = booking::offers(within_reach(model), *asked);
    return {std::make_move_iterator(offers.days.begin()), std::make_move_iterator(offers.days.end())};
}

std::vector<booking::OfferDay> later_days(const Model& model, booking::Mode mode) {
    const auto asked = query(model, mode);
    if (!asked) return {};
    std::vector<booking::OfferDay> days;
    for (auto& offer : booking::later_offers(within_reach(model), *asked, most_later_starts)) {
        const auto date = calendar::local_date(offer.slot.start, asked->zone);
        if (days.empty() || days.back().date != date) days.push_back({.date = date, .in_window = false, .times = {}});
        days.back().times.push_back(std::move(offer));
    }
    return days;
}

std::optional<core::OfficeId> soonest_office(const Model& model, const std::vector<core::OfficeId>& offices) {
    std::optional<core::OfficeId> best;
    core::Instant earliest;
    auto there = model;
    for (const auto& id : offices) {
        there.visit.office = id;
        for (const auto& day : window_days(there, model.visit.wishes.mode)) {
            if (day.times.empty()) continue;
            const auto start =
                std::ranges::min(day.times, {}, [](const auto& one) { return one.slot.start; }).slot.start;
            if (!best || start < earliest) best = id, earliest = start;
        }
    }
    return best;
}

bool anything_free(const std::vector<booking::OfferDay>& days) {
    return std::ranges::any_of(days, [](const auto& day) { return !day.times.empty(); });
}

const booking::Offer* find_offer(const std::vector<booking::OfferDay>& days, core::GrantNo grant) {
    for (const auto& day : days) {
        const auto found = std::ranges::find(day.times, grant, &booking::Offer::grant);
        if (found != day.times.end()) return &*found;
    }
    return nullptr;
}

} // namespace accueil::journey
