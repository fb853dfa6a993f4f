#include "shared/scanning/region.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace accueil::scanning {

namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr float bars_coherence = 0.22F;          // PDF417 reaches 0.5, less with noise and blur
constexpr float region_coherence = 0.25F;        // of a whole group, so that print does not pass
constexpr float neighbour_angle = 22 * pi / 180; // bars bend that little from one cell to the next
constexpr std::size_t fewest_bars_cells = 8;
constexpr float narrowest_bars = 5 * cell_side;
constexpr std::size_t fewest_matrix_cells = 4;

// Each cell with its eight neighbours: bars wider than a cell still show their direction.
std::vector<Cell> smoothed(const Texture& texture) {
    std::vector<Cell> across(texture.cells.size()), out(texture.cells.size());
    const auto add = [](const Cell& a, const Cell& b, const Cell& c) {
        return Cell{(a.xx + b.xx + c.xx) / 3, (a.yy + b.yy + c.yy) / 3, (a.xy + b.xy + c.xy) / 3};
    };
    for (int r = 0; r < texture.rows; ++r)
        for (int c = 0; c < texture.columns; ++c) {
            const auto at = [&](int column) { return texture.cells[texture.at(column, r)]; };
            across[texture.at(c, r)] = add(at(std::max(0, c - 1)), at(c), at(std::min(texture.columns - 1, c + 1)));
        }
    for (int r = 0; r < texture.rows; ++r)
        for (int c = 0; c < texture.columns; ++c) {
            const auto at = [&](int row) { return across[texture.at(c, row)]; };
            out[texture.at(c, r)] = add(at(std::max(0, r - 1)), at(r), at(std::min(texture.rows - 1, r + 1)));
        }
    return out;
}

float between(float a, float b) {
    const float d = std::fabs(a - b);
    return std::min(d, pi - d);
}

struct Group {
    std::vector<std::size_t> members;
    Cell sum;
};

// Grows groups of cells over gaps of one cell; `joins` says whether a cell goes with its neighbour.
class Grouping {
  public:
    Grouping(const Texture& texture, std::vector<char> open) : texture_(texture), open_(std::move(open)) {}

    template<class Joins>
    Group grow(std::size_t seed, const std::vector<Cell>& cells, Joins joins) {
        Group group;
        open_[seed] = 0;
        group.members.push_back(seed);
        for (std::size_t next = 0; next < group.members.size(); ++next) {
            const auto from = group.members[next];
            group.sum += cells[from];
            const int column = static_cast<int>(from) % texture_.columns,
                      row = static_cast<int>(from) / texture_.columns;
            for (int r = std::max(0, row - 2); r <= std::min(texture_.rows - 1, row + 2); ++r)
                for (int c = std::max(0, column - 2); c <= std::min(texture_.columns - 1, column + 2); ++c) {
                    const auto to = texture_.at(c, r);
                    if (open_[to] == 0 || !joins(from, to)) continue;
                    open_[to] = 0;
                    group.members.push_back(to);
                }
        }
        return group;
    }
    [[nodiscard]] bool open(std::size_t cell) const { return open_[cell] != 0; }

  private:
    const Texture& texture_;
    std::vector<char> open_;
};

// The direction of the bars alone: print that grew into the group, and its edge, pull the plain sum away by degrees.
float refined_angle(const Group& group, const std::vector<Cell>& cells) {
    float angle = group.sum.angle();
    for (const float within : {16.0F, 8.0F, 8.0F}) {
        Cell sum;
        for (const auto member : group.members) {
            const auto& cell = cells[member];
            const float directed = cell.coherence();
            if (between(cell.angle(), angle) > within * pi / 180) continue;
            sum += {cell.xx * directed, cell.yy * directed, cell.xy * directed};
        }
        if (sum.energy() <= 0) break;
        angle = sum.angle();
    }
    return angle;
}

// Edges of a matrix lie in two directions a quarter turn apart: four times the angle is the same for both.
float grid_angle(const Group& group, const std::vector<Cell>& cells) {
    float real = 0, imaginary = 0;
    for (const auto member : group.members) {
        const auto& cell = cells[member];
        const float a = cell.xx - cell.yy, b = 2 * cell.xy, length = std::hypot(a, b);
        if (length <= 0) continue;
        real += (a * a - b * b) / length;
        imaginary += 2 * a * b / length;
    }
    return std::atan2(imaginary, real) / 4;
}

Region boxed(const Texture& texture, const Group& group, Region::Kind kind, float angle) {
    const float cosine = std::cos(angle), sine = std::sin(angle);
    float left = std::numeric_limits<float>::max(), top = left, right = -left, bottom = -left;
    for (const auto cell : group.members) {
        const auto columns = static_cast<std::size_t>(texture.columns);
        const float x = (static_cast<float>(cell % columns) + 0.5F) * cell_side + 1;
        const float y = (static_cast<float>(cell / columns) + 0.5F) * cell_side + 1;
        const float u = x * cosine + y * sine, v = y * cosine - x * sine;
        left = std::min(left, u), right = std::max(right, u), top = std::min(top, v), bottom = std::max(bottom, v);
    }
    const float u = (left + right) / 2, v = (top + bottom) / 2;
    Region region;
    region.kind = kind;
    region.angle = angle;
    region.centre = {u * cosine - v * sine, u * sine + v * cosine};
    region.width = right - left + cell_side;
    region.height = bottom - top + cell_side;
    region.coherence = group.sum.coherence();
    const float filled =
        static_cast<float>(group.members.size()) * cell_side * cell_side / (region.width * region.height);
    const float mean = group.sum.energy() / static_cast<float>(group.members.size());
    region.score = std::sqrt(static_cast<float>(group.members.size()) * mean) * std::min(1.0F, filled);
    return region;
}

} // namespace

Quad corners(const Region& region) {
    const float cosine = std::cos(region.angle), sine = std::sin(region.angle);
    const auto corner = [&](float u, float v) {
        return Point{region.centre.x + u * cosine - v * sine, region.centre.y + u * sine + v * cosine};
    };
    const float w = region.width / 2, h = region.height / 2;
    return {corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)};
}

bool looks_like_code(const Region& region) {
    constexpr float directed = 0.35F;
    if (region.kind == Region::Kind::Bars) return region.coherence > directed;
    const float ratio = region.width / std::max(1.0F, region.height);
    return ratio > 0.6F && ratio < 1.7F;
}

std::vector<Region> propose(const Texture& texture, std::size_t most) {
    std::vector<Region> regions;
    if (texture.cells.empty()) return regions;
    const auto cells = smoothed(texture);
    const float threshold = 1.6F * texture.floor + 12;
    std::vector<char> busy(cells.size()), bars(cells.size());
    std::vector<float> angles(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].energy() < threshold) continue;
        busy[i] = 1;
        if (cells[i].coherence() < bars_coherence) continue;
        bars[i] = 1;
        angles[i] = cells[i].angle();
    }
    Grouping directed(texture, bars);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!directed.open(i)) continue;
        const auto group = directed.grow(
            i, cells, [&](std::size_t a, std::size_t b) { return between(angles[a], angles[b]) < neighbour_angle; });
        if (group.members.size() < fewest_bars_cells || group.sum.coherence() < region_coherence) continue;
        const auto region = boxed(texture, group, Region::Kind::Bars, refined_angle(group, cells));
        if (region.width < narrowest_bars) continue; // the edge of a sheet, not bars
        regions.push_back(region);
        for (const auto cell : group.members) busy[cell] = 0;
    }
    Grouping any(texture, busy);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!any.open(i)) continue;
        const auto group = any.grow(i, cells, [](std::size_t, std::size_t) { return true; });
        if (group.members.size() < fewest_matrix_cells) continue;
        regions.push_back(boxed(texture, group, Region::Kind::Matrix, 0));
        regions.back().grid = grid_angle(group, texture.cells);
    }
    std::ranges::sort(regions, std::greater{}, &Region::score);
    if (regions.size() > most) regions.resize(most);
    return regions;
}

} // namespace accueil::scanning
