// A page drawn off-screen, for tests that read and touch it.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <memory>
#include <vector>

#include "kiosk/view/view.h"
#include "shared/core/places.h"
#include "tests/view/samples.h"

namespace accueil::view::stage {

inline const text::Catalogues& catalogues() {
    static const auto loaded = text::Catalogues::load(core::share_folder());
    REQUIRE(loaded.has_value());
    return *loaded;
}

inline std::unique_ptr<View> open(int width = 1920, int height = 1080, const core::Clock* clock = nullptr,
                                  ViewOptions options = {.languages = {"fr", "en", "ar"}}) {
    auto view = View::open({.width = width, .height = height, .off_screen = true, .clock = clock}, std::move(options),
                           catalogues());
    REQUIRE(view.has_value());
    return std::move(*view);
}

// Draws until nothing is left to draw, as the runtime does.
inline std::vector<journey::Event> settle(View& view, const journey::Model& model) {
    std::vector<journey::Event> events;
    view.invalidate();
    while (view.wants_frame())
        for (auto& event : view.frame(model)) events.push_back(std::move(event));
    return events;
}

inline std::vector<journey::Event> press(View& view, const journey::Model& model, Key key) {
    view.press(key);
    return settle(view, model);
}

template<class E>
int count(const std::vector<journey::Event>& events) {
    return static_cast<int>(std::ranges::count_if(events, [](const auto& e) { return std::holds_alternative<E>(e); }));
}

// The i-th of that kind.
template<class E>
const E& nth(const std::vector<journey::Event>& events, int i = 0) {
    for (const auto& event : events)
        if (const auto* found = std::get_if<E>(&event); found != nullptr && i-- == 0) return *found;
    FAIL("there is none");
    std::abort();
}

} // namespace accueil::view::stage
