// The face of the kiosk: a window, and on it the page that a journey's model calls for. All that the runtime needs.
//
//   auto view = View::open({.full_screen = true}, {.languages = policy.languages}, catalogues);
//   loop:  view->poll();                                     // what the hand did
//          if the model has changed: view->invalidate();
//          while (view->wants_frame())
//              for (auto& event : view->frame(model)) model = step(model, event);
//          sleep on the devices' descriptors
//
// Nothing is drawn at rest. One thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "kiosk/view/ui.h"

namespace accueil::view {

class View {
  public:
    // `catalogues` must outlive it. Errors: Unavailable without a display.
    [[nodiscard]] static core::Result<std::unique_ptr<View>> open(const WindowOptions& window, ViewOptions options,
                                                                  const text::Catalogues& catalogues);

    // False when the window was asked to close.
    bool poll() { return window_->poll(); }
    void feed(const SDL_Event& event) { window_->feed(event); }
    [[nodiscard]] bool wants_frame() const { return window_->wants_frame(); }
    void invalidate() { window_->invalidate(); }
    void refresh() { window_->refresh(); }

    // Draws one frame and returns what the person did.
    std::vector<journey::Event> frame(const journey::Model& model);

    // A key of the keypad. Works like a key of an attached keyboard.
    void press(Key key);
    void touch(Point place, bool down) { window_->touch(place, down); }
    // Down and up in the middle of the node. False when the last frame had none of that id that can be touched.
    bool tap(std::string_view id);

    // Of the last frame.
    [[nodiscard]] const Tree& tree() const { return ui_->tree(); }
    [[nodiscard]] const Theme& theme() const { return ui_->theme(); }
    // Where it differed from the frame before.
    [[nodiscard]] const std::vector<Rect>& damage() const { return window_->damage(); }
    [[nodiscard]] std::string focus() const { return ui_->focus(); }
    [[nodiscard]] const text::Catalogue& words() const { return ui_->words(); }
    // The keys since the last call, oldest first: a voice falls silent at each.
    [[nodiscard]] std::vector<Key> take_pressed() { return std::exchange(obeyed_, {}); }
    [[nodiscard]] core::Result<void> save_png(const std::filesystem::path& file) { return window_->save_png(file); }

    // For demonstrations: see Window.
    [[nodiscard]] std::vector<std::string> take_dropped() { return window_->take_dropped(); }
    [[nodiscard]] int take_sample() { return window_->take_sample(); }

    void show(Preview preview) { ui_->show(std::move(preview)); }
    // Every text texture, the live picture, the tree. Call it when the journey says Wipe.
    void forget_personal() { ui_->forget_personal(); }

  private:
    View(std::unique_ptr<Window> window, ViewOptions options, const text::Catalogues& catalogues);
    void obey(Key key, const journey::Model& model);

    std::unique_ptr<Window> window_;
    std::unique_ptr<Ui> ui_;
    std::vector<Key> pressed_, obeyed_;
};

} // namespace accueil::view
