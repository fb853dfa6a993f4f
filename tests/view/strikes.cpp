// A hand that trembles or taps twice: one touch is one, and no page is answered by what was meant for the one before.
#include <catch2/catch_test_macros.hpp>

#include "tests/view/stage.h"

using namespace accueil;
using namespace accueil::view;
using namespace std::chrono_literals;
using stage::count;
using stage::settle;

namespace {

class Watch final : public core::Clock {
  public:
    [[nodiscard]] core::Instant now() const override { return {}; }
    [[nodiscard]] core::Monotonic monotonic() const override { return at_; }
    void pass(std::chrono::milliseconds time) { at_ += time; }

  private:
    core::Monotonic at_{1h};
};

struct Hand {
    Hand() : view(stage::open(1920, 1080, &clock)) {}

    // The finger of a device, on and off.
    void strike(Point at) {
        for (const Uint32 type : {SDL_FINGERDOWN, SDL_FINGERUP}) {
            SDL_Event event{};
            event.type = type;
            event.tfinger.fingerId = 1;
            event.tfinger.x = at.x / 1920;
            event.tfinger.y = at.y / 1080;
            view->feed(event);
        }
    }
    [[nodiscard]] Point middle(const char* id) const {
        const Node* node = view->tree().find(id);
        REQUIRE(node != nullptr);
        return node->rect.centre();
    }

    Watch clock;
    std::unique_ptr<View> view;
};

} // namespace

TEST_CASE("the second touch of a double tap does not answer the page that the first one brought") {
    Hand hand;
    const auto review = samples::model_of("review", "fr"), confirmed = samples::model_of("confirmed", "fr");
    settle(*hand.view, review);
    const Point confirm = hand.middle("confirm");
    hand.clock.pass(10s);
    hand.strike(confirm);
    CHECK(count<journey::ConfirmAsked>(settle(*hand.view, review)) == 1);
    settle(*hand.view, confirmed);
    const Point finish = hand.middle("finish");
    hand.clock.pass(450ms);
    hand.strike(finish);
    CHECK(count<journey::Finished>(settle(*hand.view, confirmed)) == 0);
    hand.clock.pass(100ms);
    hand.strike(finish);
    CHECK(count<journey::Finished>(settle(*hand.view, confirmed)) == 1);
}

TEST_CASE("two touches that come before a frame are no different") {
    Hand hand;
    const auto review = samples::model_of("review", "fr"), confirmed = samples::model_of("confirmed", "fr");
    settle(*hand.view, confirmed);
    const Point finish = hand.middle("finish");
    settle(*hand.view, review);
    hand.clock.pass(10s);
    hand.strike(hand.middle("confirm"));
    hand.strike(finish);
    bool asked = false;
    int finished = 0;
    for (int i = 0; i < 20; ++i) {
        const auto events = hand.view->frame(asked ? confirmed : review);
        asked = asked || count<journey::ConfirmAsked>(events) > 0;
        finished += count<journey::Finished>(events);
        hand.clock.pass(16ms);
    }
    CHECK(asked);
    CHECK(finished == 0);
}

TEST_CASE("a step of reception's booking is a page too, and so is what comes to lie over one") {
    Hand hand;
    auto booking = samples::model_of("staff-booking.person", "fr");
    settle(*hand.view, booking);
    hand.clock.pass(10s);
    ++std::get<journey::StaffBooking>(booking.screen).step;
    settle(*hand.view, booking);
    hand.strike(hand.middle("back"));
    CHECK(count<journey::StepBack>(settle(*hand.view, booking)) == 0);

    auto region = samples::model_of("choose-region", "fr");
    settle(*hand.view, region);
    hand.clock.pass(10s);
    region.countdown = 30s;
    settle(*hand.view, region);
    hand.strike(hand.middle("start-over")); // meant for the region below it
    CHECK(count<journey::StartOverAsked>(settle(*hand.view, region)) == 0);
}

TEST_CASE("a switch touched twice by a trembling hand is turned once, one touched twice on purpose twice") {
    Hand hand;
    const auto model = samples::model_of("review", "fr");
    settle(*hand.view, model);
    const Point contrast = hand.middle("comfort.contrast");
    hand.clock.pass(10s);
    int turned = 0;
    for (const auto pause : {0ms, 120ms, 240ms, 300ms}) {
        hand.clock.pass(pause);
        hand.strike(contrast);
        turned += count<journey::ComfortToggled>(settle(*hand.view, model));
    }
    CHECK(turned == 2);
}

TEST_CASE("no letter, no person and no page of a list is lost to a quick hand") {
    Hand hand;
    const auto names = samples::model_of("enter-name", "fr"), people = samples::model_of("confirm-person", "fr");
    settle(*hand.view, names);
    hand.clock.pass(10s);
    const Point letter = hand.middle("key.l");
    for (int i = 0; i < 20; ++i) hand.strike(letter);
    CHECK(count<journey::Typed>(settle(*hand.view, names)) == 20);
    settle(*hand.view, people);
    hand.clock.pass(10s);
    const Point more = hand.middle("people.plus");
    for (int i = 0; i < 5; ++i) hand.strike(more);
    CHECK(count<journey::PeopleChanged>(settle(*hand.view, people)) == 5);
}

TEST_CASE("a double touch of a device is a sign of life even where it presses nothing") {
    Hand hand;
    settle(*hand.view, samples::model_of("review", "fr"));
    const auto confirmed = samples::model_of("confirmed", "fr");
    settle(*hand.view, confirmed);
    hand.strike(hand.middle("finish"));
    CHECK(count<journey::Touched>(settle(*hand.view, confirmed)) == 1);
}
