// A coarse map of a frame: how much edge there is in each cell, and in which direction.
//
// Codes are the densest, most contrasted texture on a desk, and bars are the most directed one, so this map finds where
// to look and at which angle for a small part of the cost of one decoding. It also tells what moved between two frames.
#pragma once

#include <vector>

#include "shared/scanning/image_view.h"

namespace accueil::scanning {

inline constexpr int cell_side = 8; // pixels

// The structure tensor of a cell: mean products of the brightness differences across one pixel, halved.
struct Cell {
    float xx = 0;
    float yy = 0;
    float xy = 0;

    [[nodiscard]] float energy() const { return xx + yy; }
    [[nodiscard]] float coherence() const; // 0: edges in every direction, 1: in one
    [[nodiscard]] float angle() const;     // radians, direction across the edges, in (-pi/2, pi/2]
    Cell& operator+=(const Cell& other) {
        xx += other.xx, yy += other.yy, xy += other.xy;
        return *this;
    }
};

struct Texture {
    int columns = 0;
    int rows = 0;
    std::vector<Cell> cells;         // row by row
    std::vector<std::uint8_t> light; // mean luminance of each cell
    float floor = 0;                 // energy of the noise: what the quiet fifth of the frame has

    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
};

[[nodiscard]] Texture measure(ImageView frame);

// The share of cells (0 … 1) whose light differs by more than noise; 1 when the sizes differ.
[[nodiscard]] float changed(const Texture& before, const Texture& now);

} // namespace accueil::scanning
