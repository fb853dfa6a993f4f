#include "shared/scanning/zone/cells.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <span>

#include "shared/scanning/zone/polynomial.h"

namespace accueil::scanning::zone {

namespace {

constexpr std::array counts{44, 36, 30};
constexpr float leanest = 0.55F * strip_height, stoutest = 1.45F * strip_height; // pitch
constexpr float most_ink = 0.6F;   // on borders against that of the line; print of another kind has more
constexpr float least_ink = 0.25F; // of a cell that holds a character, against a common one
constexpr float follow = 0.15F;    // how fast the pitch follows the gaps found

// The ink in each column of the line, with sums for means over stretches.
class Profile {
  public:
    explicit Profile(const Strip& strip) : ink_(static_cast<std::size_t>(strip.width)), sums_(ink_.size() + 1) {
        constexpr int reach = static_cast<int>(0.55F * strip_height);
        for (int x = 0; x < strip.width; ++x) {
            const int middle = static_cast<int>(strip.middle(static_cast<float>(x)));
            float sum = 0;
            for (int y = std::max(0, middle - reach); y <= std::min(strip.height - 1, middle + reach); ++y)
                sum += std::max(0.0F, strip.ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.width) +
                                                static_cast<std::size_t>(x)]);
            ink_[static_cast<std::size_t>(x)] = sum;
        }
        // What noise and a printed background leave between characters does not count.
        auto sorted = ink_;
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 12);
        std::ranges::nth_element(sorted, at);
        const float quiet = *at;
        for (auto& value : ink_) value = std::max(0.0F, value - quiet);
        for (std::size_t i = 0; i < ink_.size(); ++i) sums_[i + 1] = sums_[i] + ink_[i];
    }
    [[nodiscard]] float mean(float begin, float end) const {
        const int last = static_cast<int>(ink_.size());
        const int a = std::clamp(static_cast<int>(std::lround(begin)), 0, last);
        const int b = std::clamp(static_cast<int>(std::lround(end)), a, last);
        return a == b ? 0
                      : (sums_[static_cast<std::size_t>(b)] - sums_[static_cast<std::size_t>(a)]) /
                            static_cast<float>(b - a);
    }
    // Three pixels about a border, the middle one twice.
    [[nodiscard]] float at(float column) const {
        const auto i = static_cast<std::ptrdiff_t>(std::floor(column));
        if (i < 1 || i + 1 >= static_cast<std::ptrdiff_t>(ink_.size())) return 0;
        const auto* p = ink_.data() + i;
        const float f = column - static_cast<float>(i) - 0.5F;
        return (p[-1] * (1 - f) + 2 * p[0] + p[1] * (1 + f)) / 4;
    }
    [[nodiscard]] float width() const { return static_cast<float>(ink_.size()); }

  private:
    std::vector<float> ink_, sums_;
};

struct Comb {
    float pitch = 0, phase = 0; // a border at phase, and every pitch to both sides
    float ink = 1;              // on borders against the whole
};

float ink_at(const Profile& profile, float pitch, float phase, float reach) {
    float sum = 0;
    const int to = static_cast<int>(reach / pitch);
    for (int k = -to; k <= to; ++k) sum += profile.at(phase + static_cast<float>(k) * pitch);
    return sum / static_cast<float>(2 * to + 1);
}

// The pitch and phase at which gaps and borders agree best in the middle of the line, where perspective is small.
Comb comb(const Profile& profile) {
    const float middle = profile.width() / 2, reach = 0.28F * (profile.width() - 2 * strip_margin);
    const float whole = profile.mean(middle - reach, middle + reach);
    Comb best;
    if (whole <= 0) return best;
    for (float pitch = leanest; pitch < stoutest; pitch += 0.12F)
        for (float phase = 0; phase < pitch; phase += 1) {
            const float ink = ink_at(profile, pitch, middle + phase, reach) / whole;
            if (ink < best.ink) best = {pitch, middle + phase, ink};
        }
    // Every second gap is as empty as every gap.
    const float half = ink_at(profile, best.pitch / 2, best.phase, reach) / whole;
    if (best.pitch > 2 * leanest && half < 1.3F * best.ink + 0.08F) best = {best.pitch / 2, best.phase, half};
    return best;
}

// The next border: where the least ink is near the place where the pitch has it.
float next_border(const Profile& profile, float from, float& pitch, int way) {
    const float expected = from + static_cast<float>(way) * pitch;
    float best = expected, least = profile.at(expected);
    float spread = 0;
    for (float aside = -0.14F * pitch; aside <= 0.14F * pitch; aside += 0.5F) {
        const float ink = profile.at(expected + aside);
        spread = std::max(spread, ink);
        if (ink < least - 1e-3F || (ink < least + 1e-3F && std::fabs(aside) < std::fabs(best - expected)))
            least = ink, best = expected + aside;
    }
    // Where nothing is near nothing is learned.
    const float moved = spread > 0 ? best - expected : 0;
    pitch += static_cast<float>(way) * follow * moved;
    return expected + 0.5F * moved;
}

// Borders from the middle outwards as long as there are characters between them.
std::deque<float> borders(const Profile& profile, const Comb& start) {
    std::deque<float> out{start.phase};
    const float middle = profile.width() / 2, reach = 0.28F * (profile.width() - 2 * strip_margin);
    const float least = least_ink * profile.mean(middle - reach, middle + reach);
    for (const int way : {1, -1}) {
        float at = start.phase, pitch = start.pitch;
        for (int k = 0; k < 60; ++k) {
            const float next = next_border(profile, at, pitch, way);
            if (next < 0 || next > profile.width()) break;
            if (profile.mean(std::min(at, next) + 0.1F * pitch, std::max(at, next) - 0.1F * pitch) < least) break;
            at = next;
            if (way > 0)
                out.push_back(at);
            else
                out.push_front(at);
        }
    }
    return out;
}

Cells fitted(std::span<const float> places) {
    Cells cells{.count = static_cast<int>(places.size()) - 1};
    Parabola parabola;
    for (std::size_t i = 0; i < places.size(); ++i)
        parabola.add(static_cast<float>(i) / static_cast<float>(cells.count), places[i], 1);
    cells.curve = parabola.solved(3);
    return cells;
}

} // namespace

std::optional<float> pitch(const Strip& strip) {
    if (strip.width == 0) return std::nullopt;
    const auto found = comb(Profile(strip));
    return found.ink < most_ink ? std::optional(found.pitch) : std::nullopt;
}

std::vector<Cells> divide(const Strip& strip) {
    std::vector<Cells> ways;
    if (strip.width == 0) return ways;
    const Profile profile(strip);
    const auto start = comb(profile);
    if (start.ink > most_ink) return ways;
    const auto found = borders(profile, start);
    const std::vector<float> places(found.begin(), found.end());
    const std::span<const float> all = places;
    const int cells = static_cast<int>(places.size()) - 1;
    for (const int count : counts) {
        // Something beside the line, as the edge of the page, may have been taken for a character or two.
        const auto size = static_cast<std::size_t>(count) + 1;
        for (int skip = 0; skip <= cells - count && cells - count <= 2; ++skip)
            ways.push_back(fitted(all.subspan(static_cast<std::size_t>(skip), size)));
    }
    return ways;
}

} // namespace accueil::scanning::zone
