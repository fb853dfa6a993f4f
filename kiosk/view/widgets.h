// The pieces that pages are made of. Each draws itself, says in the semantic tree what it is, and returns what was
// done.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/view/ui.h"

namespace accueil::view {

// --- text; both cut their height off the top of `rest` and return the height
// ------------------------------------------
float heading(Ui& ui, Rect& rest, std::string_view text, const Type& type, const std::string& id, bool personal = false,
              text::Align align = text::Align::Start);
float paragraph(Ui& ui, Rect& rest, std::string_view text, const Type& type, Colour colour,
                text::Align align = text::Align::Start, bool personal = false);

// --- buttons
// ----------------------------------------------------------------------------------------------------------
enum class Look {
    Primary,   // the one main action of a page
    Secondary, // with an edge
    Quiet,     // text and sign only
    Welcome    // on the full ground of the first page
};
// The width that a button wants; its height is Lengths::button or more.
[[nodiscard]] float button_width(Ui& ui, std::string_view label, Icon icon = Icon::None);
bool button(Ui& ui, const Rect& box, const std::string& id, const std::string& label, Look look, Icon icon = Icon::None,
            bool enabled = true);
// On or off: comfort, interpreter, one part of the plan. A check mark says "on", not the colour alone.
[[nodiscard]] float toggle_width(Ui& ui, std::string_view label);
bool toggle(Ui& ui, const Rect& box, const std::string& id, const std::string& label, Icon icon, bool on,
            bool with_label = true, const std::string& spoken = {}); // what is heard, where the label is only a word

// --- choices
// ----------------------------------------------------------------------------------------------------------
struct Card {
    std::string title{};
    std::string detail{};
    Icon icon = Icon::None;
    bool selected = false;
    bool enabled = true;
    bool centred = false;
    bool arrow = false;                       // "leads on", at the end
    Type title_type{};                        // size 0: Letters::heading
    const text::Language* language = nullptr; // of both texts; nullptr: the page's
    bool personal = false;
    NodeRole role = NodeRole::Choice;
    std::string spoken_in{}; // code, where it is not the page's language: a place in Québec
};
// Height that the card wants at this width.
[[nodiscard]] float card_height(Ui& ui, const Card& card, float width);
bool choice_card(Ui& ui, const Rect& box, const std::string& id, const Card& card);

// − value +; returns -1, 0 or 1. Ids "<id>.minus", "<id>.plus"; the value reads as "<id>.value".
int stepper(Ui& ui, const Rect& box, const std::string& id, const std::string& value, const std::string& less,
            const std::string& more, bool can_less, bool can_more);

// --- fields
// -----------------------------------------------------------------------------------------------------------
struct Entry {
    std::string label{};
    std::string value{};
    bool focused = false;
    std::string wrong{}; // what to do about it, in words; empty: nothing wrong
    std::string good{};  // said where the field is labelled, as soon as what was typed can be right
    bool hidden = false; // shown and read as dots
    bool personal = true;
};
[[nodiscard]] float field_height(Ui& ui, const Entry& entry);
bool field(Ui& ui, const Rect& box, const std::string& id, const Entry& entry);

// --- notices
// ----------------------------------------------------------------------------------------------------------
enum class Tone { Info, Good, Warning };
// Cuts its height off the top of `rest`.
void notice(Ui& ui, Rect& rest, const std::string& id, Tone tone, std::string_view text);
[[nodiscard]] float notice_height(Ui& ui, std::string_view text, float width);

// A line with a sign and a text beside it; cuts its height off the top of `rest`.
void line_with_icon(Ui& ui, Rect& rest, Icon icon, std::string_view text, const Type& type, Colour colour,
                    bool personal = false);

// Pages of a list that does not fit: "<id>.earlier", "<id>.later". Returns the first index to show.
int pager(Ui& ui, const Rect& box, const std::string& id, int count, int per_page);

} // namespace accueil::view
