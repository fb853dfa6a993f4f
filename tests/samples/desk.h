// Frames as a camera over a desk sees them: a sheet with print and a code at some place and angle, light, blur, noise.
#pragma once

#include <random>
#include <vector>

#include "shared/scanning/code.h"
#include "shared/scanning/frame.h"

namespace accueil::samples {

// Random numbers that are the same on every machine for the same seed.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    [[nodiscard]] double between(double low, double high);
    [[nodiscard]] int below(int bound);
    [[nodiscard]] double gaussian(); // mean 0, deviation 1

  private:
    std::mt19937_64 engine_;
};

struct DeskScene {
    int width = 1280; // pixels
    int height = 720;
    double module = 3; // pixels a module
    double angle = 0;  // degrees; of the code against the rows
    double x = 0.5;    // of the code's middle, 0 … 1 of the frame
    double y = 0.5;
    double noise = 5;      // deviation of luminance
    double blur = 0.6;     // deviation in pixels
    double light = 1;      // 1: well lit; 0.2: a dark corner
    double shade = 0.2;    // fall of the light across the frame
    double shade_from = 0; // degrees; the direction it falls in
    double glare = 0;      // 0 … 1: strength of a lamp's reflection over a part of the code
    double glare_x = 0;    // where that lamp is, in pixels from the code's middle
    double glare_y = 0;
    double glare_size = 90; // pixels to each side in which it fades; half as many up and down
    bool inverted = false;  // white on black, as on a telephone at night
    bool print = true;      // lines of text on the sheet
};

// `code`: as draw() gives it; an empty one gives a sheet without a code, and `paper` false an empty desk.
[[nodiscard]] scanning::Frame desk(const DeskScene& scene, const scanning::Frame& code, Dice& dice, bool paper = true);

// What the camera makes of the light that comes back from each pixel of a scene (0 … 1, row by row): lens, lamp, noise.
[[nodiscard]] scanning::Frame exposed(const DeskScene& scene, std::vector<float> reflected, Dice& dice);

// The desk itself at a pixel.
[[nodiscard]] double wood_grain(int x, int y);

// A scene that happens: place, noise, blur, light by chance; module between 2 and 4 pixels and the angle within ± most.
[[nodiscard]] DeskScene chance_scene(Dice& dice, double most_angle, int code_width, int code_height);

} // namespace accueil::samples
