// People for whom nothing was free: the longest waiting first. Reception books for them, or says that they have gone.
#include <algorithm>

#include "kiosk/journey/contact.h"
#include "kiosk/view/staff_lists.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

using journey::StaffWaiting;

float acts_width(Ui& ui) {
    return button_width(ui, "Réserver", Icon::Calendar) + button_width(ui, "Retirer") + ui.length().unit * 1.5F;
}

void acts(Ui& ui, Rect place, const StaffWaiting& row) {
    const std::string id = "staff.waiting." + row.number.value;
    const float first = place.width * button_width(ui, "Retirer") / acts_width(ui);
    if (button(ui, place.take_start(first, ui.length().unit * 1.5F), id + ".close", "Retirer", Look::Secondary))
        ui.emit(journey::WaitingClosed{row.number});
    if (button(ui, place, id + ".book", "Réserver", Look::Primary, Icon::Calendar))
        ui.emit(journey::WaitingChosen{row.number});
}

void waiting_row(Ui& ui, Rect box, const StaffWaiting& row, const journey::Model& model) {
    const auto places = staff_row(ui, box, acts_width(ui));
    acts(ui, places.acts, row);
    box = places.text;
    const auto* language = ui.catalogues().languages().find(row.wishes.language);
    const std::string spoken = language != nullptr ? language->autonym : row.wishes.language;
    const std::string who = staff_name(row.person) + ", " + staff_people(row.wishes.people);
    const std::string since = staff_since(row.since, model.now);
    const std::string place = row.office.empty() ? "aucun bureau" : staff_office(*model.facts, row.office);
    const std::string where = place + " · " + std::string(staff_words(row.wishes.mode));
    const std::string contact =
        row.person.telephone.empty() ? since : since + " · " + journey::telephone_as_written(row.person.telephone);
    const Rect whole = box;
    ui.owner({});
    box.take_top(ui.write(box, fitted(ui, who, ui.type().strong, box.width),
                          {.type = ui.type().strong, .colour = ui.colour().ink, .shrink = true}));
    box.take_top(ui.write(box, where, {.type = ui.type().caption, .colour = ui.colour().ink, .shrink = true}));
    Rect line = box;
    const float used = ui.measure(contact, ui.type().caption).width + ui.length().gap;
    ui.write(line.take_start(used), contact, {.type = ui.type().caption, .colour = ui.colour().quiet});
    const bool from_right = language != nullptr && language->right_to_left();
    ui.write(line, spoken,
             {.type = ui.type().caption,
              .colour = ui.colour().quiet,
              .align = from_right ? text::Align::End : text::Align::Start,
              .language = language});
    ui.tell(NodeRole::Text, "staff.waiting." + row.number.value, who + ", " + where + ", " + contact + ", " + spoken,
            whole, true);
}

} // namespace

void staff_waiting(Ui& ui, Rect body, std::optional<Rect> foot, const journey::Model& model) {
    const auto& rows = model.facts->waiting;
    if (rows.empty()) {
        body.take_top(ui.length().gap);
        paragraph(ui, body, "Tout le monde a une place.", ui.type().lead, ui.colour().quiet);
        return;
    }
    const float height = staff_row_height(ui, ui.length().unit * 3);
    const auto shown = staff_rows(ui, body, foot, "staff.waitings", static_cast<int>(rows.size()), height);
    for (int i = shown.first; i < shown.end; ++i)
        waiting_row(ui, body.take_top(height), rows[static_cast<std::size_t>(i)], model);
}

} // namespace accueil::view
