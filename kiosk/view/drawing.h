// Shapes and signs, drawn once by Cairo and kept as textures: rounded corners drawn triangle by triangle are thin and
// slow without a GPU.
#pragma once

#include <string_view>

#include "kiosk/view/theme.h"

using cairo_t = struct _cairo;

namespace accueil::view {

void set_colour(cairo_t* context, Colour colour);

struct Shape {
    Colour fill{0, 0, 0, 0};
    Colour edge{0, 0, 0, 0};
    float stroke = 0;
    float radius = 0;
    bool shadow = false; // a soft one below; needs `shadow_reach` around the shape
};
inline constexpr float shadow_reach = 24;

// Draws into a surface that is larger than the shape by `around` on each side.
void draw_shape(cairo_t* context, Size size, const Shape& shape, float around);

// Signs on a grid of 24 × 24, drawn with one pen.
enum class Icon {
    None,
    Back,
    Forward,
    Call,
    Check,
    Plus,
    Minus,
    Erase,
    Printer,
    Phone,
    Mail,
    Person,
    People,
    House,
    Speech,
    Work,
    Community,
    Calendar,
    Clock,
    Pin,
    Globe,
    Paper,
    Warning,
    Info,
    Video,
    LargeText,
    Contrast,
    LowReach,
    Simple,
    Heart,
    Free,
    Lock,
    Left,
    Right,
    Tool,
    List,
    Hand
};
// True for signs that point along the line of reading: they are turned round with the page.
[[nodiscard]] bool follows_reading(Icon icon);
// In white, to be tinted.
void draw_icon(cairo_t* context, float side, Icon icon, float pen);

} // namespace accueil::view
