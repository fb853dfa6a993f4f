// What has changed between two frames, as values.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kiosk/view/damage.h"

using namespace accueil::view;

namespace {

const Drawn ground{{0, 0, 100, 100}, 1}, title{{10, 10, 40, 10}, 2}, button{{10, 80, 30, 10}, 3};

bool covered(const std::vector<Rect>& rects, const Rect& wanted) {
    return std::ranges::any_of(rects, [&](const Rect& rect) { return rect.holds(wanted); });
}

} // namespace

TEST_CASE("two frames of the same things differ nowhere") {
    const std::vector frame{ground, title, button};
    CHECK(damage(frame, frame).empty());
}

TEST_CASE("what looks different, goes or comes is painted, and nothing else") {
    const std::vector before{ground, title, button};
    Drawn other = title;
    other.look = 9;
    CHECK(damage(before, std::vector{ground, other, button}) == std::vector{title.rect});
    CHECK(damage(before, std::vector{ground, button}) == std::vector{title.rect});
    CHECK(damage(std::vector{ground, button}, before) == std::vector{title.rect});
}

TEST_CASE("what has moved is painted where it was and where it is") {
    Drawn moved = title;
    moved.rect.y = 50;
    const auto changed = damage(std::vector{ground, title, button}, std::vector{ground, moved, button});
    CHECK(covered(changed, title.rect));
    CHECK(covered(changed, moved.rect));
    CHECK_FALSE(covered(changed, button.rect));
}

TEST_CASE("two things that change their order are painted anew") {
    const Drawn over{{15, 12, 10, 40}, 4};
    CHECK_FALSE(damage(std::vector{ground, title, over}, std::vector{ground, over, title}).empty());
}

TEST_CASE("many small changes become few rectangles, none over another") {
    std::vector<Rect> rects;
    for (int i = 0; i < 60; ++i)
        rects.push_back({static_cast<float>(i * 37 % 900), static_cast<float>(i * 91 % 700), 12, 9});
    const auto few = merged(rects);
    CHECK(few.size() <= 8);
    for (const Rect& rect : rects) CHECK(covered(few, rect));
    for (const Rect& a : few)
        for (const Rect& b : few) CHECK((a == b || !a.overlaps(b)));
}
