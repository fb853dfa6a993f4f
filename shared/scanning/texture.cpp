#include "shared/scanning/texture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace accueil::scanning {

namespace {

// Differences smoothed across, so that fine bars show their true direction: the plain difference of two pixels is up to
// four degrees off between the axes (Scharr's weights).
constexpr int side_weight = 3, middle_weight = 10, weight_bits = 2;
constexpr int weight_sum = (2 * side_weight + middle_weight) >> weight_bits;

struct Sums {
    int xx = 0, yy = 0, xy = 0, light = 0;
};

#ifdef __SSE2__

__m128i eight(const std::uint8_t* p) {
    return _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(p)), _mm_setzero_si128());
}

int total(__m128i four) {
    alignas(16) std::array<int, 4> lanes{};
    _mm_store_si128(reinterpret_cast<__m128i*>(lanes.data()), four);
    return lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

__m128i weighted(__m128i before, __m128i middle, __m128i after) {
    const __m128i sides = _mm_mullo_epi16(_mm_add_epi16(before, after), _mm_set1_epi16(side_weight));
    return _mm_srai_epi16(_mm_add_epi16(sides, _mm_mullo_epi16(middle, _mm_set1_epi16(middle_weight))), weight_bits);
}

Sums sums(const std::uint8_t* p, std::ptrdiff_t stride) {
    __m128i xx = _mm_setzero_si128(), yy = xx, xy = xx, light = xx;
    __m128i across[cell_side + 2], smooth[cell_side + 2]; // rows from one above the cell to one below
    for (std::size_t i = 0; i < cell_side + 2; ++i) {
        const auto* row = p + (static_cast<std::ptrdiff_t>(i) - 1) * stride;
        const __m128i left = eight(row - 1), middle = eight(row), right = eight(row + 1);
        across[i] = _mm_sub_epi16(right, left);
        smooth[i] = weighted(left, middle, right);
    }
    for (std::size_t y = 1; y <= cell_side; ++y) {
        const __m128i dx = weighted(across[y - 1], across[y], across[y + 1]);
        const __m128i dy = _mm_sub_epi16(smooth[y + 1], smooth[y - 1]);
        xx = _mm_add_epi32(xx, _mm_madd_epi16(dx, dx));
        yy = _mm_add_epi32(yy, _mm_madd_epi16(dy, dy));
        xy = _mm_add_epi32(xy, _mm_madd_epi16(dx, dy));
        light = _mm_add_epi32(light, _mm_madd_epi16(smooth[y], _mm_set1_epi16(1)));
    }
    return {total(xx), total(yy), total(xy), total(light)};
}

#else

Sums sums(const std::uint8_t* p, std::ptrdiff_t stride) {
    const auto weighted = [](int before, int middle, int after) {
        return (side_weight * (before + after) + middle_weight * middle) >> weight_bits;
    };
    Sums s;
    for (int y = 0; y < cell_side; ++y, p += stride)
        for (int x = 0; x < cell_side; ++x) {
            const auto* q = p + x;
            const auto across = [&](std::ptrdiff_t row) { return q[row + 1] - q[row - 1]; };
            const auto smooth = [&](std::ptrdiff_t row) { return weighted(q[row - 1], q[row], q[row + 1]); };
            const int dx = weighted(across(-stride), across(0), across(stride));
            const int dy = smooth(stride) - smooth(-stride);
            s.xx += dx * dx, s.yy += dy * dy, s.xy += dx * dy, s.light += smooth(0);
        }
    return s;
}

#endif

// The quiet fifth of the cells: noise and paper, whatever lies on the desk.
float noise_floor(const std::vector<Cell>& cells) {
    std::vector<float> energies;
    energies.reserve(cells.size() / 4 + 1);
    for (std::size_t i = 0; i < cells.size(); i += 4) energies.push_back(cells[i].energy());
    if (energies.empty()) return 0;
    const auto fifth = energies.begin() + static_cast<std::ptrdiff_t>(energies.size() / 5);
    std::ranges::nth_element(energies, fifth);
    return *fifth;
}

} // namespace

float Cell::coherence() const {
    const float sum = energy();
    return sum > 0 ? std::hypot(xx - yy, 2 * xy) / sum : 0;
}

float Cell::angle() const { return 0.5F * std::atan2(2 * xy, xx - yy); }

Texture measure(ImageView frame) {
    Texture texture;
    // One pixel of border on each side is needed for the differences, so the map starts one pixel in.
    texture.columns = std::max(0, (frame.width - 2) / cell_side);
    texture.rows = std::max(0, (frame.height - 2) / cell_side);
    const auto count = static_cast<std::size_t>(texture.columns) * static_cast<std::size_t>(texture.rows);
    texture.cells.resize(count);
    texture.light.resize(count);
    constexpr float scale = 0.25F / (cell_side * cell_side * weight_sum * weight_sum);
    for (int r = 0; r < texture.rows; ++r)
        for (int c = 0; c < texture.columns; ++c) {
            const auto s = sums(frame.row(r * cell_side + 1) + c * cell_side + 1, frame.stride);
            const auto at = texture.at(c, r);
            texture.cells[at] = {scale * static_cast<float>(s.xx), scale * static_cast<float>(s.yy),
                                 scale * static_cast<float>(s.xy)};
            texture.light[at] = static_cast<std::uint8_t>(s.light / (cell_side * cell_side * weight_sum));
        }
    texture.floor = noise_floor(texture.cells);
    return texture;
}

float changed(const Texture& before, const Texture& now) {
    if (before.columns != now.columns || before.rows != now.rows || now.light.empty()) return 1;
    constexpr int noise = 6; // luminance; the mean of 64 pixels moves far less by noise alone
    std::size_t count = 0;
    for (std::size_t i = 0; i < now.light.size(); ++i)
        count += std::abs(int{before.light[i]} - int{now.light[i]}) > noise ? 1U : 0U;
    return static_cast<float>(count) / static_cast<float>(now.light.size());
}

} // namespace accueil::scanning
