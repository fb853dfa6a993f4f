// Frames one after the other, as a camera over the desk gives them: a hand that is never quite still, a lamp whose
// reflection wanders over a glossy paper, a desk that nobody uses.
#pragma once

#include "tests/samples/desk.h"

namespace accueil::samples {

// A paper held up. The hand trembles by a pixel or two and a fraction of a degree; noise is new in each frame.
class HeldUp {
  public:
    HeldUp(const DeskScene& scene, scanning::Frame code, std::uint64_t seed)
        : scene_(scene), code_(std::move(code)), dice_(seed) {}
    // Also tilted slowly, so that a lamp's reflection wanders over it in so many frames; a part is hidden in each.
    void tilt_under_lamp(int frames);
    [[nodiscard]] scanning::Frame next();

  private:
    DeskScene scene_;
    scanning::Frame code_;
    Dice dice_;
    double right_ = 0, down_ = 0; // pixels
    int crossing_ = 0, shown_ = 0;
};

// An empty desk frame after frame; only its noise changes, and now and then the light. Cheap, for very many frames.
class EmptyDesk {
  public:
    EmptyDesk(int width, int height, std::uint64_t seed);
    [[nodiscard]] const scanning::Frame& next();

  private:
    void relight();

    int width_, height_;
    Dice dice_;
    std::vector<std::int8_t> noise_; // deviation 8
    scanning::Frame lit_, frame_;
    double strength_ = 0; // of the noise, 0 … 1
    int shown_ = 0;
};

} // namespace accueil::samples
