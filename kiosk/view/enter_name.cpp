// The name by keyboard: for those without a paper, and to correct what a paper said.
#include "kiosk/view/draw.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/page.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

void draw(const journey::EnterName& screen, const journey::Model& model, Ui& ui) {
    // Officials look for the letters of the passport, in every country: said before anybody types in another script.
    const Rect body = open_page(
        ui, model,
        {.title = ui.simple() ? ui.tr("Votre nom, comme sur le passeport") : ui.tr("Quel est votre nom ?"),
         .lead = screen.incomplete ? std::string() // the complaint needs the room
                                   : ui.tr("Écrivez-le comme sur le passeport, en lettres latines (A, B, C…)."),
         .step = 3});
    // In low reach and portrait the keys leave too little: the two lines to type on may stand a little higher.
    const bool short_of_room = ui.portrait() && model.comfort.low_reach;
    const float more = short_of_room ? (screen.incomplete ? ui.type().caption.size * 3.4F : 0) +
                                           (model.comfort.large_text ? ui.length().button : 0)
                                     : 0;
    const Rect higher{body.x, body.y - more, body.width, body.height + more};
    FormPlaces places = form(ui.theme(), higher, key_rows(Keys::Letters));
    const bool surname = screen.focus == journey::NameField::Surname;
    const float gap = ui.length().gap;
    const std::string done = ui.tr("Continuer");

    Rect rest = places.fields;
    Entry first{.label = ui.tr("Nom de famille"), .value = screen.surname, .focused = surname};
    Entry second{.label = ui.tr("Prénoms"), .value = screen.given_names, .focused = !surname};
    if (screen.incomplete) first.wrong = ui.tr("Écrivez au moins un nom.");
    float height = std::max(field_height(ui, first), field_height(ui, second));
    if (!ui.portrait() && screen.incomplete) {
        // What is to be done about it may take a second line; the keys give way.
        const float cell = (rest.width - button_width(ui, done, Icon::Forward) - 2 * gap) / 2;
        if (ui.measure(first.wrong, ui.type().caption).width > cell - ui.type().caption.size - ui.length().unit * 2)
            height += ui.type().caption.size * 1.5F;
        const float lacks = std::max(0.0F, height - rest.height);
        rest.height += lacks;
        places.keys.take_top(lacks);
    }
    Rect done_place;
    std::vector<Rect> cells;
    const bool stacked = ui.portrait() && rest.height >= 2 * height + gap * 2 + ui.length().button;
    if (stacked) {
        done_place = rest.take_bottom(ui.length().button, gap);
        cells = rows(rest.take_bottom(std::min(rest.height, 2 * height + gap)), 2, gap);
    } else if (ui.portrait()) {
        done_place = rest.take_bottom(ui.length().button, gap);
        // In half the width the complaint takes a second line.
        const float second_line = screen.incomplete ? ui.type().caption.size * 1.5F : 0;
        cells = columns(rest.take_bottom(std::min(rest.height, height + second_line)), 2, gap);
    } else {
        Rect line = rest.take_bottom(std::min(rest.height, height), 0);
        done_place = line.take_end(button_width(ui, done, Icon::Forward), gap);
        // The button stands level with the lines that are typed on.
        done_place.y += ui.type().strong.size * 1.4F + ui.length().unit * 0.5F;
        done_place.height = ui.length().button * 0.95F;
        cells = columns(line, 2, gap);
    }
    if (field(ui, cells[0], "name.surname", first)) ui.emit(journey::FieldFocused{0});
    if (field(ui, cells[1], "name.given", second)) ui.emit(journey::FieldFocused{1});
    if (button(ui, done_place, "name.done", done, Look::Primary, Icon::Forward)) ui.emit(journey::FieldsDone{});
    keyboard(ui, places.keys, Keys::Letters, surname ? screen.surname : screen.given_names);
}

} // namespace accueil::view
