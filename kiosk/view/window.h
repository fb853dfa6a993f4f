// The surface that a person touches: an SDL window, or a picture in memory without any display, with Dear ImGui on it.
//
// ImGui keeps the hand: what is under the finger, what is held, when it is let go. It is fed with the events' own
// coordinates, so a finger is where it was when it touched, not where a pointer is by now.
//
// Not thread-safe. One Window at a time (ImGui's context is one per process).
#pragma once

#include <algorithm>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <SDL.h>

#include "kiosk/view/canvas.h"
#include "kiosk/view/keypad.h"
#include "kiosk/view/textures.h"
#include "kiosk/view/theme.h"
#include "shared/core/clock.h"
#include "shared/core/error.h"

namespace accueil::view {

struct WindowOptions {
    int width = 1920, height = 1080;
    bool off_screen = false;  // no display is asked for; pictures come from save_png
    bool full_screen = true;  // the display's own size, without a pointer
    std::string video{};      // SDL's name of the driver; empty: SDL's choice. SDL_VIDEODRIVER goes before it
    bool accelerated = false; // take a GPU when there is one
    // Times what a hand does, so that a hand that trembles is not taken for two; must outlive the window. Without it
    // each touch counts.
    const core::Clock* clock = nullptr;
    std::string title = "Accueil";
};

class Window {
  public:
    // Errors: Unavailable when there is no display, or no renderer on it.
    [[nodiscard]] static core::Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Takes all that SDL holds. False when the window was asked to close.
    bool poll();
    // One event, from poll() or from a test driver.
    void feed(const SDL_Event& event);
    // A finger at a place of the surface that does not tremble.
    void touch(Point place, bool down);
    // When what is held down, or was let go last, was touched. Nothing: it counts whenever it came.
    [[nodiscard]] std::optional<core::Monotonic> struck_at() const { return struck_at_; }
    [[nodiscard]] std::optional<core::Monotonic> now() const;

    // True until the last event of a burst has had its frames: a tap takes several, and one let go too early is lost.
    [[nodiscard]] bool wants_frame() const;
    // Something else has changed: draw again.
    void invalidate();
    // The live picture has changed: one frame is enough.
    void refresh() { frames_left_ = std::max(frames_left_, 1); }

    void begin(Colour ground);
    // Paints what differs from the frame before, and brings that and nothing else to the screen.
    void end();
    // Where the latest frame differed from the one before it; empty: nothing was painted.
    [[nodiscard]] const std::vector<Rect>& damage() const { return damage_; }

    [[nodiscard]] Size size() const;
    [[nodiscard]] Textures& textures() { return *textures_; }
    [[nodiscard]] std::vector<Key> take_keys() { return std::exchange(keys_, {}); }
    // Pictures dropped onto the window, and sample documents asked for by F2 … F12 (1 … 11): for demonstrations.
    [[nodiscard]] std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }
    [[nodiscard]] int take_sample() { return std::exchange(sample_, 0); }
    [[nodiscard]] std::string take_typed() { return std::exchange(typed_, {}); }
    // True once after any touch: the ring of the keypad goes away.
    [[nodiscard]] bool take_touched() { return std::exchange(touched_, false); }

    // The frame that was drawn last. Errors: Full or Unavailable when the file can't be written.
    [[nodiscard]] core::Result<void> save_png(const std::filesystem::path& file);

  private:
    Window() = default;
    static void tell(const Window& window);
    void present();
    void take_the_screen();
    void take(const SDL_Event& event);
    void feed_window(const SDL_WindowEvent& event);
    void feed_key(const SDL_KeyboardEvent& event);
    void feed_finger(const SDL_TouchFingerEvent& event, bool down);
    void move_to(Point place, bool finger);
    void button(bool down, bool finger);

    SDL_Window* window_ = nullptr;
    SDL_Surface* surface_ = nullptr; // off-screen only
    SDL_Renderer* renderer_ = nullptr;
    std::unique_ptr<Textures> textures_;
    std::unique_ptr<Canvas> canvas_;
    Colour ground_;
    std::vector<Rect> damage_;
    std::optional<SDL_FingerID> finger_; // the one that is followed
    const core::Clock* clock_ = nullptr;
    std::optional<core::Monotonic> fed_at_;              // of the event of a device that is being taken
    std::deque<std::optional<core::Monotonic>> strikes_; // that ImGui has still to see, the oldest first
    std::optional<core::Monotonic> struck_at_;
    bool held_ = false;
    std::vector<Key> keys_;
    std::string typed_;
    std::vector<std::string> dropped_;
    int sample_ = 0;
    int frames_left_ = 3;
    bool touched_ = false;
    bool video_ = false;
    bool accelerated_ = false;
    bool screen_wanted_ = false; // full screen, once there is a picture
};

} // namespace accueil::view
