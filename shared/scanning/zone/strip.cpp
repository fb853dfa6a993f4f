#include "shared/scanning/zone/strip.h"

#include <algorithm>
#include <cmath>

#include "shared/scanning/treatment.h"
#include "shared/scanning/zone/polynomial.h"

namespace accueil::scanning::zone {

namespace {

constexpr float strip_rows = 3.2F; // heights of the line
constexpr int block = 16;          // columns that share one estimate of the paper
constexpr int widest = 1200;       // columns; 44 characters and the margins are 784

// The brightness of the paper in each block: what a seventh of its pixels lie above.
std::vector<float> papers(ImageView image) {
    std::vector<float> out;
    for (int begin = 0; begin < image.width; begin += block) {
        std::array<int, 256> histogram{};
        const int end = std::min(image.width, begin + block);
        for (int y = 0; y < image.height; ++y)
            for (int x = begin; x < end; ++x) ++histogram[image.row(y)[x]];
        int above = (end - begin) * image.height / 7;
        std::size_t level = 255;
        while (level > 0 && (above -= histogram[level]) > 0) --level;
        out.push_back(static_cast<float>(level));
    }
    return out;
}

void fill_ink(Strip& strip, ImageView image) {
    const auto paper = papers(image);
    std::vector<float> level(static_cast<std::size_t>(image.width));
    const float last = static_cast<float>(paper.size() - 1);
    for (std::size_t x = 0; x < level.size(); ++x) {
        const float at = std::clamp((static_cast<float>(x) + 0.5F) / block - 0.5F, 0.0F, last);
        const auto left = static_cast<std::size_t>(at), right = std::min(left + 1, paper.size() - 1);
        level[x] = paper[left] + (paper[right] - paper[left]) * (at - static_cast<float>(left));
    }
    strip.width = image.width, strip.height = image.height;
    strip.ink.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    auto* to = strip.ink.data();
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            *to++ = level[static_cast<std::size_t>(x)] - static_cast<float>(image.row(y)[x]);
}

// The middle of the ink of each block within `reach` rows of where the line is thought to be.
std::array<float, 3> bowed(const Strip& strip, int reach, std::size_t terms, float faint) {
    Parabola fit;
    const int first = static_cast<int>(strip_margin) - block, last = strip.width - first;
    for (int begin = first; begin < last; begin += block) {
        float weight = 0, moment = 0;
        for (int x = std::max(0, begin); x < std::min({begin + block, last, strip.width}); ++x) {
            const int middle = static_cast<int>(std::lround(strip.middle(static_cast<float>(x))));
            for (int y = std::max(0, middle - reach); y <= std::min(strip.height - 1, middle + reach); ++y) {
                const float ink = strip.ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.width) +
                                            static_cast<std::size_t>(x)];
                if (ink < faint) continue;
                weight += ink;
                moment += ink * (static_cast<float>(y) + 0.5F);
            }
        }
        if (weight <= 0) continue;
        fit.add((static_cast<float>(begin) + block / 2.0F) / static_cast<float>(strip.width), moment / weight, weight);
    }
    const auto bow = fit.solved(terms);
    return bow[0] > 0 ? bow : strip.bow;
}

// The darkest ink of each column on the line, the mean of two rows so that noise counts less.
void measure_strength(Strip& strip, int reach) {
    strip.strength.assign(static_cast<std::size_t>(strip.width), 0);
    for (int x = 0; x < strip.width; ++x) {
        const int middle = static_cast<int>(strip.middle(static_cast<float>(x)));
        float most = 0;
        for (int y = std::max(0, middle - reach); y + 1 < std::min(strip.height, middle + reach); ++y) {
            const auto at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.width) + static_cast<std::size_t>(x);
            most = std::max(most, (strip.ink[at] + strip.ink[at + static_cast<std::size_t>(strip.width)]) / 2);
        }
        strip.strength[static_cast<std::size_t>(x)] = most;
    }
}

} // namespace

float Strip::at(float column, float row) const {
    const float x = column - 0.5F, y = row - 0.5F;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 0;
    const float fx = x - static_cast<float>(left), fy = y - static_cast<float>(top);
    const auto* p = ink.data() + static_cast<std::ptrdiff_t>(top) * width + left;
    const float above = p[0] + (p[1] - p[0]) * fx;
    const float below = p[width] + (p[width + 1] - p[width]) * fx;
    return above + (below - above) * fy;
}

Point Strip::in_frame(float column, float row) const {
    const float u = (column - static_cast<float>(width) / 2) * step, v = (row - static_cast<float>(height) / 2) * step;
    const float cosine = std::cos(angle), sine = std::sin(angle);
    return {centre.x + u * cosine - v * sine, centre.y + u * sine + v * cosine};
}

Strip straighten(ImageView frame, const Line& line) {
    Strip strip;
    strip.centre = {(line.left.x + line.right.x) / 2, (line.left.y + line.right.y) / 2};
    strip.angle = line.angle();
    strip.step = std::max(line.height / strip_height, 0.1F);
    const int width = static_cast<int>(line.length() / strip.step + 2 * strip_margin);
    if (frame.width < 2 || frame.height < 2 || width > widest) return strip;
    const auto image =
        resampled(frame, {strip.centre, strip.angle, strip.step}, width, static_cast<int>(strip_rows * strip_height));
    fill_ink(strip, image.view());
    strip.bow = {static_cast<float>(strip.height) / 2, 0, 0};
    auto strengths = [&] {
        measure_strength(strip, static_cast<int>(0.7F * strip_height));
        auto sorted = strip.strength;
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 2 / 3);
        std::ranges::nth_element(sorted, at);
        return *at;
    };
    const float faint = 0.3F * strengths();
    strip.bow = bowed(strip, 14, 1, faint);
    strip.bow = bowed(strip, 13, 2, faint);
    strip.bow = bowed(strip, 11, 2, faint);
    strip.bow = bowed(strip, 10, 3, faint);
    measure_strength(strip, static_cast<int>(0.7F * strip_height));
    return strip;
}

} // namespace accueil::scanning::zone
