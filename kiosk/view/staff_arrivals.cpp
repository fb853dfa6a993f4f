// Today's arrivals, the latest first: when, who, where, what became of it.
#include <algorithm>

#include "kiosk/view/staff_lists.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

using journey::StaffArrival;

std::vector<const StaffArrival*> latest_first(const journey::Facts& facts) {
    std::vector<const StaffArrival*> rows;
    for (const auto& row : facts.arrivals) rows.push_back(&row);
    std::ranges::stable_sort(rows, std::greater{}, [](const StaffArrival* row) { return row->booking.confirmed_at; });
    return rows;
}

std::string_view standing(const StaffArrival& row) {
    return row.replaced ? std::string_view("Remplacé") : staff_words(row.outcome);
}

// What became of it, and why it departs from the rule: always in words, the colour only helps.
void tags(Ui& ui, Rect line, const StaffArrival& row) {
    const Palette& c = ui.colour();
    const bool trouble = row.outcome == booking::Outcome::NeedsHuman || row.outcome == booking::Outcome::Cancelled;
    const bool good = row.outcome == booking::Outcome::Accepted && !row.replaced;
    const float used = staff_tag(ui, line, standing(row),
                                 trouble ? c.warn_pale
                                 : good  ? c.good_pale
                                         : c.band,
                                 trouble ? c.warn
                                 : good  ? c.good
                                         : c.ink);
    line.take_start(used, ui.length().unit);
    const auto& override = row.booking.draft.override;
    if (override) staff_tag(ui, line, staff_words(override->reason), c.pale, c.on_pale);
}

void acts(Ui& ui, Rect place, const StaffArrival& row) {
    const std::string id = "staff.arrival." + row.booking.id.value;
    const bool alive = journey::stands(row);
    const auto cells = columns(place, 2, ui.length().unit * 1.5F);
    if (button(ui, cells[0], id + ".reprint", "Réimprimer", Look::Secondary, Icon::None, alive))
        ui.emit(journey::ReprintAsked{row.booking.id});
    if (button(ui, cells[1], id + ".reschedule", "Déplacer", Look::Secondary, Icon::None, alive))
        ui.emit(journey::RescheduleAsked{row.booking.id});
}

float acts_width(Ui& ui) { return 2 * button_width(ui, "Réimprimer") + ui.length().unit * 1.5F; }

void arrival_row(Ui& ui, Rect box, const StaffArrival& row, const journey::Model& model) {
    const Lengths& length = ui.length();
    const auto places = staff_row(ui, box, acts_width(ui));
    acts(ui, places.acts, row);
    box = places.text;

    const auto& draft = row.booking.draft;
    const auto& facts = *model.facts;
    const std::string when = ui.words().time(row.booking.confirmed_at);
    const Rect whole = box;
    ui.owner({});
    ui.write(box.take_start(ui.measure("00 h 00", ui.type().strong).width + length.gap), when,
             {.type = ui.type().strong, .colour = ui.colour().quiet});
    const std::string people = ", " + staff_people(draft.wishes.people);
    const float room = box.width - ui.measure(people, ui.type().strong).width - 2;
    const std::string who = fitted(ui, staff_name(draft.person), ui.type().strong, room) + people;
    const std::string where =
        fitted(ui, staff_moment(ui, facts, row.booking.slot) + " · " + staff_office(facts, row.booking.slot.office),
               ui.type().caption, box.width);
    box.take_top(ui.write(box, who, {.type = ui.type().strong, .colour = ui.colour().ink, .shrink = true}));
    box.take_top(ui.write(box, where, {.type = ui.type().caption, .colour = ui.colour().ink, .shrink = true}),
                 length.unit * 0.5F);
    tags(ui, box.take_top(ui.measure("M", ui.type().caption).height), row);
    ui.tell(NodeRole::Text, "staff.arrival." + row.booking.id.value,
            when + ", " + who + ", " + where + ", " + std::string(standing(row)), whole, true);
}

// Of the slip that was asked for again.
void reprint_notice(Ui& ui, Rect& body, const journey::StaffHome& screen) {
    if (!screen.reprint) return;
    const bool done = *screen.reprint == journey::PrintState::Printed;
    const bool under_way =
        *screen.reprint == journey::PrintState::Waiting || *screen.reprint == journey::PrintState::Printing;
    notice(ui, body, "staff.reprint",
           done        ? Tone::Good
           : under_way ? Tone::Info
                       : Tone::Warning,
           staff_words(*screen.reprint));
    body.take_top(ui.length().unit);
}

} // namespace

void staff_arrivals(Ui& ui, Rect body, std::optional<Rect> foot, const journey::StaffHome& screen,
                    const journey::Model& model) {
    reprint_notice(ui, body, screen);
    const auto rows_wanted = latest_first(*model.facts);
    if (rows_wanted.empty()) {
        body.take_top(ui.length().gap);
        paragraph(ui, body, "Personne ne s’est encore inscrit à ce comptoir aujourd’hui.", ui.type().lead,
                  ui.colour().quiet);
        return;
    }
    const float height = staff_row_height(ui, ui.length().unit * 2.5F);
    const auto shown = staff_rows(ui, body, foot, "staff.arrivals", static_cast<int>(rows_wanted.size()), height);
    for (int i = shown.first; i < shown.end; ++i)
        arrival_row(ui, body.take_top(height), *rows_wanted[static_cast<std::size_t>(i)], model);
}

} // namespace accueil::view
