// What is on the screen, as meaning: one tree a frame. Four readers: the keypad moves through it, speech reads it, the
// test driver finds what to tap in it, and checks.h judges it.
//
// Plain values, no SDL and no ImGui. Ids are stable names ("start", "language.fr", "people.plus"): journey scripts and
// people who write them depend on them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/view/geometry.h"
#include "kiosk/view/theme.h"

namespace accueil::view {

enum class NodeRole { Heading, Text, Status, Image, Button, Choice, Switch, Field, Key };

// "heading", "button" …
[[nodiscard]] std::string_view name(NodeRole role);

struct Node {
    std::string id{};
    NodeRole role = NodeRole::Button;
    std::string label{};    // as it is read aloud
    std::string value{};    // a field's text, a stepper's number
    Rect rect{};            // where it really is: mirrored already
    std::string language{}; // of the label, where it is not the page's: a place, the name of a language
    bool enabled = true;
    bool selected = false;
    bool personal = false; // read aloud only into headphones
    int order = -1;        // in the order of focus; -1: can't be focused
};

// One piece of text as drawn, for the checks; holds no text.
struct InkMark {
    Rect rect{};
    float size = 0; // of the em
    Colour ink{}, ground{};
    bool cut = false; // did not fit its place
    int missing_glyphs = 0;
    std::string owner{}; // id of the control it belongs to; empty for free text
};

enum class Step { Next, Previous, Up, Down, Left, Right };

struct Tree {
    std::string screen; // journey::name of the screen
    std::string language;
    std::vector<Node> nodes;
    std::vector<InkMark> inks;

    [[nodiscard]] const Node* find(std::string_view id) const;
    // The next stop from `id`. From nowhere, or from an id that has gone, the first stop (the last for Previous).
    // Next and Previous go round; an arrow without anything in its direction stays. Empty when nothing can be focused.
    [[nodiscard]] std::string neighbour(std::string_view id, Step step) const;
};

} // namespace accueil::view
