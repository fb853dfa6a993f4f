// Step three of reception's booking: the five days of the window first, then the later days that the terminal holds.
#include <algorithm>

#include "kiosk/view/appointment_text.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/staff_steps.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

constexpr const char* chosen_day = "staff.day";

std::string count_of(const booking::OfferDay& day) {
    if (day.times.empty()) return "complet";
    return day.times.size() == 1 ? "1 place" : std::to_string(day.times.size()) + " places";
}

bool day_row(Ui& ui, const Rect& box, const booking::OfferDay& day, std::size_t index, bool selected) {
    const std::chrono::year_month_day date{day.date};
    const std::string label = ui.words().weekday_short(date) + " " + ui.words().day_month(date);
    const std::string detail = day.in_window ? count_of(day) : count_of(day) + " · hors délai";
    return staff_choice(ui, box,
                        {.id = "staff.day." + std::to_string(index),
                         .label = label,
                         .detail = detail,
                         .enabled = !day.times.empty(),
                         .selected = selected});
}

// The days; which one is looked at, the page remembers.
std::size_t days(Ui& ui, Rect place, const std::vector<booking::OfferDay>& all) {
    int& looked_at = ui.note(chosen_day);
    // 0 is "not chosen yet": the first day with anything free.
    std::size_t selected = static_cast<std::size_t>(std::max(0, looked_at - 1));
    if (looked_at == 0 || selected >= all.size()) {
        const auto free = std::ranges::find_if(all, [](const auto& day) { return !day.times.empty(); });
        selected = free == all.end() ? 0 : static_cast<std::size_t>(free - all.begin());
    }
    const float gap = ui.length().unit;
    const float height = ui.length().button * 0.85F;
    const int count = static_cast<int>(all.size());
    int per_page = std::max(1, static_cast<int>((place.height + gap) / (height + gap)));
    int first = 0;
    if (count > per_page) {
        const Rect foot = place.take_bottom(height, gap);
        per_page = std::max(1, static_cast<int>((place.height + gap) / (height + gap)));
        first = pager(ui, foot, "staff.days", count, per_page);
    }
    for (int i = first; i < std::min(count, first + per_page); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (day_row(ui, place.take_top(height, gap), all[at], at, at == selected)) looked_at = i + 1;
    }
    return selected;
}

void times(Ui& ui, Rect place, const booking::OfferDay& day, const journey::Model& model) {
    const std::chrono::year_month_day date{day.date};
    heading(ui, place, ui.words().date(date), ui.type().heading, "staff.times");
    place.take_top(ui.length().unit * 2);
    if (!day.in_window) {
        notice(ui, place, "staff.outside", Tone::Warning, "Après les cinq jours ouvrables : un motif sera demandé.");
        place.take_top(ui.length().unit * 2);
    }
    const std::string zone(staff_zone(*model.facts, model.visit.office.value_or(core::OfficeId{})));
    const float gap = ui.length().unit * 1.5F;
    const int across = std::max(1, static_cast<int>((place.width + gap) / (ui.length().button * 2.4F + gap)));
    const int count = static_cast<int>(day.times.size());
    const int down = (count + across - 1) / across;
    const float height =
        std::min(ui.length().button, (place.height + gap) / static_cast<float>(std::max(1, down)) - gap);
    const auto cells = grid(place.take_top(static_cast<float>(down) * (height + gap) - gap), count, across, gap);
    for (std::size_t i = 0; i < day.times.size(); ++i) {
        const auto& offer = day.times[i];
        const bool selected = model.visit.chosen && model.visit.chosen->grant == offer.grant;
        if (staff_tab(ui, cells[i], "staff." + time_id(offer, zone), ui.words().time(offer.slot.start, zone), selected))
            ui.emit(journey::TimeChosen{offer.grant});
    }
}

void modes(Ui& ui, Rect& body, const journey::Model& model) {
    const auto& facts = *model.facts;
    const auto office =
        std::ranges::find(facts.offices, model.visit.office.value_or(core::OfficeId{}), &booking::Office::id);
    if (office == facts.offices.end() || office->modes.size() < 2) return;
    const Rect place = body.take_top(ui.length().button * 0.85F, ui.length().gap);
    const auto cells = columns(place, static_cast<int>(office->modes.size()), ui.length().unit * 1.5F);
    for (std::size_t i = 0; i < office->modes.size(); ++i) {
        const auto mode = office->modes[i];
        if (staff_tab(ui, cells[i], "staff." + mode_id(mode), std::string(staff_words(mode)),
                      model.visit.wishes.mode == mode))
            ui.emit(journey::ModeChosen{mode});
    }
}

} // namespace

void staff_time_step(Ui& ui, Rect body, const journey::StaffBooking& screen, const journey::Model& model) {
    if (screen.taken) {
        notice(ui, body, "staff.taken", Tone::Warning, "Cette heure vient d’être prise. Choisissez-en une autre.");
        body.take_top(ui.length().gap);
    }
    modes(ui, body, model);
    if (screen.days.empty()) {
        notice(ui, body, "staff.no-office", Tone::Warning,
               "La borne ne connaît plus ce bureau. Choisissez-en un autre.");
        return;
    }
    if (!std::ranges::any_of(screen.days, [](const auto& day) { return !day.times.empty(); })) {
        notice(ui, body, "staff.nothing", Tone::Warning,
               "La borne n’a aucune place pour ce bureau. Choisissez un autre bureau ou un autre mode.");
        body.take_top(ui.length().gap);
    }
    if (ui.portrait()) {
        const Rect above = body.take_top(std::min(body.height * 0.55F, ui.length().button * 8), ui.length().gap);
        const auto selected = days(ui, above, screen.days);
        return times(ui, body, screen.days[selected], model);
    }
    const Rect left = body.take_start(body.width * 0.46F, ui.length().gap * 2);
    const auto selected = days(ui, left, screen.days);
    times(ui, body, screen.days[selected], model);
}

} // namespace accueil::view
