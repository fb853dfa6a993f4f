// The frame of reception's pages, and the words on them. French only: nothing here goes through the catalogues.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/view/ui.h"

namespace accueil::view {

// A dark strip with the title and who is signed in, the body, and a bar for what can be done. Returns the body.
Rect open_staff_page(Ui& ui, const journey::Model& model, const std::string& title);
// The place for the buttons of the bar.
Rect staff_bar(Ui& ui);

// One of several pages behind one another, chosen by tabs or steps. True when touched.
bool staff_tab(Ui& ui, const Rect& box, const std::string& id, const std::string& label, bool selected);

// One of several below each other, of which some may not be chosen: days, reasons. The detail stands at the end.
struct StaffChoice {
    std::string id;
    std::string label;
    std::string detail{};
    bool enabled = true;
    bool selected = false;
    bool may_press = true; // false: as it is, but nothing can be chosen now
};
bool staff_choice(Ui& ui, const Rect& box, const StaffChoice& choice);

// "label   value", one line, cut off the top of `rest`. A warning has its sign before the value.
void staff_fact(Ui& ui, Rect& rest, const std::string& id, std::string_view label, std::string_view value,
                bool warning = false, float label_share = 0.4F);

// A small caption with a ground of its own: "hors délai", "confirmé". Returns its width.
float staff_tag(Ui& ui, Rect place, std::string_view text, Colour fill, Colour ink);

// At most so many letters, with an ellipsis: for the lists, where a long name may not push the rest away.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);
// The same for a line of so many pixels.
[[nodiscard]] std::string fitted(Ui& ui, std::string_view text, const Type& type, float width);

// --- words
// ------------------------------------------------------------------------------------------------------------
[[nodiscard]] std::string_view staff_words(booking::Outcome outcome);
[[nodiscard]] std::string_view staff_words(booking::OverrideReason reason);
[[nodiscard]] std::string_view staff_words(booking::Mode mode);
[[nodiscard]] std::string_view staff_words(booking::DocumentKind kind);
[[nodiscard]] std::string_view staff_words(journey::PrintState state);
[[nodiscard]] std::string_view staff_words(journey::PrinterState state);
[[nodiscard]] std::string_view staff_words(journey::Stop stop);
// Where in the journey someone was, by the name of the screen.
[[nodiscard]] std::string_view staff_words_of_screen(std::string_view screen);
// "à l’instant", "depuis 4 min", "depuis 1 h 12"
[[nodiscard]] std::string staff_since(core::Instant then, core::Instant now);

[[nodiscard]] std::string staff_name(const booking::Person& person);
[[nodiscard]] std::string staff_people(int people);
// The office's name, or its id when the terminal does not know it any longer.
[[nodiscard]] std::string staff_office(const journey::Facts& facts, const core::OfficeId& id);
[[nodiscard]] std::string_view staff_zone(const journey::Facts& facts, const core::OfficeId& id);
// "mer. 25 nov., 9 h 00", in the office's zone.
[[nodiscard]] std::string staff_moment(const Ui& ui, const journey::Facts& facts, const booking::Slot& slot);

} // namespace accueil::view
