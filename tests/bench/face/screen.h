// A screen without hardware: an X server of its own whose pixels lie in a file that is looked at from outside, so that
// looking costs the programs on it nothing.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace accueil::bench {

using std::chrono::milliseconds;

struct Spot {
    int x = 0, y = 0;
};
struct Box {
    int x = 0, y = 0, width = 0, height = 0;
};

class Screen {
  public:
    // nullptr when there is no Xvfb; `folder` holds the pixels.
    [[nodiscard]] static std::unique_ptr<Screen> open(int width, int height, const std::filesystem::path& folder);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; } // for DISPLAY
    [[nodiscard]] pid_t server() const { return server_; }
    [[nodiscard]] std::uint32_t pixel(Spot spot) const; // 0xRRGGBB
    // A number for what a part of the screen shows.
    [[nodiscard]] std::uint64_t look(Box box) const;
    // Looks four times a millisecond. False when it does not become true in time.
    static bool wait(const std::function<bool()>& becomes, milliseconds patience);

  private:
    Screen() = default;

    std::string name_;
    pid_t server_ = -1;
    int width_ = 0, height_ = 0, stride_ = 0; // pixels, pixels, bytes
    const std::uint8_t* file_ = nullptr;
    const std::uint8_t* pixels_ = nullptr;
    std::size_t size_ = 0;
};

// The finger on it: a tap as the X server would hand it on from a device.
class Hand {
  public:
    explicit Hand(const Screen& screen);
    ~Hand();
    Hand(const Hand&) = delete;
    Hand& operator=(const Hand&) = delete;

    void press(Spot spot);
    void release();
    void tap(Spot spot) { press(spot), release(); }
    void key(const char* name); // as X names it: "F2"

  private:
    struct Line;
    std::unique_ptr<Line> line_;
};

} // namespace accueil::bench
