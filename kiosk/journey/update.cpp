#include "kiosk/journey/update.h"

#include "kiosk/journey/overloaded.h"
#include "kiosk/journey/turn.h"

namespace accueil::journey {

namespace {

// Signs of life of a person in front of the screen. The world's answers are none; a document held out is one.
bool is_sign_of_life(const Event& event) {
    return std::visit(
        []<class E>(const E&) {
            return !(
                std::is_same_v<E, HintChanged> || std::is_same_v<E, ScanFailed> || std::is_same_v<E, FactsChanged> ||
                std::is_same_v<E, CommitDone> || std::is_same_v<E, CommitFailed> || std::is_same_v<E, Recalled> ||
                std::is_same_v<E, PrintChanged> || std::is_same_v<E, Tick> || std::is_same_v<E, PinAccepted> ||
                std::is_same_v<E, PinRefused> || std::is_same_v<E, SlipAnswered> || std::is_same_v<E, CancelAnswered> ||
                std::is_same_v<E, SlotsAnswered> || std::is_same_v<E, HoldAnswered>);
        },
        event);
}

enum class Attention : std::uint8_t { None, Readers, All };

// A reader is pointed at a paper by hand, so it is heard wherever a paper means something. The camera looks only where
// somebody is asked for a paper: nobody is filmed who only walks by.
Attention attention(const Screen& screen) {
    constexpr auto readers = [](const auto&) { return Attention::Readers; };
    constexpr auto nothing = [](const auto&) { return Attention::None; };
    return std::visit(
        overloaded{[](const ShowDocument&) { return Attention::All; }, [=](const Asking& s) { return nothing(s); },
                   [=](const NothingFree& s) { return nothing(s); }, [=](const Confirming& s) { return nothing(s); },
                   [=](const Confirmed& s) { return nothing(s); }, [=](const ConfirmMove& s) { return nothing(s); },
                   [=](const ConfirmCancel& s) { return nothing(s); }, [=](const Cancelled& s) { return nothing(s); },
                   [=](const StaffHome& s) { return nothing(s); }, [=](const StaffConfirmed& s) { return nothing(s); },
                   readers},
        screen);
}

void pay_attention(Turn& turn, Attention before) {
    const auto after = attention(turn.model.screen);
    if (before == after) return;
    switch (after) {
    case Attention::None: return turn.want(StopScanning{});
    case Attention::Readers: return turn.want(ListenToReaders{});
    case Attention::All: return turn.want(StartScanning{});
    }
}

void explain_to_reception(Turn& turn) {
    auto& visit = turn.model.visit;
    if (!visit.waiting) {
        turn.want(CountUnmet{visit.office.value_or(core::OfficeId{})});
        visit.waiting = turn.make_id();
    }
    turn.want(JoinQueue{*visit.waiting, draft(turn), visit.office.value_or(core::OfficeId{})});
    turn.call();
}

// A slot that nobody holds on to any more is somebody else's. One that was booked is not given back.
void release(Turn& turn, const std::optional<booking::Grant>& before) {
    const auto& visit = turn.model.visit;
    if (!before || visit.held == before) return;
    const bool booked = visit.booked && visit.booked->draft.grant == before->no;
    if (!booked) turn.want(ReleaseHold{before->no});
}

struct Before {
    std::size_t screen;
    Attention attention;
    std::optional<booking::Grant> held;
};

// What follows from the change of screens alone, whichever event caused it.
void settle(Turn& turn, const Before& before) {
    static const std::size_t nothing = Screen(NothingFree{}).index();
    release(turn, before.held);
    const auto after = turn.model.screen.index();
    if (before.screen == after) return;
    pay_attention(turn, before.attention);
    if (after == nothing) explain_to_reception(turn);
}

} // namespace

Visit anew(const Visit& visit) {
    Visit fresh;
    fresh.language = visit.language;
    fresh.wishes.language = visit.language;
    fresh.waiting = visit.waiting;
    return fresh;
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
    const Before before{turn.model.screen.index(), attention(turn.model.screen), turn.model.visit.held};
    if (is_sign_of_life(event)) {
        turn.model.touched = turn.model.monotonic;
        turn.model.countdown.reset();
    }
    std::visit([&turn](const auto& happened) { on(turn, happened); }, event);
    settle(turn, before);
    return Step{std::move(turn.model), std::move(turn.commands)};
}

} // namespace accueil::journey
