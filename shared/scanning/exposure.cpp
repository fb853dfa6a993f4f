#include "shared/scanning/exposure.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace accueil::scanning {

namespace {

constexpr float margin = 24;            // pixels around the regions
constexpr int largest_side = 640;       // pixels of the area
constexpr std::size_t most_frames = 16; // kept
constexpr int burnt_out = 245;          // luminance
constexpr int another_thing = 60;       // luminance; a difference that is no noise

// What one step of Gauss and Newton's method knows of the four numbers of a motion.
struct Step {
    std::array<std::array<float, 4>, 4> matrix{};
    std::array<float, 4> right{};
    float squares = 0;
    int pixels = 0;
    int others = 0; // that differ more than any noise

    void add(const std::array<float, 4>& slope, float difference) {
        for (std::size_t i = 0; i < 4; ++i) {
            right[i] += slope[i] * difference;
            for (std::size_t k = 0; k < 4; ++k) matrix[i][k] += slope[i] * slope[k];
        }
        squares += difference * difference;
        ++pixels;
    }

    // By elimination; the matrix is symmetric and, with texture in the picture, well conditioned.
    [[nodiscard]] Motion solved() {
        for (std::size_t i = 0; i < 4; ++i) matrix[i][i] += 1e-3F * matrix[i][i] + 1e-6F;
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t k = i + 1; k < 4; ++k) {
                const float factor = matrix[k][i] / matrix[i][i];
                for (std::size_t j = i; j < 4; ++j) matrix[k][j] -= factor * matrix[i][j];
                right[k] -= factor * right[i];
            }
        for (std::size_t i = 4; i-- > 0;) {
            for (std::size_t k = i + 1; k < 4; ++k) right[i] -= matrix[i][k] * right[k];
            right[i] /= matrix[i][i];
        }
        return {right[0], right[1], right[2], right[3]};
    }
};

// The mean of the differences, so that a lamp that goes on is no motion.
float brighter(const Frame& first, const Frame& now) {
    const auto a = first.view(), b = now.view();
    int sum = 0, count = 0;
    for (int y = 1; y < a.height - 1; y += 3)
        for (int x = 1; x < a.width - 1; x += 3) {
            const int difference = b.row(y)[x] - a.row(y)[x];
            if (a.row(y)[x] >= burnt_out || b.row(y)[x] >= burnt_out || std::abs(difference) > another_thing) continue;
            sum += difference, ++count;
        }
    return count > 0 ? static_cast<float>(sum) / static_cast<float>(count) : 0;
}

// `now` against `first`, both reduced to a half.
Step compared(const Frame& first, const Frame& now) {
    Step step;
    const auto a = first.view(), b = now.view();
    const float lamp = brighter(first, now);
    const float middle_x = static_cast<float>(a.width) / 2, middle_y = static_cast<float>(a.height) / 2;
    for (int y = 1; y < a.height - 1; ++y)
        for (int x = 1; x < a.width - 1; ++x) {
            const int was = a.row(y)[x], is = b.row(y)[x];
            if (was >= burnt_out || is >= burnt_out) continue;
            if (std::abs(is - was) > another_thing) {
                ++step.others;
                continue;
            }
            const auto across = static_cast<float>(a.row(y)[x + 1] - a.row(y)[x - 1]) / 2;
            const auto down = static_cast<float>(a.row(y + 1)[x] - a.row(y - 1)[x]) / 2;
            const float u = static_cast<float>(x) + 0.5F - middle_x, v = static_cast<float>(y) + 0.5F - middle_y;
            step.add({across, down, down * u - across * v, across * u + down * v}, static_cast<float>(is - was) - lamp);
        }
    return step;
}

// How differently two pictures look when one is shifted; what glares says nothing.
float difference(ImageView a, ImageView b, int right, int down) {
    int sum = 0, count = 0;
    for (int y = std::max(0, -down); y < std::min(a.height, a.height - down); ++y) {
        const auto *p = a.row(y), *q = b.row(y + down);
        for (int x = std::max(0, -right); x < std::min(a.width, a.width - right); ++x) {
            const int is = q[x + right];
            const bool glare = p[x] >= burnt_out || is >= burnt_out;
            sum += glare ? 0 : std::min(another_thing, std::abs(is - p[x]));
            count += glare ? 0 : 1;
        }
    }
    return count > 0 ? static_cast<float>(sum) / static_cast<float>(count) : std::numeric_limits<float>::max();
}

} // namespace

std::optional<Exposure> Exposure::begin(ImageView frame, std::span<const Region> regions) {
    if (regions.empty() || frame.empty()) return std::nullopt;
    float left = std::numeric_limits<float>::max(), top = left, right = -left, bottom = -left;
    for (const auto& region : regions)
        for (const auto& corner : corners(region)) {
            left = std::min(left, corner.x), right = std::max(right, corner.x);
            top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
        }
    left = std::max(0.0F, left - margin), top = std::max(0.0F, top - margin);
    right = std::min(static_cast<float>(frame.width), right + margin);
    bottom = std::min(static_cast<float>(frame.height), bottom + margin);
    const int width = static_cast<int>(right - left) / 4 * 4, height = static_cast<int>(bottom - top) / 4 * 4;
    if (width < 32 || height < 32 || width > largest_side || height > largest_side) return std::nullopt;
    Exposure out({(left + right) / 2, (top + bottom) / 2}, width, height);
    out.frame_width_ = frame.width, out.frame_height_ = frame.height;
    out.half_ = out.seen(frame, {}, 2);
    out.quarter_ = halved(out.half_.view());
    out.last_.push_back(out.seen(frame, {}, 1));
    out.added_ = 1;
    return out;
}

Frame Exposure::seen(ImageView frame, const Motion& motion, int reduced) const {
    const Point middle{centre_.x + motion.right, centre_.y + motion.down};
    const Frame full = resampled(frame, {middle, motion.angle, 1 + motion.larger}, width_, height_);
    return reduced == 1 ? full : halved(full.view());
}

// Where the frame lies to a few pixels, by looking at all places around the last one.
Motion Exposure::searched(ImageView frame) const {
    constexpr int reach = 4; // quarters
    const auto now = halved(seen(frame, motion_, 2).view());
    Motion best = motion_;
    float least = std::numeric_limits<float>::max();
    for (int down = -reach; down <= reach; ++down)
        for (int right = -reach; right <= reach; ++right) {
            const float value = difference(quarter_.view(), now.view(), right, down);
            if (value >= least) continue;
            least = value;
            best.right = motion_.right + 4 * static_cast<float>(right);
            best.down = motion_.down + 4 * static_cast<float>(down);
        }
    return best;
}

std::optional<Motion> Exposure::aligned(ImageView frame, Motion motion) const {
    constexpr int steps = 5;
    constexpr float most_rest = 18, settled = 0.02F;        // luminance; pixels
    constexpr float least_share = 0.5F, most_others = 0.2F; // of the pixels; where glare begins they are others, too
    for (int i = 0; i < steps; ++i) {
        auto step = compared(half_, seen(frame, motion, 2));
        const auto pixels = static_cast<float>(step.pixels);
        if (pixels < least_share * static_cast<float>(half_.width()) * static_cast<float>(half_.height()))
            return std::nullopt;
        const float rest = std::sqrt(step.squares / pixels);
        const bool another = static_cast<float>(step.others) > most_others * pixels;
        const auto by = step.solved();
        motion.right -= 2 * by.right, motion.down -= 2 * by.down;
        motion.angle -= by.angle, motion.larger -= by.larger;
        const bool near = std::fabs(motion.angle) < 0.2F && std::fabs(motion.larger) < 0.2F &&
                          std::hypot(motion.right, motion.down) < static_cast<float>(largest_side);
        if (!near) return std::nullopt;
        const bool last = i + 1 == steps || std::hypot(by.right, by.down) < settled;
        if (last && (rest > most_rest || another)) return std::nullopt;
        if (last) break;
    }
    return motion;
}

bool Exposure::add(ImageView frame) {
    if (frame.width != frame_width_ || frame.height != frame_height_) return false;
    const auto motion = aligned(frame, searched(frame));
    if (!motion) return false;
    motion_ = *motion;
    last_.push_back(seen(frame, motion_, 1));
    if (last_.size() > most_frames) last_.pop_front();
    ++added_;
    return true;
}

Frame Exposure::picture() const {
    constexpr int noise = 40; // above the darkest that is no glare
    Frame out(width_, height_);
    const auto pixels = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
    std::vector<std::uint8_t> lowest(last_.front().view().pixels, last_.front().view().pixels + pixels);
    for (const auto& frame : last_)
        for (std::size_t i = 0; i < pixels; ++i) lowest[i] = std::min(lowest[i], frame.view().pixels[i]);
    std::vector<std::uint16_t> sum(pixels), count(pixels);
    for (const auto& frame : last_)
        for (std::size_t i = 0; i < pixels; ++i) {
            const auto value = frame.view().pixels[i];
            const bool counts = value <= lowest[i] + noise;
            sum[i] = static_cast<std::uint16_t>(sum[i] + (counts ? value : 0));
            count[i] = static_cast<std::uint16_t>(count[i] + (counts ? 1 : 0));
        }
    auto* to = out.row(0);
    for (std::size_t i = 0; i < pixels; ++i) to[i] = static_cast<std::uint8_t>((sum[i] + count[i] / 2) / count[i]);
    return out;
}

Point Exposure::in_frame(Point in_picture) const {
    const float u = (in_picture.x - static_cast<float>(width_) / 2) * (1 + motion_.larger);
    const float v = (in_picture.y - static_cast<float>(height_) / 2) * (1 + motion_.larger);
    const float cosine = std::cos(motion_.angle), sine = std::sin(motion_.angle);
    return {centre_.x + motion_.right + u * cosine - v * sine, centre_.y + motion_.down + u * sine + v * cosine};
}

bool Exposure::covers(std::span<const Region> regions) const {
    return std::ranges::all_of(regions, [&](const Region& region) {
        return std::fabs(region.centre.x - centre_.x - motion_.right) < static_cast<float>(width_) / 2 &&
               std::fabs(region.centre.y - centre_.y - motion_.down) < static_cast<float>(height_) / 2;
    });
}

} // namespace accueil::scanning
