#include "kiosk/view/drawing.h"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string_view>

#include <cairo.h>

namespace accueil::view {

namespace {

void rounded(cairo_t* c, double x, double y, double w, double h, double r) {
    r = std::min({r, w / 2, h / 2});
    const double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(c);
    cairo_arc(c, x + w - r, y + r, r, -quarter, 0);
    cairo_arc(c, x + w - r, y + h - r, r, 0, quarter);
    cairo_arc(c, x + r, y + h - r, r, quarter, 2 * quarter);
    cairo_arc(c, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(c);
}

void draw_shadow(cairo_t* c, Size size, const Shape& shape, double around) {
    // Many faint layers give the soft edge of a blur for a fraction of its cost.
    constexpr int layers = 12;
    for (int i = layers; i > 0; --i) {
        const double spread = around * 0.75 * i / layers;
        cairo_set_source_rgba(c, 0.13, 0.21, 0.33, 0.013);
        rounded(c, around - spread, around - spread + around * 0.22, size.width + 2 * spread, size.height + 2 * spread,
                shape.radius + spread);
        cairo_fill(c);
    }
}

// M move, L line, C curve, O circle (centre, radius), Z close; numbers on the 24 × 24 grid. Every circle is a sub-path.
// A part after '*' is filled, not stroked.
struct Sign {
    Icon icon;
    std::string_view path;
};
constexpr std::array signs{
    Sign{Icon::Back, "M 20 12 L 4 12 M 11 5 L 4 12 L 11 19"},
    Sign{Icon::Forward, "M 4 12 L 20 12 M 13 5 L 20 12 L 13 19"},
    Sign{Icon::Left, "M 15 5 L 8 12 L 15 19"},
    Sign{Icon::Right, "M 9 5 L 16 12 L 9 19"},
    Sign{Icon::Call, "M 6 17 L 6 11 C 6 7.5 8.5 5 12 5 C 15.5 5 18 7.5 18 11 L 18 17 M 3.5 17 L 20.5 17 M 10 20.5 C 11 "
                     "21.6 13 21.6 14 20.5 M 12 5 L 12 3"},
    Sign{Icon::Check, "M 4.5 12.5 L 10 18 L 20 6.5"},
    Sign{Icon::Plus, "M 12 5 L 12 19 M 5 12 L 19 12"},
    Sign{Icon::Minus, "M 5 12 L 19 12"},
    Sign{Icon::Erase, "M 9 6 L 21 6 L 21 18 L 9 18 L 3 12 Z M 12 9.5 L 17 14.5 M 17 9.5 L 12 14.5"},
    Sign{Icon::Printer, "M 7 9 L 7 3.5 L 17 3.5 L 17 9 M 7 17 L 4 17 L 4 9 L 20 9 L 20 17 L 17 17 M 7 14 L 17 14 L 17 "
                        "20.5 L 7 20.5 Z"},
    Sign{Icon::Phone,
         "M 8 2.5 L 16 2.5 C 17 2.5 17.5 3 17.5 4 L 17.5 20 C 17.5 21 17 21.5 16 21.5 L 8 21.5 C 7 21.5 6.5 "
         "21 6.5 20 L 6.5 4 C 6.5 3 7 2.5 8 2.5 Z M 11 18.5 L 13 18.5"},
    Sign{Icon::Mail, "M 3 6 L 21 6 L 21 18.5 L 3 18.5 Z M 3 7 L 12 13.5 L 21 7"},
    Sign{Icon::Person, "O 12 8 4 M 4.5 20.5 C 4.5 16.5 7.5 14.5 12 14.5 C 16.5 14.5 19.5 16.5 19.5 20.5"},
    Sign{Icon::People,
         "O 9 8.5 3.5 M 2.5 19.5 C 2.5 16 5.2 14.3 9 14.3 C 12.8 14.3 15.5 16 15.5 19.5 M 15.5 5.3 C 17.6 "
         "5.3 19 6.8 19 8.6 C 19 10.4 17.6 11.9 15.5 11.9 M 18 14.6 C 20.2 15.2 21.5 16.8 21.5 19.5"},
    Sign{Icon::House,
         "M 3 11.5 L 12 4 L 21 11.5 M 5.5 9.8 L 5.5 20 L 18.5 20 L 18.5 9.8 M 10 20 L 10 14 L 14 14 L 14 20"},
    Sign{Icon::Speech,
         "M 4 5 L 20 5 L 20 16 L 12 16 L 7.5 20 L 7.5 16 L 4 16 Z M 8 10.5 L 8.2 10.5 M 12 10.5 L 12.2 10.5 "
         "M 16 10.5 L 16.2 10.5"},
    Sign{Icon::Work,
         "M 3.5 8 L 20.5 8 L 20.5 19 L 3.5 19 Z M 9 8 L 9 5 L 15 5 L 15 8 M 3.5 13 L 20.5 13 M 12 12 L 12 14"},
    Sign{Icon::Community,
         "O 12 6.5 2.7 O 5.5 10 2.2 O 18.5 10 2.2 M 7.5 19.5 C 7.5 15 9 12.8 12 12.8 C 15 12.8 16.5 15 "
         "16.5 19.5 M 2.5 19 C 2.5 16 3.5 14.6 5.6 14.6 M 21.5 19 C 21.5 16 20.5 14.6 18.4 14.6"},
    Sign{Icon::Calendar,
         "M 4 5.5 L 20 5.5 L 20 20 L 4 20 Z M 4 10 L 20 10 M 8 3 L 8 7 M 16 3 L 16 7 M 8 14 L 10 14 M 14 "
         "14 L 16 14"},
    Sign{Icon::Clock, "O 12 12 9 M 12 6.5 L 12 12 L 16 14.5"},
    Sign{Icon::Pin,
         "M 12 21.5 C 7.5 16.5 5.5 13 5.5 9.6 C 5.5 6 8.3 3 12 3 C 15.7 3 18.5 6 18.5 9.6 C 18.5 13 16.5 16.5 "
         "12 21.5 Z O 12 9.5 2.5"},
    Sign{Icon::Globe, "O 12 12 9 M 3 12 L 21 12 M 12 3 C 7.5 8 7.5 16 12 21 M 12 3 C 16.5 8 16.5 16 12 21"},
    Sign{Icon::Paper,
         "M 6 3 L 14.5 3 L 19 7.5 L 19 21 L 6 21 Z M 14.5 3 L 14.5 7.5 L 19 7.5 M 9.5 12 L 15.5 12 M 9.5 16 L "
         "15.5 16"},
    Sign{Icon::Warning, "M 12 3.5 L 22 20.5 L 2 20.5 Z M 12 10 L 12 14.5 M 12 17.5 L 12 17.7"},
    Sign{Icon::Info, "O 12 12 9 M 12 11 L 12 16.5 M 12 7.5 L 12 7.7"},
    Sign{Icon::Video, "M 3 6.5 L 15.5 6.5 L 15.5 17.5 L 3 17.5 Z M 15.5 10.5 L 21 7.5 L 21 16.5 L 15.5 13.5"},
    Sign{Icon::LargeText, "M 2 18.5 L 7.8 5 L 13.5 18.5 M 4 14 L 11.6 14 M 18.5 7 L 18.5 14 M 15 10.5 L 22 10.5"},
    Sign{Icon::Contrast, "O 12 12 9 * M 12 3 C 17 3 21 7 21 12 C 21 17 17 21 12 21 Z"},
    Sign{Icon::LowReach, "M 12 3.5 L 12 14 M 7.5 10 L 12 14.5 L 16.5 10 M 4 20 L 20 20"},
    Sign{Icon::Simple, "M 4 7 L 20 7 M 4 12 L 14 12 M 4 17 L 9 17"},
    Sign{Icon::Heart,
         "M 12 20 C 6 15.5 3 12.4 3 8.8 C 3 6 5 4.2 7.5 4.2 C 9.4 4.2 11 5.2 12 7 C 13 5.2 14.6 4.2 16.5 4.2 C "
         "19 4.2 21 6 21 8.8 C 21 12.4 18 15.5 12 20 Z"},
    Sign{Icon::Free,
         "M 3.5 9 L 20.5 9 L 20.5 20 L 3.5 20 Z M 2.5 9 L 2.5 6 L 21.5 6 L 21.5 9 M 12 6 L 12 20 M 12 6 C 9 6 7 "
         "4.8 7.6 3.3 C 8.4 1.6 11.2 2.8 12 6 C 12.8 2.8 15.6 1.6 16.4 3.3 C 17 4.8 15 6 12 6"},
    Sign{Icon::Lock,
         "M 5.5 11 L 18.5 11 L 18.5 20.5 L 5.5 20.5 Z M 8 11 L 8 7.5 C 8 5 9.7 3.5 12 3.5 C 14.3 3.5 16 5 16 7.5 "
         "L 16 11"},
    Sign{Icon::Tool,
         "O 12 12 3.2 O 12 12 7.2 M 12 2.5 L 12 4.8 M 12 19.2 L 12 21.5 M 2.5 12 L 4.8 12 M 19.2 12 L 21.5 12 M "
         "5.3 5.3 L 6.9 6.9 M 17.1 17.1 L 18.7 18.7 M 18.7 5.3 L 17.1 6.9 M 6.9 17.1 L 5.3 18.7"},
    Sign{Icon::List,
         "M 8.5 6 L 20.5 6 M 8.5 12 L 20.5 12 M 8.5 18 L 20.5 18 M 4 6 L 4.2 6 M 4 12 L 4.2 12 M 4 18 L 4.2 18"},
    Sign{Icon::Hand,
         "M 9 12 L 9 4.5 C 9 3.5 9.6 3 10.3 3 C 11 3 11.6 3.5 11.6 4.5 L 11.6 11 L 17 12.3 C 18.6 12.7 19.5 13.6 "
         "19.3 15.2 L 18.6 21 L 11 21 L 5.8 15.4 C 5.2 14.7 5.4 13.9 6 13.5 C 6.7 13 7.6 13.1 8.2 13.7 L 9 14.5"},
};

class Pen {
  public:
    Pen(cairo_t* context, std::string_view path) : context_(context), rest_(path) {}

    void run() {
        for (char command = next(); command != 0; command = next()) step(command);
        cairo_stroke(context_);
    }

  private:
    char next() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
        if (rest_.empty()) return 0;
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    double number() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
        double value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return value;
    }
    void step(char command) {
        if (command == 'Z') return cairo_close_path(context_);
        if (command == '*') {
            cairo_stroke(context_);
            for (char c = next(); c != 0; c = next()) step(c);
            return cairo_fill(context_);
        }
        const double x = number(), y = number();
        if (command == 'M') return cairo_move_to(context_, x, y);
        if (command == 'L') return cairo_line_to(context_, x, y);
        if (command == 'O') {
            const double radius = number();
            cairo_new_sub_path(context_);
            return cairo_arc(context_, x, y, radius, 0, 2 * std::numbers::pi);
        }
        const double x2 = number(), y2 = number(), x3 = number(), y3 = number();
        cairo_curve_to(context_, x, y, x2, y2, x3, y3);
    }

    cairo_t* context_;
    std::string_view rest_;
};

} // namespace

void set_colour(cairo_t* context, Colour colour) {
    cairo_set_source_rgba(context, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

void draw_shape(cairo_t* context, Size size, const Shape& shape, float around) {
    if (shape.shadow) draw_shadow(context, size, shape, around);
    const double half = shape.edge.a > 0 ? shape.stroke / 2.0 : 0;
    rounded(context, around + half, around + half, size.width - 2 * half, size.height - 2 * half, shape.radius - half);
    set_colour(context, shape.fill);
    if (shape.edge.a == 0 || shape.stroke <= 0) return cairo_fill(context);
    cairo_fill_preserve(context);
    set_colour(context, shape.edge);
    cairo_set_line_width(context, shape.stroke);
    cairo_stroke(context);
}

bool follows_reading(Icon icon) {
    switch (icon) {
    case Icon::Back:
    case Icon::Forward:
    case Icon::Left:
    case Icon::Right:
    case Icon::Erase:
    case Icon::Simple:
    case Icon::List: return true;
    case Icon::None:
    case Icon::Call:
    case Icon::Check:
    case Icon::Plus:
    case Icon::Minus:
    case Icon::Printer:
    case Icon::Phone:
    case Icon::Mail:
    case Icon::Person:
    case Icon::People:
    case Icon::House:
    case Icon::Speech:
    case Icon::Work:
    case Icon::Community:
    case Icon::Calendar:
    case Icon::Clock:
    case Icon::Pin:
    case Icon::Globe:
    case Icon::Paper:
    case Icon::Warning:
    case Icon::Info:
    case Icon::Video:
    case Icon::LargeText:
    case Icon::Contrast:
    case Icon::LowReach:
    case Icon::Heart:
    case Icon::Free:
    case Icon::Lock:
    case Icon::Tool:
    case Icon::Hand: return false;
    }
    return false;
}

void draw_icon(cairo_t* context, float side, Icon icon, float pen) {
    const auto sign = std::ranges::find(signs, icon, &Sign::icon);
    if (sign == signs.end()) return;
    cairo_scale(context, side / 24, side / 24);
    cairo_set_source_rgba(context, 1, 1, 1, 1);
    cairo_set_line_width(context, pen);
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    Pen(context, sign->path).run();
}

} // namespace accueil::view
