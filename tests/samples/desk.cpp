#include "tests/samples/desk.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace accueil::samples {

namespace {

using scanning::Frame;

constexpr double quiet = 4; // modules of white around the code
constexpr double black = 0.10, white = 0.86, wood = 0.42;

// A fixed pattern of numbers in [0, 1) for a place.
double scatter(int x, int y) {
    auto h = static_cast<std::uint32_t>(x) * 0x9E3779B1U ^ static_cast<std::uint32_t>(y) * 0x85EBCA77U;
    h ^= h >> 15U, h *= 0x2C1B3C6DU, h ^= h >> 12U;
    return static_cast<double>(h & 0xFFFFU) / 65536;
}

// What lies at a place of the sheet, in modules from the code's top left corner.
class Sheet {
  public:
    Sheet(const DeskScene& scene, const Frame& code, bool paper)
        : scene_(scene), code_(code), view_(code.view()), paper_(paper), width_(code.empty() ? 120 : code.width()),
          height_(code.empty() ? 60 : code.height()) {}

    [[nodiscard]] double at(double u, double v) const {
        if (!paper_) return -1;
        const double margin_x = 26, above = 46, below = 26;
        if (u < -margin_x || v < -above || u > width_ + margin_x || v > height_ + below) return -1;
        if (!code_.empty() && u >= -quiet && v >= -quiet && u < width_ + quiet && v < height_ + quiet)
            return code(u, v);
        return scene_.print && v < -8 && printed(u, v) ? 0.25 : white;
    }
    // Modules from the middle beyond which there is only desk.
    [[nodiscard]] double radius() const { return std::hypot(width_ / 2.0 + 26, height_ / 2.0 + 46); }
    [[nodiscard]] double middle_x() const { return width_ / 2.0; }
    [[nodiscard]] double middle_y() const { return height_ / 2.0; }

  private:
    [[nodiscard]] double code(double u, double v) const {
        const bool on = u >= 0 && v >= 0 && u < code_.width() && v < code_.height() &&
                        view_.row(static_cast<int>(v))[static_cast<int>(u)] == 0;
        return on != scene_.inverted ? black : white;
    }
    // Lines of letters: strokes in three of five columns of a cell, words of chance length.
    [[nodiscard]] bool printed(double u, double v) const {
        const int line = static_cast<int>(std::floor(v / 9)), column = static_cast<int>(std::floor(u / 5));
        const double in_line = v - line * 9, in_cell = u - column * 5;
        if (in_line > 5.5 || in_cell > 3.6 || scatter(column / 2, line) < 0.25) return false;
        return scatter(static_cast<int>(u * 0.9) + 77 * column, static_cast<int>(v * 0.6) + 31 * line) < 0.5;
    }

    const DeskScene& scene_;
    const Frame& code_;
    scanning::ImageView view_;
    bool paper_;
    int width_;
    int height_;
};

// Reflectance of the scene at each pixel, the mean of 3 × 3 places in it.
std::vector<float> rendered(const DeskScene& scene, const Sheet& sheet) {
    std::vector<float> out(static_cast<std::size_t>(scene.width) * static_cast<std::size_t>(scene.height));
    const double angle = scene.angle * std::numbers::pi / 180;
    const double cosine = std::cos(angle) / scene.module, sine = std::sin(angle) / scene.module;
    const double far = sheet.radius() * scene.module + 1;
    std::size_t i = 0;
    for (int y = 0; y < scene.height; ++y)
        for (int x = 0; x < scene.width; ++x, ++i) {
            const double grain = wood_grain(x, y);
            out[i] = static_cast<float>(grain);
            const double to_x = x + 0.5 - scene.x * scene.width, to_y = y + 0.5 - scene.y * scene.height;
            if (to_x * to_x + to_y * to_y > far * far) continue;
            double sum = 0;
            for (int part = 0; part < 9; ++part) {
                const double dx = to_x + (part % 3 - 1) / 3.0, dy = to_y + (part / 3 - 1) / 3.0;
                const double value =
                    sheet.at(dx * cosine + dy * sine + sheet.middle_x(), dy * cosine - dx * sine + sheet.middle_y());
                sum += value >= 0 ? value : grain;
            }
            out[i] = static_cast<float>(sum / 9);
        }
    return out;
}

void blur_one_way(std::vector<float>& image, int width, int height, double deviation, bool down) {
    const int reach = std::max(1, static_cast<int>(std::ceil(2.5 * deviation)));
    std::vector<float> weights;
    double total = 0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(static_cast<float>(std::exp(-0.5 * i * i / (deviation * deviation))));
        total += static_cast<double>(weights.back());
    }
    for (auto& weight : weights) weight /= static_cast<float>(total);
    const int length = down ? height : width, lines = down ? width : height;
    std::vector<float> line(static_cast<std::size_t>(length));
    const auto at = [&](int l, int i) { return static_cast<std::size_t>(down ? i * width + l : l * width + i); };
    for (int l = 0; l < lines; ++l) {
        for (int i = 0; i < length; ++i) line[static_cast<std::size_t>(i)] = image[at(l, i)];
        for (int i = 0; i < length; ++i) {
            float sum = 0;
            for (int k = -reach; k <= reach; ++k)
                sum += weights[static_cast<std::size_t>(k + reach)] *
                       line[static_cast<std::size_t>(std::clamp(i + k, 0, length - 1))];
            image[at(l, i)] = sum;
        }
    }
}

// Sums of uniform numbers are near enough to a Gaussian, and quick.
double quick_gaussian(std::uint64_t& state) {
    state ^= state << 13U, state ^= state >> 7U, state ^= state << 17U;
    const auto part = [&](unsigned shift) { return static_cast<double>((state >> shift) & 0xFFFFU) / 65536; };
    return (part(0) + part(16) + part(32) + part(48) - 2) * std::numbers::sqrt3;
}

} // namespace

double Dice::between(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
}
int Dice::below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned>(bound)); }
double Dice::gaussian() {
    std::uint64_t state = engine_() | 1U;
    return quick_gaussian(state);
}

double wood_grain(int x, int y) { return wood + 0.03 * std::sin(x * 0.013 + 0.9 * std::sin(y * 0.004) + y * 0.05); }

Frame desk(const DeskScene& scene, const Frame& code, Dice& dice, bool paper) {
    return exposed(scene, rendered(scene, Sheet(scene, code, paper)), dice);
}

Frame exposed(const DeskScene& scene, std::vector<float> image, Dice& dice) {
    if (scene.blur > 0.05) {
        blur_one_way(image, scene.width, scene.height, scene.blur, false);
        blur_one_way(image, scene.width, scene.height, scene.blur, true);
    }
    const double direction = scene.shade_from * std::numbers::pi / 180;
    const double glare_x = scene.x * scene.width + scene.glare_x, glare_y = scene.y * scene.height + scene.glare_y;
    auto state = static_cast<std::uint64_t>(dice.below(1'000'000'000)) * 2 + 1;
    Frame frame(scene.width, scene.height);
    std::size_t i = 0;
    for (int y = 0; y < scene.height; ++y)
        for (int x = 0; x < scene.width; ++x, ++i) {
            const double across = (x - scene.width / 2.0) / scene.width * std::cos(direction) +
                                  (y - scene.height / 2.0) / scene.height * std::sin(direction);
            double value = static_cast<double>(image[i]) * 250 * scene.light * (1 + scene.shade * across);
            if (scene.glare > 0) {
                const double d = std::hypot((x - glare_x) / scene.glare_size, (y - glare_y) / (scene.glare_size / 2));
                value += scene.glare * 400 * std::exp(-d * d);
            }
            value += scene.noise * quick_gaussian(state);
            frame.row(y)[x] = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
        }
    return frame;
}

DeskScene chance_scene(Dice& dice, double most_angle, int code_width, int code_height) {
    DeskScene scene;
    scene.angle = dice.between(-most_angle, most_angle);
    scene.module = dice.between(2, 4);
    const double half = std::hypot(code_width + 16, code_height + 16) / 2;
    // The whole code stays in view; a large one is held farther away.
    scene.module = std::min(scene.module, 0.48 * scene.height / half * 1.2);
    const double room_x = std::min(0.5, half * scene.module / scene.width);
    const double room_y = std::min(0.5, half * scene.module / scene.height);
    scene.x = dice.between(room_x, 1 - room_x);
    scene.y = dice.between(room_y, 1 - room_y);
    scene.noise = dice.between(2, 8);
    scene.blur = dice.between(0.4, 1.0);
    scene.light = dice.between(0.45, 1.0);
    scene.shade = dice.between(0, 0.5);
    scene.shade_from = dice.between(0, 360);
    return scene;
}

} // namespace accueil::samples
