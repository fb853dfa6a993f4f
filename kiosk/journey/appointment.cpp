// Where and when: from the region over the office to a time that is in the terminal's hand.
#include <algorithm>

#include "kiosk/journey/times.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

bool offers_mode(const Model& model, booking::Mode mode) {
    if (!model.visit.office) return false;
    const auto* place = office(*model.facts, *model.visit.office);
    return place != nullptr && std::ranges::find(place->modes, mode) != place->modes.end();
}

// The mode wished for comes first, then the office's own order. Nothing: in none of them is anything free.
std::optional<booking::Mode> mode_with_times(const Model& model) {
    const auto wished = model.visit.wishes.mode;
    if (anything_free(window_days(model, wished))) return wished;
    if (!model.visit.office) return std::nullopt;
    const auto* place = office(*model.facts, *model.visit.office);
    if (place == nullptr) return std::nullopt;
    const auto other =
        std::ranges::find_if(place->modes, [&](booking::Mode mode) { return anything_free(window_days(model, mode)); });
    if (other == place->modes.end()) return std::nullopt;
    return *other;
}

void choose_office(Turn& turn, const core::OfficeId& id) {
    auto& visit = turn.model.visit;
    visit.office = id;
    visit.chosen.reset();
    visit.free.clear();
    visit.free_of.reset();
    const auto* place = office(*turn.model.facts, id);
    if (place != nullptr && !offers_mode(turn.model, visit.wishes.mode) && !place->modes.empty()) {
        visit.wishes.mode = place->modes.front();
    }
}

void staff_region(Turn& turn, StaffBooking& screen, const core::RegionCode& region) {
    turn.model.visit.region = region;
    turn.model.visit.office.reset();
    const auto offices = offices_of(*turn.model.facts, region);
    if (offices.size() != 1) return;
    choose_office(turn, offices.front());
    screen.step = 2;
    refresh_staff_times(turn);
}

} // namespace

void show_times(Turn& turn, bool taken) {
    auto& model = turn.model;
    const bool as_wished = anything_free(window_days(model, model.visit.wishes.mode));
    if (!as_wished && may_ask_for_slots(model)) return ask_for_slots(turn, taken);
    const auto mode = mode_with_times(model);
    if (!mode && model.visit.slip) return turn.put(MeetingObstacle{Obstacle::NothingElse});
    if (!mode) return turn.put(NothingFree{later_days(model, model.visit.wishes.mode)});
    const bool changed = *mode != model.visit.wishes.mode;
    model.visit.wishes.mode = *mode;
    turn.put(ChooseTime{.days = window_days(model, *mode), .taken = taken, .mode_changed = changed});
}

void refresh_times(Turn& turn) {
    auto& model = turn.model;
    if (auto* screen = turn.at<ChooseTime>()) {
        screen->days = window_days(model, model.visit.wishes.mode);
        // Someone may be looking at a mode without times; only when no mode has any there is nothing to choose.
        if (!mode_with_times(model)) show_times(turn);
    } else if (auto* nothing = turn.at<NothingFree>()) {
        if (mode_with_times(model)) return show_times(turn);
        nothing->later = later_days(model, model.visit.wishes.mode);
    }
    refresh_staff_times(turn);
}

void on(Turn& turn, const RegionChosen& chosen) {
    if (auto* staff = turn.at<StaffBooking>(); staff && staff->step == 1) {
        return staff_region(turn, *staff, chosen.region);
    }
    if (!turn.at<ChooseRegion>()) return;
    auto& visit = turn.model.visit;
    visit.region = chosen.region;
    visit.office.reset();
    visit.chosen.reset();
    auto offices = offices_of(*turn.model.facts, chosen.region);
    if (offices.size() > 1) return turn.go(ChooseOffice{std::move(offices)});
    if (!offices.empty()) choose_office(turn, offices.front());
    turn.go(NothingFree{});
    show_times(turn);
}

void on(Turn& turn, const OfficeChosen& chosen) {
    if (auto* staff = turn.at<StaffBooking>(); staff && staff->step == 1) {
        if (office(*turn.model.facts, chosen.office) == nullptr) return;
        choose_office(turn, chosen.office);
        staff->step = 2;
        return refresh_staff_times(turn);
    }
    const auto* screen = turn.at<ChooseOffice>();
    if (!screen || std::ranges::find(screen->offices, chosen.office) == screen->offices.end()) return;
    choose_office(turn, chosen.office);
    turn.go(NothingFree{});
    show_times(turn);
}

void on(Turn& turn, const ModeChosen& chosen) {
    if (!offers_mode(turn.model, chosen.mode)) return;
    if (auto* screen = turn.at<ChooseTime>()) {
        turn.model.visit.wishes.mode = chosen.mode;
        auto days = window_days(turn.model, chosen.mode);
        if (!anything_free(days) && may_ask_for_slots(turn.model)) return ask_for_slots(turn, false);
        *screen = ChooseTime{.days = std::move(days)};
    } else if (auto* staff = turn.at<StaffBooking>(); staff && staff->step == 2) {
        turn.model.visit.wishes.mode = chosen.mode;
        refresh_staff_times(turn);
    }
}

void on(Turn& turn, const TimeChosen& chosen) {
    auto& visit = turn.model.visit;
    if (auto* staff = turn.at<StaffBooking>(); staff && staff->step == 2) {
        const auto* offer = find_offer(staff->days, chosen.grant);
        if (offer == nullptr) return;
        visit.chosen = *offer;
        staff->taken = staff->failed = staff->reason_missing = false;
        return staff_time_done(turn);
    }
    auto* screen = turn.at<ChooseTime>();
    if (!screen) return;
    const auto* offer = find_offer(screen->days, chosen.grant);
    if (offer == nullptr) return;
    visit.chosen = *offer;
    visit.override.reset();
    screen->taken = false;
    take_time(turn);
}

void on(Turn& turn, const LaterChosen& chosen) {
    const auto* screen = turn.at<NothingFree>();
    const auto* offer = screen ? find_offer(screen->later, chosen.grant) : nullptr;
    if (offer == nullptr) return;
    auto& visit = turn.model.visit;
    visit.chosen = *offer;
    // Nobody decided it: there was nothing in the five days, and that is on record.
    visit.override = booking::Override{booking::OverrideReason::NoSlotInWindow, core::StaffId{"system"}};
    take_time(turn);
}

} // namespace accueil::journey
