#include "shared/scanning/modules.h"

#include <algorithm>
#include <cmath>

namespace accueil::scanning {

namespace {

constexpr int far = Profile::span - 1; // modules apart that still overlap
constexpr float mostly_open = 0.5F;

// The least-squares problem of the modules: what they explain of the darkness, and how they overlap.
class Puzzle {
  public:
    Puzzle(const Darkness& seen, const Profile& profile, int side, std::span<const Known> known)
        : side_(side), width_(side + 2 * far),
          explained_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)),
          black_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(width_)), known_(known) {
        for (int i = -far; i <= far; ++i)
            for (int k = -far; k <= far; ++k)
                overlap_[static_cast<std::size_t>((i + far) * (2 * far + 1) + k + far)] =
                    profile.overlap(std::abs(i)) * profile.overlap(std::abs(k));
        for (const auto& pixel : seen.pixels) add(pixel, profile);
        for (auto& value : explained_) value /= seen.density;
        total_ /= seen.density;
        contrast_ = first_contrast();
        begin();
    }

    // A step of each open module towards what the others leave for it.
    void relax(int sweeps) {
        constexpr float over = 1.3F;
        const float own = overlap_[overlap_.size() / 2];
        for (int i = 0; i < sweeps; ++i)
            each_open([&](int row, int column) {
                auto& black = at(row, column);
                black = std::clamp(black + over / own * left_over(row, column), 0.0F, 1.0F);
            });
    }

    // Black or white, then turned one by one as long as that explains more.
    void settle(int most) {
        const float half_own = overlap_[overlap_.size() / 2] / 2;
        each_open([&](int row, int column) { at(row, column) = at(row, column) > 0.5F ? 1.0F : 0.0F; });
        for (int i = 0, turned = 1; i < most && turned > 0; ++i) {
            turned = 0;
            each_open([&](int row, int column) {
                auto& black = at(row, column);
                const float change = black > 0.5F ? -1.0F : 1.0F;
                if (change * left_over(row, column) <= half_own) return;
                black += change;
                ++turned;
            });
        }
    }

    // The contrast that fits the modules as they stand.
    void weigh() {
        const auto [of_seen, of_itself] = products();
        if (of_itself > 0 && of_seen > 0) contrast_ = of_seen / of_itself;
    }

    [[nodiscard]] Modules result() const {
        const auto [of_seen, of_itself] = products();
        Modules out;
        out.side = side_;
        out.contrast = contrast_;
        const float left = total_ - 2 * contrast_ * of_seen + contrast_ * contrast_ * of_itself;
        out.unexplained = left / static_cast<float>(side_ * side_);
        for (int row = 0; row < side_; ++row) {
            const auto* from = &black_[index(row, 0)];
            out.black.insert(out.black.end(), from, from + side_);
        }
        return out;
    }

  private:
    void add(const Darkness::Pixel& pixel, const Profile& profile) {
        const float column_at = std::floor(pixel.u), row_at = std::floor(pixel.v);
        const auto& across = profile.at(pixel.u - column_at).weights;
        const auto& down = profile.at(pixel.v - row_at).weights;
        const int column = static_cast<int>(column_at) - Profile::reach,
                  row = static_cast<int>(row_at) - Profile::reach;
        total_ += pixel.dark * pixel.dark;
        for (int i = 0; i < Profile::span; ++i) {
            if (row + i < 0 || row + i >= side_) continue;
            const float weight = pixel.dark * down[static_cast<std::size_t>(i)];
            auto* to = &explained_[static_cast<std::size_t>((row + i) * side_)];
            for (int k = std::max(0, -column); k < std::min(Profile::span, side_ - column); ++k)
                to[column + k] += weight * across[static_cast<std::size_t>(k)];
        }
    }

    // About half of all modules are black.
    [[nodiscard]] float first_contrast() const {
        float sum = 0;
        for (const auto value : explained_) sum += value;
        return std::clamp(2 * sum / static_cast<float>(side_ * side_), 0.1F, 1.0F);
    }

    void begin() {
        for (int row = 0; row < side_; ++row)
            for (int column = 0; column < side_; ++column)
                switch (known_[static_cast<std::size_t>(row * side_ + column)]) {
                case Known::White: break;
                case Known::Black: at(row, column) = 1; break;
                case Known::Open: at(row, column) = mostly_open; break;
                }
    }

    template<class Each>
    void each_open(Each each) {
        for (int row = 0; row < side_; ++row)
            for (int column = 0; column < side_; ++column)
                if (known_[static_cast<std::size_t>(row * side_ + column)] == Known::Open) each(row, column);
    }

    // The neighbourhood's light on one module; the border of white needs no test of the edges.
    [[nodiscard]] float felt(int row, int column) const {
        float sum = 0;
        const auto* weight = overlap_.data();
        for (int i = -far; i <= far; ++i) {
            const auto* from = &black_[index(row + i, column - far)];
            for (int k = 0; k <= 2 * far; ++k) sum += *weight++ * from[k];
        }
        return sum;
    }
    [[nodiscard]] float left_over(int row, int column) const {
        return explained_[static_cast<std::size_t>(row * side_ + column)] / contrast_ - felt(row, column);
    }
    [[nodiscard]] std::pair<float, float> products() const {
        float of_seen = 0, of_itself = 0;
        for (int row = 0; row < side_; ++row)
            for (int column = 0; column < side_; ++column) {
                const float black = black_[index(row, column)];
                if (black <= 0) continue;
                of_seen += black * explained_[static_cast<std::size_t>(row * side_ + column)];
                of_itself += black * felt(row, column);
            }
        return {of_seen, of_itself};
    }

    [[nodiscard]] std::size_t index(int row, int column) const {
        return static_cast<std::size_t>((row + far) * width_ + column + far);
    }
    float& at(int row, int column) { return black_[index(row, column)]; }

    int side_, width_;
    std::array<float, (2 * far + 1) * (2 * far + 1)> overlap_{};
    std::vector<float> explained_;
    std::vector<float> black_; // with a border of white
    std::span<const Known> known_;
    float total_ = 0;
    float contrast_ = 1;
};

} // namespace

Modules estimate(const Darkness& seen, const Profile& profile, int side, std::span<const Known> known, bool settled) {
    Puzzle puzzle(seen, profile, side, known);
    puzzle.relax(6);
    puzzle.weigh();
    puzzle.relax(settled ? 6 : 3);
    if (settled) {
        puzzle.settle(10);
        puzzle.weigh();
    }
    return puzzle.result();
}

Modules pattern_fit(const Darkness& seen, const Profile& profile, int side, std::span<const Known> known) {
    Puzzle puzzle(seen, profile, side, known);
    puzzle.weigh();
    return puzzle.result();
}

Frame redrawn(const Modules& modules) {
    constexpr int scale = 4, quiet = 4;
    const int side = (modules.side + 2 * quiet) * scale;
    Frame out(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int row = y / scale - quiet, column = x / scale - quiet;
            const bool inside = row >= 0 && column >= 0 && row < modules.side && column < modules.side;
            const bool black = inside && modules.black[static_cast<std::size_t>(row * modules.side + column)] > 0.5F;
            out.row(y)[x] = black ? 0 : 255;
        }
    return out;
}

} // namespace accueil::scanning
