#include "kiosk/journey/update.h"

#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

// Signs of life of a person in front of the screen. The world's answers are none; a document held out is one.
bool is_sign_of_life(const Event& event) {
    return std::visit(
        []<class E>(const E&) {
            return !(std::is_same_v<E, HintChanged> || std::is_same_v<E, ScanFailed> ||
                     std::is_same_v<E, FactsChanged> || std::is_same_v<E, CommitDone> ||
                     std::is_same_v<E, CommitFailed> || std::is_same_v<E, Recalled> ||
                     std::is_same_v<E, PrintChanged> || std::is_same_v<E, Tick> || std::is_same_v<E, PinAccepted> ||
                     std::is_same_v<E, PinRefused>);
        },
        event);
}

// What follows from the change of screens alone, whichever event caused it.
void settle(Turn& turn, std::size_t before) {
    static const std::size_t document = Screen(ShowDocument{}).index();
    static const std::size_t nothing = Screen(NothingFree{}).index();
    const auto after = turn.model.screen.index();
    if (before == after) return;
    if (after == document) turn.want(StartScanning{});
    if (before == document) turn.want(StopScanning{});
    if (after == nothing) {
        turn.want(CountUnmet{turn.model.visit.office.value_or(core::OfficeId{})});
        turn.call();
    }
}

} // namespace

Visit visit_in(const std::string& language) {
    Visit visit;
    visit.language = language;
    visit.wishes.language = language;
    return visit;
}

void Turn::go(Screen next) {
    model.trail.push_back(std::move(model.screen));
    model.screen = std::move(next);
}

void Turn::clear() {
    audit(*this, "sign-out", "terminal"); // only when someone is signed in
    if (model.staff) want(CloseStaffSession{});
    Model fresh;
    fresh.facts = model.facts;
    fresh.now = model.now;
    fresh.monotonic = model.monotonic;
    fresh.touched = model.touched;
    if (model.facts->stop) fresh.screen = OutOfService{*model.facts->stop};
    model = std::move(fresh);
    want(Wipe{});
}

void Turn::forget_person() {
    model.visit = Visit{};
    model.trail.clear();
    want(Wipe{});
}

void Turn::call() {
    if (model.calling) return;
    model.calling = true;
    want(Call{model.visit.language, std::string(name(model.screen))});
}

Step update(Model model, const Event& event, const Policy& policy, const MakeBookingId& make_id) {
    Turn turn{std::move(model), {}, policy, make_id};
    const auto before = turn.model.screen.index();
    if (is_sign_of_life(event)) {
        turn.model.touched = turn.model.monotonic;
        turn.model.countdown.reset();
    }
    std::visit([&turn](const auto& happened) { on(turn, happened); }, event);
    settle(turn, before);
    return Step{std::move(turn.model), std::move(turn.commands)};
}

} // namespace accueil::journey
