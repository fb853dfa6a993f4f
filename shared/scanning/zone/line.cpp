#include "shared/scanning/zone/line.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <span>

#include "shared/scanning/treatment.h"

namespace accueil::scanning::zone {

namespace {

// The map is coarse along the lines, where characters follow one another, and fine across them. Pixels of the frame
// halved.
constexpr int cell_width = 8, cell_height = 2;
constexpr int across = 2 * cell_width, down = 2 * cell_height; // pixels of the frame
constexpr float faintest = 7;        // mean difference of two pixels; print in a dark corner has twice as much
constexpr float over_noise = 2.5F;   // times the quiet part of the frame
constexpr float of_strongest = 0.3F; // of what the strongest print has
constexpr int longest_gap = 2;       // cells without strokes inside of a line
constexpr int shortest_run = 17;     // cells: 30 characters of 9 pixels
constexpr int highest_line = 16;     // cells
constexpr float steepest = 15;       // degrees
constexpr std::size_t most_lines = 8;

// Where there are strokes that stand across the rows.
struct Strokes {
    int columns = 0, rows = 0;
    std::vector<std::uint8_t> busy;
    int count = 0;

    [[nodiscard]] bool at(int column, int row) const {
        return row >= 0 && row < rows &&
               busy[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                    static_cast<std::size_t>(column)] != 0;
    }
};

int difference(const std::uint8_t* p) {
    int sum = 0;
    for (int x = 0; x < cell_width; ++x) sum += std::abs(p[x + 1] - p[x - 1]);
    return sum;
}

Strokes strokes(ImageView half) {
    Strokes out;
    out.columns = std::max(0, (half.width - 2) / cell_width);
    out.rows = half.height / cell_height;
    const auto count = static_cast<std::size_t>(out.columns) * static_cast<std::size_t>(out.rows);
    std::vector<std::uint16_t> sums(count);
    auto* to = sums.data();
    for (int r = 0; r < out.rows; ++r)
        for (int c = 0; c < out.columns; ++c) {
            const auto* p = half.row(r * cell_height) + c * cell_width + 1;
            *to++ = static_cast<std::uint16_t>(difference(p) + difference(p + half.stride));
        }
    if (count < 16) return out;
    auto sorted = sums;
    const auto rank = [&](std::size_t of_hundred) {
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(count * of_hundred / 100);
        std::ranges::nth_element(sorted, at);
        return static_cast<float>(*at);
    };
    const float threshold =
        std::max({faintest * cell_width * cell_height, over_noise * rank(20), of_strongest * rank(97)});
    out.busy.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        out.busy[i] = static_cast<float>(sums[i]) > threshold ? 1 : 0;
        out.count += out.busy[i];
    }
    return out;
}

// A stretch of one row of the map, after the columns were moved so that lines of a slope are level.
struct Run {
    int row = 0, begin = 0, end = 0; // cells
    [[nodiscard]] int length() const { return end - begin; }
};

std::vector<int> moved(const Strokes& map, float slope) {
    std::vector<int> out;
    for (int c = 0; c < map.columns; ++c)
        out.push_back(static_cast<int>(std::lround(slope * static_cast<float>((c - map.columns / 2) * across) / down)));
    return out;
}

std::vector<Run> runs(const Strokes& map, float slope) {
    std::vector<Run> out;
    const auto shift = moved(map, slope);
    const int most = std::max(std::abs(shift.front()), std::abs(shift.back()));
    for (int row = -most; row < map.rows + most; ++row) {
        int begin = -1, last = -1;
        const auto close = [&] {
            if (begin >= 0 && last + 1 - begin >= shortest_run) out.push_back({row, begin, last + 1});
            begin = -1;
        };
        for (int c = 0; c < map.columns; ++c) {
            if (!map.at(c, row + shift[static_cast<std::size_t>(c)])) continue;
            if (begin >= 0 && c - last > longest_gap + 1) close();
            if (begin < 0) begin = c;
            last = c;
        }
        close();
    }
    return out;
}

// How well print lies along this slope: long runs count more than many.
float alignment(std::span<const Run> found) {
    float sum = 0;
    for (const auto& run : found) sum += static_cast<float>(run.length() * run.length());
    return sum;
}

float slope_of(float degrees) { return std::tan(degrees * std::numbers::pi_v<float> / 180); }

float best_angle(const Strokes& map) {
    float best = 0, most = 0;
    const auto look = [&](float degrees) {
        const float value = alignment(runs(map, slope_of(degrees)));
        if (value > most) most = value, best = degrees;
    };
    for (float degrees = -steepest; degrees <= steepest; degrees += 1.5F) look(degrees);
    const float coarse = best;
    for (const float nearby : {-1.0F, -0.5F, 0.5F, 1.0F}) look(coarse + nearby);
    return most > 0 ? best : 2 * steepest;
}

// Runs of neighbouring rows that lie over each other.
struct Band {
    int top = 0, bottom = 0; // rows
    int begin = 0, end = 0;  // of its longest run

    [[nodiscard]] int height() const { return bottom - top + 1; }
    [[nodiscard]] int length() const { return end - begin; }
};

std::vector<Band> bands(std::span<const Run> found) {
    std::vector<Band> out;
    for (const auto& run : found) {
        const auto over = [&](const Band& band) {
            const int shared = std::min(band.end, run.end) - std::max(band.begin, run.begin);
            return band.bottom == run.row - 1 && 2 * shared > std::max(band.length(), run.length());
        };
        const auto band = std::ranges::find_if(out, over);
        if (band == out.end()) {
            out.push_back({run.row, run.row, run.begin, run.end});
            continue;
        }
        band->bottom = run.row;
        if (run.length() > band->length()) band->begin = run.begin, band->end = run.end;
    }
    return out;
}

bool is_line(const Band& band) {
    const float length = static_cast<float>(band.length() * across), height = static_cast<float>(band.height() * down);
    return band.height() >= 2 && band.height() <= highest_line && length > 18 * height && length < 70 * height;
}

// Lines of a zone begin and end one below the other.
bool is_beside(const Band& a, const Band& b) {
    const int most = std::max(2, std::max(a.length(), b.length()) / 12);
    const int apart = std::abs(a.top + a.bottom - b.top - b.bottom) / 2;
    return std::abs(a.begin - b.begin) <= most && std::abs(a.end - b.end) <= most &&
           apart <= 5 * std::max(a.height(), b.height());
}

Line in_frame(const Strokes& map, const Band& band, float slope) {
    const float middle = static_cast<float>(map.columns / 2);
    const auto place = [&](int column) {
        const float c = static_cast<float>(column), row = static_cast<float>(band.top + band.bottom + 1) / 2;
        return Point{c * across + 2, row * down + slope * (c - 0.5F - middle) * across};
    };
    Line line{place(band.begin), place(band.end), 0};
    line.height = static_cast<float>(band.height() * down) / std::sqrt(1 + slope * slope);
    return line;
}

} // namespace

float Line::length() const { return std::hypot(right.x - left.x, right.y - left.y); }
float Line::angle() const { return std::atan2(right.y - left.y, right.x - left.x); }

std::vector<Line> find_lines(ImageView frame) {
    const auto half = halved(frame);
    const auto map = strokes(half.view());
    if (map.count < 2 * shortest_run * 2) return {};
    const float angle = best_angle(map);
    if (angle > steepest + 1) return {};
    const float slope = slope_of(angle);
    auto found = bands(runs(map, slope));
    std::erase_if(found, [](const Band& band) { return !is_line(band); });
    std::vector<Line> lines;
    for (const auto& band : found) {
        const auto other = [&](const Band& one) { return &one != &band && is_beside(one, band); };
        if (std::ranges::any_of(found, other)) lines.push_back(in_frame(map, band, slope));
    }
    // The zone is the lowest print of its page, or, upside down, the highest.
    if (lines.size() > most_lines) lines.erase(lines.begin() + most_lines / 2, lines.end() - most_lines / 2);
    return lines;
}

} // namespace accueil::scanning::zone
