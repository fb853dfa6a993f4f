// A parabola through measured places, by weighted least squares.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace accueil::scanning::zone {

class Parabola {
  public:
    // `t` is best kept between 0 and 1.
    void add(float t, float value, float weight) {
        const std::array<float, 3> powers{1, t, t * t};
        for (std::size_t i = 0; i < 3; ++i) {
            right_[i] += weight * powers[i] * value;
            for (std::size_t k = 0; k < 3; ++k) matrix_[i][k] += weight * powers[i] * powers[k];
        }
    }

    // value = out[0] + out[1] t + out[2] t²; with fewer than three terms the rest is zero, and so is all of it where
    // the measurements do not say.
    [[nodiscard]] std::array<float, 3> solved(std::size_t terms) const {
        auto m = matrix_;
        auto r = right_;
        const float least = 1e-6F * m[0][0] + 1e-12F;
        for (std::size_t i = 0; i < terms; ++i) {
            m[i][i] += i == 0 ? 1e-12F : least;
            for (std::size_t k = i + 1; k < terms; ++k) {
                const float factor = m[k][i] / m[i][i];
                for (std::size_t j = i; j < terms; ++j) m[k][j] -= factor * m[i][j];
                r[k] -= factor * r[i];
            }
        }
        std::array<float, 3> out{};
        for (std::size_t i = terms; i-- > 0;) {
            for (std::size_t k = i + 1; k < terms; ++k) r[i] -= m[i][k] * out[k];
            out[i] = r[i] / m[i][i];
            if (!std::isfinite(out[i])) return {};
        }
        return out;
    }

  private:
    std::array<std::array<float, 3>, 3> matrix_{};
    std::array<float, 3> right_{};
};

} // namespace accueil::scanning::zone
