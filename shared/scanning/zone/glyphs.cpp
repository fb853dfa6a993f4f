#include "shared/scanning/zone/glyphs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace accueil::scanning::zone {

namespace {

// inputs × hidden, hidden biases, hidden × outcomes, outcome biases: whole numbers, and what each group is divided by.
#include "shared/scanning/zone/glyph_weights.inc"

struct Network {
    std::array<std::array<float, hidden_units>, sample_size> first{};
    std::array<float, hidden_units> first_bias{};
    std::array<std::array<float, outcomes>, hidden_units> second{};
    std::array<float, outcomes> second_bias{};

    Network() {
        const std::int8_t* from = first_weights;
        for (auto& row : first)
            for (auto& weight : row) weight = static_cast<float>(*from++) / first_divisor;
        for (std::size_t i = 0; i < hidden_units; ++i)
            first_bias[i] = static_cast<float>(first_biases[i]) / bias_divisor;
        from = second_weights;
        for (auto& row : second)
            for (auto& weight : row) weight = static_cast<float>(*from++) / second_divisor;
        for (std::size_t i = 0; i < outcomes; ++i) second_bias[i] = static_cast<float>(second_biases[i]) / bias_divisor;
    }
};

// What full ink is around a place: all but the darkest columns have less.
float full_ink(const Strip& strip, float centre, float pitch) {
    const int begin = std::max(0, static_cast<int>(centre - 3.5F * pitch));
    const int end = std::min(strip.width, static_cast<int>(centre + 3.5F * pitch));
    if (begin >= end) return 1;
    std::vector<float> sorted(strip.strength.begin() + begin, strip.strength.begin() + end);
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 3 / 4);
    std::ranges::nth_element(sorted, at);
    return std::max(*at, 4.0F);
}

} // namespace

Sample sample(const Strip& strip, float centre, float pitch) {
    Sample out{};
    const float full = full_ink(strip, centre, pitch), step = pitch / sample_columns;
    for (std::size_t row = 0; row < sample_rows; ++row)
        for (std::size_t column = 0; column < sample_columns; ++column) {
            const float x = centre + (static_cast<float>(column) + 0.5F - sample_columns / 2.0F) * step;
            const float y = strip.middle(centre) + (static_cast<float>(row) + 0.5F - sample_rows / 2.0F) * step;
            out[row * sample_columns + column] = std::clamp(strip.at(x, y) / full, -0.3F, 1.4F);
        }
    return out;
}

Sample upside_down(const Sample& sample) {
    Sample out = sample;
    std::ranges::reverse(out);
    return out;
}

Likelihood recognised(const Sample& sample) {
    static const Network network;
    auto hidden = network.first_bias;
    for (std::size_t i = 0; i < sample_size; ++i)
        for (std::size_t k = 0; k < hidden_units; ++k) hidden[k] += sample[i] * network.first[i][k];
    Likelihood out = network.second_bias;
    for (std::size_t k = 0; k < hidden_units; ++k) {
        const float value = std::max(0.0F, hidden[k]);
        for (std::size_t i = 0; i < outcomes; ++i) out[i] += value * network.second[k][i];
    }
    const float most = *std::ranges::max_element(out);
    float sum = 0;
    for (const float value : out) sum += std::exp(value - most);
    const float whole = most + std::log(sum);
    for (auto& value : out) value -= whole;
    return out;
}

} // namespace accueil::scanning::zone
