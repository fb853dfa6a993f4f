#include "shared/booking/rules.h"

#include <algorithm>

namespace accueil::booking {

namespace {

bool contains(const std::vector<Mode>& modes, Mode mode) { return std::ranges::find(modes, mode) != modes.end(); }

// A slot of an agent who speaks French serves everyone who chose French; other languages match by their primary
// subtag, so "pt-BR" is served by "pt".
bool speaks(const Slot& slot, std::string_view language) {
    const auto primary = [](std::string_view tag) { return tag.substr(0, tag.find('-')); };
    if (primary(language) == "fr") return true;
    return std::ranges::any_of(slot.languages, [&](const auto& known) { return primary(known) == primary(language); });
}

// Only a reason that is about the day opens the days outside of the window.
bool allows_other_day(const std::optional<Override>& override) {
    if (!override) return false;
    switch (override->reason) {
    case OverrideReason::NoSlotInWindow:
    case OverrideReason::PersonUnavailable:
    case OverrideReason::LateArrival:
    case OverrideReason::AccessNeed:
    case OverrideReason::Reschedule:
    case OverrideReason::OperatorDecision: return true;
    case OverrideReason::NoDocument: return false;
    }
    return false;
}

bool better(const Offer& left, const Offer& right) {
    if (left.speaks_language != right.speaks_language) return left.speaks_language;
    if (left.slot.places != right.slot.places) return left.slot.places < right.slot.places;
    return left.grant < right.grant;
}

// The offers of one office that pass `admitted`, one for each start, ascending.
template<class Admitted>
std::vector<Offer> best_by_start(std::span<const Grant> grants, const OfferQuery& query, Admitted admitted) {
    std::vector<Offer> found;
    for (const auto& grant : grants)
        if (grant.slot.office == query.office && admitted(grant.slot))
            found.push_back({grant.no, grant.slot, speaks(grant.slot, query.wishes.language), false});
    std::ranges::sort(found, [](const Offer& left, const Offer& right) {
        return left.slot.start != right.slot.start ? left.slot.start < right.slot.start : better(left, right);
    });
    const auto rest = std::ranges::unique(found, {}, [](const Offer& offer) { return offer.slot.start; });
    found.erase(rest.begin(), rest.end());
    return found;
}

} // namespace

std::string_view name(Verdict verdict) {
    switch (verdict) {
    case Verdict::Admitted: return "admitted";
    case Verdict::OutsideWindow: return "outside-window";
    case Verdict::InThePast: return "in-the-past";
    case Verdict::WithinLeadTime: return "within-lead-time";
    case Verdict::ClockUnconfirmed: return "clock-unconfirmed";
    case Verdict::TooFewPlaces: return "too-few-places";
    case Verdict::ModeNotOffered: return "mode-not-offered";
    }
    return "";
}

bool is_doubtful(const ClockTrust& trust) { return std::chrono::abs(trust.skew) > tolerated_skew; }

std::chrono::milliseconds lead(const ClockTrust& trust) {
    return is_doubtful(trust) ? lead_time + std::chrono::abs(trust.skew) : std::chrono::milliseconds{lead_time};
}

Verdict fits(const Slot& slot, const calendar::Window& window, calendar::Zone zone, int people, Mode mode,
             const std::optional<Override>& override) {
    if (!window.contains(calendar::local_date(slot.start, zone)) && !allows_other_day(override))
        return Verdict::OutsideWindow;
    if (people > slot.places) return Verdict::TooFewPlaces;
    if (!contains(slot.modes, mode)) return Verdict::ModeNotOffered;
    return Verdict::Admitted;
}

Verdict admit(const Slot& slot, const calendar::Window& window, calendar::Zone zone, core::Instant now,
              const ClockTrust& trust, const Wishes& wishes, const std::optional<Override>& override) {
    if (const auto verdict = fits(slot, window, zone, wishes.people, wishes.mode, override);
        verdict != Verdict::Admitted)
        return verdict;
    if (slot.start <= now) return Verdict::InThePast;
    if (slot.start < now + lead(trust)) return Verdict::WithinLeadTime;
    if (!trust.confirmed && window.position(calendar::local_date(slot.start, zone)) == 1)
        return Verdict::ClockUnconfirmed;
    return Verdict::Admitted;
}

Offers offers(std::span<const Grant> grants, const OfferQuery& query) {
    Offers result;
    for (std::size_t i = 0; i < result.days.size(); ++i) result.days[i].date = query.window.days[i];
    const auto admitted = [&](const Slot& slot) {
        return admit(slot, query.window, query.zone, query.now, query.trust, query.wishes) == Verdict::Admitted;
    };
    for (auto& offer : best_by_start(grants, query, admitted)) {
        offer.earliest = !result.earliest;
        if (offer.earliest) result.earliest = offer.grant;
        const auto position = query.window.position(calendar::local_date(offer.slot.start, query.zone));
        result.days[static_cast<std::size_t>(*position - 1)].times.push_back(std::move(offer));
    }
    return result;
}

std::vector<Offer> later_offers(std::span<const Grant> grants, const OfferQuery& query, std::size_t most) {
    // Any reason about the day will do here: which one it is the agent says when the slot is chosen.
    const std::optional<Override> reason{{OverrideReason::NoSlotInWindow, {}}};
    const auto admitted = [&](const Slot& slot) {
        return calendar::local_date(slot.start, query.zone) > query.window.last() &&
               admit(slot, query.window, query.zone, query.now, query.trust, query.wishes, reason) == Verdict::Admitted;
    };
    auto found = best_by_start(grants, query, admitted);
    if (found.size() > most) found.erase(found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
    return found;
}

std::optional<Slot> relocate(const Slot& original, const Need& need, std::span<const Slot> free,
                             const calendar::Window& window, calendar::Zone zone) {
    const auto distance = [&](const Slot& slot) { return std::chrono::abs(slot.start - original.start); };
    const Slot* nearest = nullptr;
    for (const auto& slot : free) {
        if (slot.office != original.office || slot.start < need.not_before) continue;
        if (fits(slot, window, zone, need.people, need.mode) != Verdict::Admitted) continue;
        if (nearest) {
            const auto near = distance(*nearest), here = distance(slot);
            if (here > near) continue;
            const bool spoken = speaks(slot, need.language), before = speaks(*nearest, need.language);
            if (here == near && (spoken != before ? before : slot.start >= nearest->start)) continue;
        }
        nearest = &slot;
    }
    return nearest ? std::optional{*nearest} : std::nullopt;
}

} // namespace accueil::booking
