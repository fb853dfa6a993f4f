// Luminance that we own: a picture file, a camera frame kept for later, a region after a treatment.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

#include "shared/scanning/image_view.h"

namespace accueil::scanning {

class Frame {
  public:
    Frame() = default;
    Frame(int width, int height)
        : width_(width), height_(height), pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}
    explicit Frame(ImageView view) : Frame(view.width, view.height) {
        for (int y = 0; y < height_; ++y) std::memcpy(row(y), view.row(y), static_cast<std::size_t>(width_));
    }

    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] bool empty() const { return pixels_.empty(); }
    [[nodiscard]] std::uint8_t* row(int y) {
        return pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
    }
    [[nodiscard]] ImageView view() const { return {pixels_.data(), width_, height_, width_}; }

  private:
    int width_ = 0;
    int height_ = 0;
    std::vector<std::uint8_t> pixels_;
};

} // namespace accueil::scanning
