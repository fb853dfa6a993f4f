// Rectangles, and how a page is cut into them. All lengths are pixels of the screen, y grows downwards.
//
// Screens lay out as if every language ran from left to right; mirrored() is the only place that turns a page round.
#pragma once

#include <algorithm>
#include <vector>

namespace accueil::view {

struct Point {
    float x = 0, y = 0;
};

struct Size {
    float width = 0, height = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    [[nodiscard]] bool overlaps(const Rect& other, float slack = 0) const {
        return x + slack < other.right() && other.x + slack < right() && y + slack < other.bottom() &&
               other.y + slack < bottom();
    }
    [[nodiscard]] bool holds(const Rect& other, float slack = 0) const {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
    [[nodiscard]] Rect inset(float dx, float dy) const {
        return {x + dx, y + dy, std::max(0.0F, width - 2 * dx), std::max(0.0F, height - 2 * dy)};
    }
    [[nodiscard]] Rect inset(float d) const { return inset(d, d); }
    [[nodiscard]] Rect grown(float d) const { return {x - d, y - d, width + 2 * d, height + 2 * d}; }
    // A rectangle of the given size in the middle of this one.
    [[nodiscard]] Rect middle(float w, float h) const { return {x + (width - w) / 2, y + (height - h) / 2, w, h}; }

    // Cut a strip off and keep the rest; `gap` is lost between the two.
    Rect take_top(float h, float gap = 0) {
        const Rect strip{x, y, width, h};
        y += h + gap;
        height = std::max(0.0F, height - h - gap);
        return strip;
    }
    Rect take_bottom(float h, float gap = 0) {
        const Rect strip{x, bottom() - h, width, h};
        height = std::max(0.0F, height - h - gap);
        return strip;
    }
    Rect take_start(float w, float gap = 0) {
        const Rect strip{x, y, w, height};
        x += w + gap;
        width = std::max(0.0F, width - w - gap);
        return strip;
    }
    Rect take_end(float w, float gap = 0) {
        const Rect strip{right() - w, y, w, height};
        width = std::max(0.0F, width - w - gap);
        return strip;
    }

    bool operator==(const Rect&) const = default;
};

// The same place on a page of the given width that runs from right to left.
[[nodiscard]] constexpr Rect mirrored(const Rect& r, float page_width) {
    return {page_width - r.x - r.width, r.y, r.width, r.height};
}

// `count` equal columns (or rows) with a gap between them.
[[nodiscard]] inline std::vector<Rect> columns(const Rect& area, int count, float gap) {
    std::vector<Rect> out;
    const float width = (area.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (int i = 0; i < count; ++i)
        out.push_back({area.x + static_cast<float>(i) * (width + gap), area.y, width, area.height});
    return out;
}
[[nodiscard]] inline std::vector<Rect> rows(const Rect& area, int count, float gap) {
    std::vector<Rect> out;
    const float height = (area.height - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (int i = 0; i < count; ++i)
        out.push_back({area.x, area.y + static_cast<float>(i) * (height + gap), area.width, height});
    return out;
}
// `count` cells, row by row, `across` in a row.
[[nodiscard]] inline std::vector<Rect> grid(const Rect& area, int count, int across, float gap) {
    std::vector<Rect> out;
    const int down = (count + across - 1) / across;
    for (const Rect& row : rows(area, std::max(1, down), gap))
        for (const Rect& cell : columns(row, across, gap))
            if (static_cast<int>(out.size()) < count) out.push_back(cell);
    return out;
}

} // namespace accueil::view
