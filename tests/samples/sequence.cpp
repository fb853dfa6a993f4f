#include "tests/samples/sequence.h"

#include <algorithm>
#include <cmath>

namespace accueil::samples {

void HeldUp::tilt_under_lamp(int frames) {
    crossing_ = frames;
    scene_.glare = 1;
    const double width = code_.width() * scene_.module, height = code_.height() * scene_.module;
    scene_.glare_size = 0.4 * std::max(height, width / 2);
}

scanning::Frame HeldUp::next() {
    right_ = 0.85 * right_ + dice_.gaussian(), down_ = 0.85 * down_ + dice_.gaussian();
    auto scene = scene_;
    scene.x += right_ / scene.width, scene.y += down_ / scene.height;
    scene.angle += 0.3 * dice_.gaussian();
    if (crossing_ > 1) {
        const double way = static_cast<double>(shown_ % crossing_) / (crossing_ - 1); // 0 … 1
        scene.glare_x = (0.9 * way - 0.45) * code_.width() * scene.module;
        scene.glare_y = 0.2 * code_.height() * scene.module * std::sin(0.7 * shown_);
    }
    ++shown_;
    return desk(scene, code_, dice_);
}

EmptyDesk::EmptyDesk(int width, int height, std::uint64_t seed)
    : width_(width), height_(height), dice_(seed), noise_(1U << 20U), frame_(width, height) {
    for (auto& value : noise_) value = static_cast<std::int8_t>(std::clamp(8 * dice_.gaussian(), -127.0, 127.0));
}

void EmptyDesk::relight() {
    DeskScene scene{.width = width_, .height = height_, .noise = 0};
    scene.light = dice_.between(0.3, 1), scene.shade = dice_.between(0, 0.6), scene.shade_from = dice_.between(0, 360);
    lit_ = desk(scene, {}, dice_, false);
    strength_ = dice_.between(0.2, 1.2);
}

const scanning::Frame& EmptyDesk::next() {
    constexpr int frames_of_one_light = 250;
    if (shown_++ % frames_of_one_light == 0) relight();
    const int factor = static_cast<int>(strength_ * 256);
    for (int y = 0; y < height_; ++y) {
        // Another piece of the noise for each row, so that no pattern comes again.
        const auto* noise = noise_.data() + dice_.below(static_cast<int>(noise_.size()) - width_);
        const auto* from = lit_.view().row(y);
        auto* to = frame_.row(y);
        for (int x = 0; x < width_; ++x)
            to[x] = static_cast<std::uint8_t>(std::clamp(from[x] + noise[x] * factor / 256, 0, 255));
    }
    return frame_;
}

} // namespace accueil::samples
