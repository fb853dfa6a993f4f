#include "shared/scanning/zone/line.h"

#include <algorithm>
#include <array>
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
constexpr float steepest = 21;       // degrees
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

// What so many of a hundred values lie below, to a sixteenth of a step of the threshold.
float rank(const std::vector<std::uint16_t>& values, std::size_t of_hundred) {
    constexpr int coarse = 4; // bits
    std::array<std::uint32_t, (std::size_t{2 * 255 * cell_width * cell_height} >> coarse) + 1> histogram{};
    for (const auto value : values) ++histogram[value >> coarse];
    std::size_t below = 0, bin = 0;
    for (const auto wanted = values.size() * of_hundred / 100; bin + 1 < histogram.size(); ++bin)
        if ((below += histogram[bin]) > wanted) break;
    return static_cast<float>(bin << coarse);
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
    const float threshold =
        std::max({faintest * cell_width * cell_height, over_noise * rank(sums, 20), of_strongest * rank(sums, 97)});
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

// The map with its columns one after the other, and so much room above and below each that no slope leaves it.
struct Columns {
    explicit Columns(const Strokes& map)
        : width(map.columns),
          room(static_cast<int>(static_cast<float>(map.columns / 2 + 1) * across / down * 0.5F) + 1),
          height(map.rows + 2 * room),
          busy(static_cast<std::size_t>(width) * static_cast<std::size_t>(height + 2 * room)) {
        for (int r = 0; r < map.rows; ++r)
            for (int c = 0; c < width; ++c) column(c)[2 * room + r] = map.at(c, r) ? 1 : 0;
    }
    [[nodiscard]] std::uint8_t* column(int c) {
        return busy.data() + static_cast<std::ptrdiff_t>(c) * (height + 2 * room);
    }
    int width, room, height;
    std::vector<std::uint8_t> busy;
};

// Runs by one more cell each: how long they are, how many empty cells were seen since, how long the longest was.
// Without a branch, so that many rows go at once.
void extend(const std::uint8_t* __restrict busy, std::int16_t* __restrict length, std::int16_t* __restrict gap,
            std::int16_t* __restrict longest, std::size_t rows) {
    for (std::size_t r = 0; r < rows; ++r) {
        const int here = -busy[r], near = -(gap[r] <= longest_gap ? 1 : 0);
        const int longer = ((length[r] + gap[r]) & near) + 1, kept = (longer & here) | (length[r] & ~here);
        length[r] = static_cast<std::int16_t>(kept);
        gap[r] = static_cast<std::int16_t>((gap[r] + 1) & ~here);
        longest[r] = static_cast<std::int16_t>(longest[r] > kept ? longest[r] : kept);
    }
}

// How well print lies along this slope: long runs count more than many. All rows at once, column by column.
float alignment(const Strokes& map, Columns& columns, float slope) {
    const auto shift = moved(map, slope);
    const auto rows = static_cast<std::size_t>(columns.height);
    std::vector<std::int16_t> length(rows), gap(rows), longest(rows);
    for (int c = 0; c < columns.width; ++c)
        extend(columns.column(c) + columns.room + shift[static_cast<std::size_t>(c)], length.data(), gap.data(),
               longest.data(), rows);
    float sum = 0;
    for (const auto run : longest) sum += run >= shortest_run ? static_cast<float>(run) * static_cast<float>(run) : 0;
    return sum;
}

float slope_of(float degrees) { return std::tan(degrees * std::numbers::pi_v<float> / 180); }

float best_angle(const Strokes& map) {
    float best = 0, most = 0;
    Columns columns(map);
    const auto look = [&](float degrees) {
        const float value = alignment(map, columns, slope_of(degrees));
        if (value > most) most = value, best = degrees;
    };
    for (float degrees = -steepest; degrees <= steepest; degrees += 1.75F) look(degrees);
    const float coarse = best;
    for (const float nearby : {-1.2F, -0.6F, 0.6F, 1.2F}) look(coarse + nearby);
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

// Lines of a zone lie one below the other and are equally long; a few fillers at an end may have been too faint.
bool is_beside(const Band& a, const Band& b) {
    const int shared = std::min(a.end, b.end) - std::max(a.begin, b.begin);
    const int apart = std::abs(a.top + a.bottom - b.top - b.bottom) / 2;
    return 4 * shared >= 3 * std::max(a.length(), b.length()) && apart <= 5 * std::max(a.height(), b.height());
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
