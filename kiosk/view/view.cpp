#include "kiosk/view/view.h"

#include "kiosk/view/draw.h"
#include "kiosk/view/first_days.h"

namespace accueil::view {

namespace {

bool takes_letters(const journey::Screen& screen) {
    const auto* staff = std::get_if<journey::StaffBooking>(&screen);
    return std::holds_alternative<journey::EnterName>(screen) ||
           std::holds_alternative<journey::EnterContact>(screen) || std::holds_alternative<journey::StaffPin>(screen) ||
           (staff != nullptr && staff->step == 0);
}

bool is_reception(const journey::Screen& screen) { return journey::name(screen).starts_with("staff"); }

} // namespace

View::View(std::unique_ptr<Window> window, ViewOptions options, const text::Catalogues& catalogues)
    : window_(std::move(window)), ui_(std::make_unique<Ui>(*window_, catalogues, std::move(options))) {}

core::Result<std::unique_ptr<View>> View::open(const WindowOptions& window, ViewOptions options,
                                               const text::Catalogues& catalogues) {
    auto opened = Window::open(window);
    if (!opened) return std::unexpected(opened.error());
    return std::unique_ptr<View>(new View(std::move(*opened), std::move(options), catalogues));
}

std::vector<journey::Event> View::frame(const journey::Model& model) {
    for (const Key key : window_->take_keys()) pressed_.push_back(key);
    const std::string typed = window_->take_typed();
    // One key a frame: the next may already mean another page.
    if (!pressed_.empty()) {
        const Key key = pressed_.front();
        pressed_.erase(pressed_.begin());
        if (!pressed_.empty()) window_->invalidate();
        obey(key, model);
        obeyed_.push_back(key);
    }
    if (!typed.empty() && takes_letters(model.screen)) ui_->emit(journey::Typed{typed});
    ui_->begin(model);
    draw(model, *ui_);
    ui_->end();
    auto events = ui_->take_events();
    if (!events.empty()) window_->invalidate();
    return events;
}

void View::obey(Key key, const journey::Model& model) {
    // Whoever moves through a page is there. The count-down is only stopped by its own buttons, or its other button
    // could not be reached.
    if (!model.countdown && key != Key::PluggedOut) ui_->emit(journey::Touched{});
    const auto comfort = [&](journey::ComfortSwitch which) {
        if (!is_reception(model.screen)) ui_->emit(journey::ComfortToggled{which});
    };
    switch (key) {
    case Key::Next: return ui_->step(Step::Next);
    case Key::Previous: return ui_->step(Step::Previous);
    case Key::Up: return ui_->step(Step::Up);
    case Key::Down: return ui_->step(Step::Down);
    case Key::Left: return ui_->step(Step::Left);
    case Key::Right: return ui_->step(Step::Right);
    case Key::Enter: return ui_->activate();
    case Key::Back:
        if (model.countdown || !close_first_days(*ui_)) ui_->emit(journey::BackAsked{});
        return;
    case Key::Help: return ui_->emit(journey::CallAsked{});
    case Key::Erase:
        if (takes_letters(model.screen)) ui_->emit(journey::Erased{});
        return;
    case Key::LargeText: return comfort(journey::ComfortSwitch::LargeText);
    case Key::HighContrast: return comfort(journey::ComfortSwitch::HighContrast);
    case Key::LowReach: return comfort(journey::ComfortSwitch::LowReach);
    case Key::SimpleLanguage: return comfort(journey::ComfortSwitch::SimpleLanguage);
    case Key::Repeat:
    case Key::Louder:
    case Key::Quieter:
    case Key::PluggedIn:
    case Key::PluggedOut: return; // the voice's own
    }
}

void View::press(Key key) {
    pressed_.push_back(key);
    window_->invalidate();
}

bool View::tap(std::string_view id) {
    const Node* node = tree().find(id);
    if (node == nullptr || node->order < 0) return false;
    touch(node->rect.centre(), true);
    touch(node->rect.centre(), false);
    return true;
}

} // namespace accueil::view
