#include "shared/scanning/registration.h"

#include <algorithm>
#include <cmath>

#include "shared/scanning/function_pattern.h"

namespace accueil::scanning {

namespace {

constexpr std::size_t unknowns = 9;                    // two for each corner, and the blur
constexpr float sharpest = 0.2F, most_blurred = 0.85F; // modules
constexpr float longest_move = 0.7F;                   // modules in one step

using Vector = std::array<float, unknowns>;

// The normal equations of the step.
struct Equations {
    std::array<Vector, unknowns> matrix{};
    Vector right{};

    void add(const Vector& slope, float error) {
        for (std::size_t i = 0; i < unknowns; ++i) {
            right[i] += slope[i] * error;
            for (std::size_t k = 0; k <= i; ++k) matrix[i][k] += slope[i] * slope[k];
        }
    }

    // By Cholesky's decomposition, damped; zero where the pixels say nothing.
    [[nodiscard]] Vector solved() {
        constexpr float damping = 0.02F;
        for (std::size_t i = 0; i < unknowns; ++i) matrix[i][i] += damping * matrix[i][i] + 1e-3F;
        for (std::size_t i = 0; i < unknowns; ++i)
            for (std::size_t k = 0; k <= i; ++k) {
                float sum = matrix[i][k];
                for (std::size_t j = 0; j < k; ++j) sum -= matrix[i][j] * matrix[k][j];
                matrix[i][k] = i == k ? std::sqrt(std::max(sum, 1e-9F)) : sum / matrix[k][k];
            }
        Vector x = right;
        for (std::size_t i = 0; i < unknowns; ++i) {
            for (std::size_t k = 0; k < i; ++k) x[i] -= matrix[i][k] * x[k];
            x[i] /= matrix[i][i];
        }
        for (std::size_t i = unknowns; i-- > 0;) {
            for (std::size_t k = i + 1; k < unknowns; ++k) x[i] -= matrix[k][i] * x[k];
            x[i] /= matrix[i][i];
        }
        return x;
    }
};

// What the modules make of a pixel, and how that goes with its place and the blur.
struct Expectation {
    float dark = 0, across = 0, down = 0, wider = 0;
};

Expectation expected(const Modules& modules, const Profile& profile, const Darkness::Pixel& pixel) {
    const float column_at = std::floor(pixel.u), row_at = std::floor(pixel.v);
    const auto& h = profile.at(pixel.u - column_at);
    const auto& v = profile.at(pixel.v - row_at);
    const int column = static_cast<int>(column_at) - Profile::reach, row = static_cast<int>(row_at) - Profile::reach;
    Expectation out;
    for (int i = 0; i < Profile::span; ++i) {
        if (row + i < 0 || row + i >= modules.side) continue;
        const auto* from = modules.black.data() + (row + i) * modules.side;
        float weight = 0, slope = 0, widening = 0;
        for (int k = std::max(0, -column); k < std::min(Profile::span, modules.side - column); ++k) {
            const auto at = static_cast<std::size_t>(k);
            weight += from[column + k] * h.weights[at];
            slope += from[column + k] * h.slopes[at];
            widening += from[column + k] * h.widenings[at];
        }
        const auto at = static_cast<std::size_t>(i);
        out.dark += weight * v.weights[at];
        out.across += slope * v.weights[at];
        out.down += weight * v.slopes[at];
        out.wider += weight * v.widenings[at] + widening * v.weights[at];
    }
    return out;
}

// By how much the corners' modules differ from where they are thought to be, and the blur.
Vector step(const Darkness& seen, const Modules& modules, const Profile& profile) {
    Equations equations;
    const auto side = static_cast<float>(modules.side);
    const float contrast = modules.contrast;
    for (const auto& pixel : seen.pixels) {
        const auto expect = expected(modules, profile, pixel);
        const float u = pixel.u / side, v = pixel.v / side;
        const std::array<float, 4> shares{(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v};
        Vector slope;
        for (std::size_t i = 0; i < 4; ++i) {
            slope[2 * i] = contrast * expect.across * shares[i];
            slope[2 * i + 1] = contrast * expect.down * shares[i];
        }
        slope[8] = contrast * expect.wider;
        equations.add(slope, pixel.dark - contrast * expect.dark);
    }
    auto moves = equations.solved();
    for (auto& move : moves) move = std::clamp(move, -longest_move, longest_move);
    return moves;
}

Lattice moved(const Lattice& lattice, const Vector& moves) {
    const Projection projection(lattice);
    const auto n = static_cast<float>(lattice.side);
    const std::array<Point, 4> corners{{{0, 0}, {n, 0}, {n, n}, {0, n}}};
    Lattice out = lattice;
    for (std::size_t i = 0; i < 4; ++i)
        out.corners[i] = projection.to_frame(corners[i].x - moves[2 * i], corners[i].y - moves[2 * i + 1]);
    out.blur = std::clamp(lattice.blur + std::clamp(moves[8], -0.15F, 0.15F), sharpest, most_blurred);
    return out;
}

// A convex box of sensible size that lies mostly in the frame.
bool usable(ImageView frame, const Quad& corners) {
    constexpr float smallest = 10, largest = 500; // pixels
    if (frame.empty()) return false;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto &a = corners[i], &b = corners[(i + 1) % 4], &c = corners[(i + 2) % 4];
        const auto inside = [](float value, int size) { return value > -20 && value < static_cast<float>(size) + 20; };
        if (!inside(a.x, frame.width) || !inside(a.y, frame.height)) return false;
        const float side = std::hypot(b.x - a.x, b.y - a.y);
        if (!(side > smallest && side < largest)) return false;
        const float turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        if (!(turn > 0.5F * side * std::hypot(c.x - b.x, c.y - b.y))) return false;
    }
    return true;
}

} // namespace

std::optional<Registered> best_size(ImageView frame, Symbology symbology, const Quad& corners) {
    constexpr float smallest_module = 1, largest_module = 7; // pixels; a larger one needs no such effort
    constexpr int middle_side = 29;
    std::optional<Registered> best;
    float least = 0;
    if (!usable(frame, corners)) return best;
    const auto pixels = darkness(frame, {.corners = corners, .side = middle_side});
    if (pixels.density <= 0) return best;
    for (const int side : sides(symbology)) {
        const Lattice lattice{.corners = corners, .side = side};
        if (lattice.module() < smallest_module || lattice.module() > largest_module) continue;
        const Profile profile(lattice.blur);
        const auto seen = regridded(pixels, middle_side, side);
        auto pattern = function_pattern(symbology, side);
        for (int turn = 0; turn < (symbology == Symbology::Aztec ? 1 : 4); ++turn) {
            if (turn > 0) pattern = turned(pattern, side);
            const auto first = pattern_fit(seen, profile, side, pattern);
            if (best && first.unexplained >= least) continue;
            least = first.unexplained;
            best = Registered{lattice, first, pattern};
        }
    }
    return best;
}

Registered registered(ImageView frame, Registered start, int steps) {
    Registered now = std::move(start);
    for (int i = 0; i <= steps; ++i) {
        const Profile profile(now.lattice.blur);
        const auto seen = darkness(frame, now.lattice);
        if (seen.density <= 0) return now;
        if (!usable(frame, now.lattice.corners)) return now;
        const bool last = i == steps;
        now.modules = estimate(seen, profile, now.lattice.side, now.pattern, last || 2 * i >= steps);
        if (!last) now.lattice = moved(now.lattice, step(seen, now.modules, profile));
    }
    return now;
}

} // namespace accueil::scanning
