// Step one of reception's booking: who comes, how many, in which language, and how to reach them.
#include <algorithm>

#include "kiosk/journey/contact.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/staff_page.h"
#include "kiosk/view/staff_steps.h"
#include "kiosk/view/widgets.h"

namespace accueil::view {

namespace {

Keys keys_of(int field) {
    switch (field) {
    case 2: return Keys::Telephone;
    case 3: return Keys::Email;
    default: return Keys::Letters;
    }
}

std::array<Entry, 4> entries(const journey::StaffBooking& screen, const journey::Visit& visit) {
    const auto& person = visit.person;
    const bool by_telephone = visit.wishes.mode == booking::Mode::Telephone;
    const bool needed = !journey::can_be_reached({}, visit.wishes.mode);
    std::array<Entry, 4> all{
        Entry{.label = "Nom de famille", .value = person.surname, .focused = screen.field == 0, .wrong = {}},
        Entry{.label = "Prénoms", .value = person.given_names, .focused = screen.field == 1, .wrong = {}},
        Entry{.label = needed ? "Téléphone" : "Téléphone (facultatif)",
              .value = person.telephone,
              .focused = screen.field == 2,
              .wrong = {}},
        Entry{.label = needed && !by_telephone ? "Courriel" : "Courriel (facultatif)",
              .value = person.email,
              .focused = screen.field == 3,
              .wrong = {}}};
    if (screen.incomplete) all[0].wrong = "Au moins un nom.";
    if (screen.contact_wrong && screen.field >= 2) {
        Entry& entry = all[static_cast<std::size_t>(screen.field)];
        entry.wrong = !entry.value.empty() ? "À vérifier." : by_telephone ? "Un numéro." : "Un numéro ou un courriel.";
    }
    return all;
}

void people(Ui& ui, const Rect& box, int count) {
    const int by = stepper(ui, box, "staff.people", staff_people(count), "Une personne de moins",
                           "Une personne de plus", count > 1, count < ui.options().largest_household);
    if (by != 0) ui.emit(journey::PeopleChanged{count + by});
}

// One after the other, as there can be more languages than places.
void language(Ui& ui, const Rect& box, const std::string& code) {
    const auto& codes = ui.options().languages;
    if (codes.empty()) return;
    const auto found = std::ranges::find(codes, code);
    const auto at = found == codes.end() ? 0 : static_cast<std::size_t>(found - codes.begin());
    const int by = stepper(ui, box, "staff.language", ui.catalogues().of(codes[at]).language().autonym,
                           "Langue précédente", "Langue suivante", codes.size() > 1, codes.size() > 1);
    if (by == 0) return;
    ui.emit(journey::LanguageForVisitChosen{codes[(at + codes.size() + static_cast<std::size_t>(by)) % codes.size()]});
}

constexpr std::array<const char*, 4> ids{"staff.surname", "staff.given", "staff.telephone", "staff.email"};

// All four where there is height for them; else the two that are being written and a way to the other two.
void fields(Ui& ui, Rect& body, const std::array<Entry, 4>& all, int focused) {
    const float gap = ui.length().gap;
    float height = 0;
    for (const Entry& entry : all) height = std::max(height, field_height(ui, entry));
    if (ui.portrait()) {
        const auto cells = rows(body.take_top(height * 4 + gap * 3, gap), 4, gap);
        for (std::size_t i = 0; i < 4; ++i)
            if (field(ui, cells[i], ids[i], all[i])) ui.emit(journey::FieldFocused{static_cast<int>(i)});
        return;
    }
    const bool contact = focused >= 2;
    Rect line = body.take_top(height, gap);
    Rect other = line.take_end(button_width(ui, "Contact", Icon::Person), gap);
    // The button stands level with the lines that are typed on.
    other.y += ui.type().strong.size * 1.4F + ui.length().unit * 0.5F;
    other.height = ui.length().button * 0.95F;
    const auto cells = columns(line, 2, gap);
    for (std::size_t i = 0; i < 2; ++i) {
        const std::size_t at = i + (contact ? 2 : 0);
        if (field(ui, cells[i], ids[at], all[at])) ui.emit(journey::FieldFocused{static_cast<int>(at)});
    }
    if (button(ui, other, contact ? "staff.name" : "staff.contact", contact ? "Nom" : "Contact", Look::Secondary,
               contact ? Icon::Person : Icon::Phone))
        ui.emit(journey::FieldFocused{contact ? 0 : 2});
}

} // namespace

void staff_person_step(Ui& ui, Rect body, const journey::StaffBooking& screen, const journey::Model& model) {
    const float gap = ui.length().gap;
    const auto all = entries(screen, model.visit);
    fields(ui, body, all, screen.field);
    const float line = ui.length().button * 0.85F;
    const auto halves = ui.portrait() ? rows(body.take_top(line * 2 + gap, gap), 2, gap)
                                      : columns(body.take_top(line, gap), 2, gap * 2);
    people(ui, halves[0], model.visit.wishes.people);
    language(ui, halves[1], model.visit.wishes.language);
    const Keys keys = keys_of(screen.field);
    const auto count = static_cast<float>(key_rows(keys));
    const float most = count * ui.length().button + (count - 1) * ui.length().unit;
    const std::string& typed = all[static_cast<std::size_t>(std::clamp(screen.field, 0, 3))].value;
    Rect place = body.take_bottom(std::min(body.height, most));
    if (keys == Keys::Telephone) place = place.middle(std::min(place.width, ui.length().button * 7), place.height);
    keyboard(ui, place, keys, typed);
}

} // namespace accueil::view
