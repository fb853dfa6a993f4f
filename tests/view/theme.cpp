// Colours, letters and lengths, for every screen that a terminal may have.
#include <catch2/catch_test_macros.hpp>

#include "kiosk/view/theme.h"

using namespace accueil;
using namespace accueil::view;

TEST_CASE("a 24 inch screen has letters of 37 pixels and targets of 15 mm") {
    const Theme theme = make_theme({}, {});
    CHECK(theme.type.least == 37);
    CHECK(theme.length.target >= 54);
    CHECK(theme.length.button >= theme.length.target);
}

TEST_CASE("letters grow with the density of the screen and with the distance of the eye") {
    const Screen usual, dense{.size = {3840, 2160}, .dpi = 183.6}, far{.distance_mm = 800};
    CHECK(make_theme(dense, {}).type.least >= 2 * make_theme(usual, {}).type.least - 1);
    CHECK(make_theme(far, {}).type.least > make_theme(usual, {}).type.least);
}

TEST_CASE("every pair of letters and ground is readable") {
    for (const bool high : {false, true}) {
        const Palette c = make_theme({}, {.high_contrast = high}).colour;
        const double least = high ? 7.0 : 4.5;
        CHECK(contrast(c.ink, c.ground) >= least);
        CHECK(contrast(c.ink, c.band) >= least);
        CHECK(contrast(c.quiet, c.ground) >= least);
        CHECK(contrast(c.quiet, c.band) >= least);
        CHECK(contrast(c.on_accent, c.accent) >= least);
        CHECK(contrast(c.on_accent, c.accent_down) >= least);
        CHECK(contrast(c.on_pale, c.pale) >= least);
        CHECK(contrast(c.good, c.good_pale) >= least);
        CHECK(contrast(c.warn, c.warn_pale) >= least);
        CHECK(contrast(c.bad, c.ground) >= least);
        CHECK(contrast(c.on_welcome, c.welcome) >= least);
        CHECK(contrast(c.welcome_quiet, c.welcome) >= least);
        CHECK(contrast(c.line, c.ground) >= 3);
        CHECK(contrast(c.accent, c.ground) >= 3);
    }
}

TEST_CASE("black on white is 21 to 1") { CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) > 20.9); }
