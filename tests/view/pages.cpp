// Pages as a person meets them: drawn off-screen, touched, read by their semantic tree.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kiosk/view/checks.h"
#include "kiosk/view/map.h"
#include "kiosk/view/view.h"
#include "shared/core/places.h"
#include "tests/view/samples.h"
#include "tests/view/stage.h"

using namespace accueil;
using namespace accueil::view;

namespace {

using stage::open;

// Draws until nothing is left to draw, as the runtime does.
std::vector<journey::Event> settle(View& view, const journey::Model& model) {
    std::vector<journey::Event> events;
    while (view.wants_frame())
        for (auto& event : view.frame(model)) events.push_back(std::move(event));
    return events;
}

bool says(const View& view, std::string_view words) {
    return std::ranges::any_of(view.tree().nodes, [&](const Node& node) { return node.label.contains(words); });
}

template<class E>
int count(const std::vector<journey::Event>& events) {
    return static_cast<int>(std::ranges::count_if(events, [](const auto& e) { return std::holds_alternative<E>(e); }));
}

} // namespace

TEST_CASE("a tap on a language chooses it") {
    auto view = open();
    const auto model = samples::model_of("choose-language", "fr");
    settle(*view, model);
    REQUIRE(view->tap("language.ar"));
    const auto events = settle(*view, model);
    REQUIRE(count<journey::LanguageChosen>(events) == 1);
    CHECK(stage::nth<journey::LanguageChosen>(events).code == "ar");
}

TEST_CASE("nothing is drawn at rest") {
    auto view = open();
    const auto model = samples::model_of("attract", "fr");
    settle(*view, model);
    CHECK_FALSE(view->wants_frame());
}

TEST_CASE("five hundred quick taps, none is lost") {
    auto view = open();
    const auto model = samples::model_of("enter-name", "fr");
    settle(*view, model);
    constexpr std::array keys{"key.a", "key.b", "key.c", "key.d", "key.e"};
    for (int i = 0; i < 500; ++i) REQUIRE(view->tap(keys[static_cast<std::size_t>(i % 5)]));
    const auto events = settle(*view, model);
    REQUIRE(count<journey::Typed>(events) == 500);
    CHECK(stage::nth<journey::Typed>(events, 7).text == "C"); // in their order; a capital, since the field is empty
}

TEST_CASE("two thumbs: a finger that comes before the other has gone loses no tap") {
    auto view = open();
    const auto model = samples::model_of("enter-name", "fr");
    settle(*view, model);
    const auto finger = [&](Uint32 type, SDL_FingerID id, const char* key) {
        const Point at = view->tree().find(key)->rect.centre();
        SDL_Event event{};
        event.type = type;
        event.tfinger.fingerId = id;
        event.tfinger.x = at.x / 1920;
        event.tfinger.y = at.y / 1080;
        view->feed(event);
    };
    finger(SDL_FINGERDOWN, 1, "key.a");
    finger(SDL_FINGERDOWN, 2, "key.p");
    finger(SDL_FINGERUP, 1, "key.a");
    finger(SDL_FINGERUP, 2, "key.p");
    CHECK(count<journey::Typed>(settle(*view, model)) == 2);
}

TEST_CASE("a page in Arabic is the mirror of the page in French") {
    auto view = open();
    settle(*view, samples::model_of("confirm-person", "fr"));
    const Rect left = view->tree().find("back")->rect;
    view->invalidate();
    settle(*view, samples::model_of("confirm-person", "ar"));
    const Rect right = view->tree().find("back")->rect;
    CHECK(left.x < 960);
    CHECK(right.right() > 960);
    CHECK(1920 - right.right() == left.x);
    CHECK(view->tree().language == "ar");
}

TEST_CASE("the keys and the map are not mirrored") {
    auto view = open();
    settle(*view, samples::model_of("enter-contact.wrong", "ar"));
    CHECK(view->tree().find("key.1")->rect.x < view->tree().find("key.3")->rect.x);
}

TEST_CASE("the keypad walks through a page and presses what has the ring") {
    auto view = open();
    const auto model = samples::model_of("confirm-person", "fr");
    settle(*view, model);
    int stops = 0;
    for (const Node& node : view->tree().nodes) stops += node.order >= 0 ? 1 : 0;
    std::string first;
    for (int i = 0; i < stops; ++i) {
        view->press(Key::Next);
        settle(*view, model);
        if (i == 0) first = view->focus();
        if (view->focus() != "people.plus") continue;
        view->press(Key::Enter);
        CHECK(count<journey::PeopleChanged>(settle(*view, model)) == 1);
    }
    view->press(Key::Next);
    settle(*view, model);
    CHECK(view->focus() == first);
    view->press(Key::Back);
    CHECK(count<journey::BackAsked>(settle(*view, model)) == 1);
}

TEST_CASE("a key held down walks on, but presses a button once") {
    for (const Key key : {Key::Next, Key::Down, Key::Erase, Key::Louder}) CHECK(may_repeat(key));
    for (const Key key : {Key::Enter, Key::Back, Key::Help, Key::HighContrast}) CHECK_FALSE(may_repeat(key));
}

TEST_CASE("under the count-down nothing can be touched but the count-down") {
    auto view = open();
    const auto model = samples::model_of("countdown", "fr");
    settle(*view, model);
    CHECK_FALSE(view->tap("region.06"));
    REQUIRE(view->tap("still-here"));
    CHECK(count<journey::StillHere>(settle(*view, model)) == 1);
}

TEST_CASE("whatever is touched, somebody is there; only the count-down asks for its own buttons") {
    auto view = open();
    for (const auto& [name, id] : {std::pair{"enter-name", "key.keyboard"}, std::pair{"confirmed", "first-days"}}) {
        const auto model = samples::model_of(name, "ar");
        view->invalidate();
        settle(*view, model);
        REQUIRE(view->tap(id));
        CHECK(count<journey::Touched>(settle(*view, model)) == 1);
    }
    const auto model = samples::model_of("countdown", "fr");
    view->invalidate();
    settle(*view, model);
    view->touch({5, 5}, true);
    view->touch({5, 5}, false);
    CHECK(settle(*view, model).empty());
}

TEST_CASE("the Back key leads from the list of the first days to the meeting") {
    auto view = open();
    const auto model = samples::model_of("confirmed", "fr");
    settle(*view, model);
    REQUIRE(view->tap("first-days"));
    settle(*view, model);
    REQUIRE(view->tree().find("first-days.back") != nullptr);
    view->press(Key::Back);
    CHECK(count<journey::BackAsked>(settle(*view, model)) == 0);
    CHECK(view->tree().find("finish") != nullptr);
    view->press(Key::Back);
    CHECK(count<journey::BackAsked>(settle(*view, model)) == 1);
}

TEST_CASE("a meeting in an office that the terminal does not know any more still has its page") {
    auto view = open();
    for (const char* name : {"confirmed", "your-meeting"}) {
        auto model = samples::model_of(name, "fr");
        model.facts = std::make_shared<const journey::Facts>();
        view->invalidate();
        settle(*view, model);
        INFO(name);
        CHECK(view->tree().find("finish") != nullptr);
        CHECK(says(*view, "montreal-centre"));
    }
}

TEST_CASE("a slip that did not come out is said so, and can be asked for again") {
    auto view = open();
    settle(*view, samples::model_of("confirmed.failed", "fr"));
    CHECK(says(*view, "Le papier n’est pas sorti."));
    CHECK(view->tree().find("print.again") != nullptr);
}

TEST_CASE("nobody is told to take a paper that is not there") {
    auto view = open();
    settle(*view, samples::model_of("farewell", "fr"));
    CHECK(says(*view, "Prenez votre papier"));
    view->invalidate();
    settle(*view, samples::model_of("farewell.no-paper", "fr"));
    CHECK_FALSE(says(*view, "papier"));
}

TEST_CASE("a paper is held before the camera or the reader, whichever is there") {
    auto view = open();
    view->show(samples::desk());
    auto model = samples::model_of("show-document", "fr");
    settle(*view, model);
    CHECK(says(*view, "devant la caméra"));
    auto facts = *model.facts;
    facts.camera = false;
    facts.reader = true;
    model.facts = std::make_shared<const journey::Facts>(facts);
    std::get<journey::ShowDocument>(model.screen).hint = journey::ScanHint::HoldStill; // of the last picture
    view->invalidate();
    settle(*view, model);
    CHECK(says(*view, "devant le lecteur"));
    CHECK(view->tree().find("live")->label.contains("lecteur"));
    facts.reader = false;
    model.facts = std::make_shared<const journey::Facts>(facts);
    view->invalidate();
    settle(*view, model);
    CHECK_FALSE(says(*view, "devant l"));
}

TEST_CASE("the bar of the count-down is a part of the whole, however long that is") {
    auto view = open(1920, 1080, nullptr, {.languages = {"fr"}, .countdown = std::chrono::seconds{120}});
    auto model = samples::model_of("countdown", "fr");
    model.countdown = std::chrono::seconds{100};
    settle(*view, model);
    const float words = view->tree().find("countdown")->rect.bottom();
    model.countdown = std::chrono::seconds{50};
    view->invalidate();
    float painted = 0; // below the words
    while (view->wants_frame()) {
        static_cast<void>(view->frame(model));
        for (const Rect& rect : view->damage()) painted = std::max(painted, rect.bottom() - words);
    }
    CHECK(painted > view->theme().length.unit);
}

TEST_CASE("a touch on the map is the region under the finger") {
    auto view = open();
    const auto model = samples::model_of("choose-region", "fr");
    settle(*view, model);
    const Rect map = view->tree().find("map")->rect;
    const Map& regions = map_of_regions();
    const auto island = std::ranges::find(regions.regions, core::RegionCode("13"), &MapRegion::code);
    REQUIRE(island != regions.regions.end());
    const Point laval{map.x + map.width * island->label.x / regions.width,
                      map.y + map.height * island->label.y / regions.height};
    view->touch(laval, true);
    view->touch(laval, false);
    const auto events = settle(*view, model);
    REQUIRE(count<journey::RegionChosen>(events) == 1);
    CHECK(stage::nth<journey::RegionChosen>(events).region == core::RegionCode("13"));
}

TEST_CASE("low reach leaves nothing to touch in the upper part of the page") {
    for (const auto& [width, height, line] : {std::tuple{1920, 1080, 0.25F}, std::tuple{1080, 1920, 0.38F}}) {
        auto view = open(width, height);
        for (const char* name :
             {"confirm-person", "enter-name", "choose-region", "choose-time", "review", "confirmed"}) {
            auto model = samples::model_of(name, "fr");
            model.comfort.low_reach = true;
            view->invalidate();
            settle(*view, model);
            for (const Node& node : view->tree().nodes) {
                INFO(name << " " << node.id);
                if (node.order >= 0) CHECK(node.rect.y >= static_cast<float>(height) * line);
            }
        }
    }
}

TEST_CASE("after a wipe the tree tells nothing any more") {
    auto view = open();
    settle(*view, samples::model_of("confirm-person", "fr"));
    REQUIRE(view->tree().find("person.name") != nullptr);
    view->forget_personal();
    CHECK(view->tree().nodes.empty());
}

TEST_CASE("every page keeps the rules of size, contrast and place") {
    auto view = open();
    for (const auto& sample : samples::all("fr")) {
        view->invalidate();
        settle(*view, sample.model);
        for (const std::string& fault : faults(view->tree(), view->theme())) {
            INFO(sample.name << ": " << fault);
            CHECK(false);
        }
    }
}
