// What is painted: only what has changed, and never anything else than a whole new painting would show.
#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include "kiosk/view/view.h"
#include "shared/core/places.h"
#include "tests/core/folder.h"
#include "tests/view/samples.h"
#include "tests/view/stage.h"

using namespace accueil;
using namespace accueil::view;

namespace {

using stage::open;

// Everything that was painted until nothing was left to paint.
std::vector<Rect> settle(View& view, const journey::Model& model) {
    std::vector<Rect> painted;
    view.invalidate();
    while (view.wants_frame()) {
        static_cast<void>(view.frame(model));
        painted.insert(painted.end(), view.damage().begin(), view.damage().end());
    }
    return painted;
}

float area(const std::vector<Rect>& rects) {
    float sum = 0;
    for (const Rect& r : rects) sum += r.width * r.height;
    return sum;
}

std::string picture(View& view) {
    const temporary::Folder folder("view");
    const auto file = folder / "page.png";
    REQUIRE(view.save_png(file).has_value());
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("a page that is there already is not painted again") {
    auto view = open();
    const auto model = samples::model_of("choose-time", "fr");
    settle(*view, model);
    CHECK(settle(*view, model).empty());
}

TEST_CASE("a button under the finger is all that is painted") {
    auto view = open();
    const auto model = samples::model_of("confirm-person", "fr");
    settle(*view, model);
    const Rect button = view->tree().find("people.plus")->rect;
    view->touch(button.centre(), true);
    std::vector<Rect> painted;
    while (view->wants_frame()) {
        static_cast<void>(view->frame(model));
        painted.insert(painted.end(), view->damage().begin(), view->damage().end());
    }
    REQUIRE_FALSE(painted.empty());
    for (const Rect& rect : painted) CHECK(button.grown(30).holds(rect));
}

TEST_CASE("a second of the count-down paints its own lines and no more") {
    auto view = open();
    auto model = samples::model_of("countdown", "fr");
    model.countdown = std::chrono::seconds{24};
    settle(*view, model);
    model.countdown = std::chrono::seconds{23};
    const auto painted = settle(*view, model);
    REQUIRE_FALSE(painted.empty());
    CHECK(area(painted) < 1920 * 1080 * 0.05F);
}

TEST_CASE("a new picture of the camera paints the live view and no more") {
    auto view = open();
    const auto model = samples::model_of("show-document", "fr");
    auto picture = samples::desk();
    picture.serial = 1;
    view->show(picture);
    settle(*view, model);
    const Rect live = view->tree().find("live")->rect;
    picture.serial = 2;
    picture.pixels.front() ^= 0xFF;
    view->show(picture);
    const auto painted = settle(*view, model);
    REQUIRE_FALSE(painted.empty());
    for (const Rect& rect : painted) CHECK(live.grown(2).holds(rect));
}

TEST_CASE("painting what has changed leaves what painting all would") {
    auto view = open(1280, 720);
    SDL_Event exposed{};
    exposed.type = SDL_WINDOWEVENT;
    exposed.window.event = SDL_WINDOWEVENT_EXPOSED; // what was shown has gone
    for (const auto& sample : samples::all("ar")) {
        INFO(sample.name);
        if (sample.camera) view->show(samples::desk());
        settle(*view, sample.model);
        const std::string in_parts = picture(*view);
        view->feed(exposed);
        CHECK(area(settle(*view, sample.model)) == 1280 * 720);
        CHECK((picture(*view) == in_parts));
    }
}
