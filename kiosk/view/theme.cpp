#include "kiosk/view/theme.h"

#include <cmath>
#include <numbers>

namespace accueil::view {

namespace {

constexpr Palette everyday{
    .ground = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .band = rgb(0xF1F1F2),
    .ink = rgb(0x223654),
    .quiet = rgb(0x4E5662),
    .line = rgb(0x6B778A),
    .hair = rgb(0xC5CAD2),
    .accent = rgb(0x095797),
    .on_accent = rgb(0xFFFFFF),
    .accent_down = rgb(0x19406C),
    .pale = rgb(0xDAE6F0),
    .on_pale = rgb(0x223654),
    .good = rgb(0x2C4024),
    .good_pale = rgb(0xD7F0BB),
    .warn = rgb(0x223654),
    .warn_pale = rgb(0xF8E69A),
    .bad = rgb(0xB52E16),
    .bad_pale = rgb(0xFFFFFF),
    .welcome = rgb(0x223654),
    .on_welcome = rgb(0xFFFFFF),
    .welcome_quiet = rgb(0xDAE6F0),
    .focus = rgb(0xE0AD03),
    .shade = {0x22, 0x36, 0x54, 190},
};

// Black, white and one pale yellow: at least 14:1 between any text and its ground.
constexpr Palette high_contrast{
    .ground = rgb(0x000000),
    .surface = rgb(0x000000),
    .band = rgb(0x000000),
    .ink = rgb(0xFFFFFF),
    .quiet = rgb(0xFFFFFF),
    .line = rgb(0xFFFFFF),
    .hair = rgb(0xC5CAD2),
    .accent = rgb(0xF8E69A),
    .on_accent = rgb(0x000000),
    .accent_down = rgb(0xFFFFFF),
    .pale = rgb(0xF8E69A),
    .on_pale = rgb(0x000000),
    .good = rgb(0xD7F0BB),
    .good_pale = rgb(0x000000),
    .warn = rgb(0xF8E69A),
    .warn_pale = rgb(0x000000),
    .bad = rgb(0xFFFFFF),
    .bad_pale = rgb(0x000000),
    .welcome = rgb(0x000000),
    .on_welcome = rgb(0xFFFFFF),
    .welcome_quiet = rgb(0xFFFFFF),
    .focus = rgb(0x4A98D9),
    .shade = {0, 0, 0, 225},
};

double luminance(Colour c) {
    const auto linear = [](std::uint8_t byte) {
        const double v = byte / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

// The em size whose capitals subtend 0.7° (Open Sans and Roboto capitals are 0.714 em high).
float least_size(const Screen& screen) {
    const double capital_mm = 2 * screen.distance_mm * std::tan(0.35 * std::numbers::pi / 180);
    return static_cast<float>(std::ceil(capital_mm * screen.dpi / 25.4 / 0.714 - 0.25));
}

Letters letters(float least, bool large) {
    const float f = large ? least * 1.22F : least;
    const auto body = [&](float factor, int weight) {
        return Type{std::round(f * factor), weight, text::Role::Body, 0.95F};
    };
    const auto head = [&](float factor, int weight) {
        return Type{std::round(f * factor), weight, text::Role::Heading, 1.0F};
    };
    return {.least = least,
            .caption = body(1, 400),
            .body = body(1.05F, 400),
            .strong = body(1.05F, 600),
            .lead = body(1.14F, 400),
            .heading = head(1.3F, 700),
            .title = head(1.75F, 700),
            .display = head(2.3F, 700),
            .hero = head(3.0F, 700)};
}

} // namespace

double contrast(Colour a, Colour b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Theme make_theme(const Screen& screen, const journey::Comfort& comfort) {
    Theme theme;
    theme.screen = screen.size;
    theme.comfort = comfort;
    theme.per_mm = static_cast<float>(screen.dpi / 25.4);
    theme.colour = comfort.high_contrast ? high_contrast : everyday;
    const float least = least_size(screen);
    theme.type = letters(least, comfort.large_text);
    const float unit = std::max(4.0F, std::round(least / 4.6F));
    theme.length = {.unit = unit,
                    .gap = unit * 3,
                    .margin = theme.portrait()                 ? unit * 7
                              : screen.size.width < least * 45 ? unit * 6
                                                               : unit * 10,
                    .radius = unit * 1.5F,
                    .target = std::ceil(15 * theme.per_mm),
                    .button = std::round(std::max(theme.type.strong.size * 2.5F, 24 * theme.per_mm)),
                    .stroke = std::max(2.0F, std::round(unit / (comfort.high_contrast ? 2.0F : 4.0F)))};
    return theme;
}

} // namespace accueil::view
