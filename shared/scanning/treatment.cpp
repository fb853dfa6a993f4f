#include "shared/scanning/treatment.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "shared/scanning/restoration.h"

namespace accueil::scanning {

namespace {

constexpr float most_pixels = 2e6F;
constexpr int fraction = 16; // bits of the fixed-point coordinates

struct Fixed {
    std::int64_t x = 0, y = 0;
};

std::int64_t fixed(float value) { return std::llround(static_cast<double>(value) * (1 << fraction)); }

// Between the four pixels around a place inside of the frame.
std::uint8_t inside(ImageView frame, Fixed at) {
    const auto* p = frame.row(static_cast<int>(at.y >> fraction)) + (at.x >> fraction);
    const int fx = static_cast<int>(at.x >> (fraction - 8)) & 255, fy = static_cast<int>(at.y >> (fraction - 8)) & 255;
    const int above = p[0] * (256 - fx) + p[1] * fx;
    const int below = p[frame.stride] * (256 - fx) + p[frame.stride + 1] * fx;
    return static_cast<std::uint8_t>((above * (256 - fy) + below * fy + (1 << 15)) >> 16);
}

bool is_inside(ImageView frame, Fixed at) {
    return at.x >= 0 && at.y >= 0 && (at.x >> fraction) < frame.width - 1 && (at.y >> fraction) < frame.height - 1;
}

// Beyond the border of the frame its last pixels go on.
std::uint8_t anywhere(ImageView frame, Fixed at) {
    const auto last = [](int size) { return (std::int64_t{size - 1} << fraction) - 1; };
    at.x = std::clamp<std::int64_t>(at.x, 0, std::max<std::int64_t>(0, last(frame.width)));
    at.y = std::clamp<std::int64_t>(at.y, 0, std::max<std::int64_t>(0, last(frame.height)));
    return inside(frame, at);
}

Frame resampled(ImageView frame, const Region& region, float scale) {
    return accueil::scanning::resampled(frame, {region.centre, region.angle, 1 / scale},
                                        std::max(1, static_cast<int>(region.width * scale)),
                                        std::max(1, static_cast<int>(region.height * scale)));
}

// The mean of `rows` rows around each: bars go on in them, noise does not.
Frame calmed(Frame& in, int rows) {
    Frame out(in.width(), in.height());
    const int reach = rows / 2;
    std::vector<int> sum(static_cast<std::size_t>(in.width()));
    const auto add = [&](int y, int sign) {
        const auto* row = in.row(std::clamp(y, 0, in.height() - 1));
        for (int x = 0; x < in.width(); ++x) sum[static_cast<std::size_t>(x)] += sign * row[x];
    };
    for (int y = -reach; y < reach; ++y) add(y, 1);
    const int rounding = (1 << 16) / rows;
    for (int y = 0; y < in.height(); ++y) {
        add(y + reach, 1);
        auto* row = out.row(y);
        for (int x = 0; x < in.width(); ++x)
            row[x] = static_cast<std::uint8_t>((sum[static_cast<std::size_t>(x)] * rounding + 32768) >> 16);
        add(y - reach, -1);
    }
    return out;
}

std::uint8_t bounded(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

Frame sharpened(Frame& in, float strength, int reach, bool both) {
    Frame out(in.width(), in.height());
    const int weight = static_cast<int>(strength * 256);
    for (int y = 0; y < in.height(); ++y) {
        const auto* row = in.row(y);
        const auto* above = in.row(std::max(0, y - reach));
        const auto* below = in.row(std::min(in.height() - 1, y + reach));
        auto* to = out.row(y);
        for (int x = 0; x < in.width(); ++x) {
            int around = 2 * row[x] - row[std::max(0, x - reach)] - row[std::min(in.width() - 1, x + reach)];
            if (both) around += 2 * row[x] - above[x] - below[x];
            to[x] = bounded(row[x] + around * weight / 256);
        }
    }
    return out;
}

// At the size of the frame, where it costs least; enlarged afterwards.
Frame restored_copy(ImageView frame, const Patch& patch, const Treatment& treatment) {
    const bool bars = patch.region.kind == Region::Kind::Bars;
    const auto sharp =
        restored(resampled(frame, patch.region, 1), {treatment.blur, bars ? 0 : treatment.blur, treatment.effort});
    const float width = static_cast<float>(sharp.width()), height = static_cast<float>(sharp.height());
    const Region all{.centre = {width / 2, height / 2}, .width = width, .height = height};
    return resampled(sharp.view(), all, patch.scale);
}

} // namespace

Point Patch::in_frame(Point p) const {
    const float u = (p.x - static_cast<float>(image.width()) / 2) / scale;
    const float v = (p.y - static_cast<float>(image.height()) / 2) / scale;
    const float cosine = std::cos(region.angle), sine = std::sin(region.angle);
    return {region.centre.x + u * cosine - v * sine, region.centre.y + u * sine + v * cosine};
}

Patch cut(ImageView frame, const Region& region, const Treatment& treatment) {
    Patch patch;
    patch.region = region;
    if (frame.width < 2 || frame.height < 2) return patch;
    if (treatment.turn) {
        patch.region.angle += std::numbers::pi_v<float> / 2;
        std::swap(patch.region.width, patch.region.height);
    }
    if (treatment.upright && region.kind == Region::Kind::Matrix) {
        const float cosine = std::cos(region.grid), sine = std::fabs(std::sin(region.grid));
        patch.region.angle = region.grid;
        patch.region.width = region.width * cosine + region.height * sine;
        patch.region.height = region.height * cosine + region.width * sine;
    }
    const float margin = 2 * cell_side;
    patch.region.width += 2 * margin + 0.06F * patch.region.width;
    patch.region.height += region.kind == Region::Kind::Bars ? margin : 2 * margin;
    const float pixels = patch.region.width * patch.region.height;
    patch.scale = std::min(treatment.scale, std::sqrt(most_pixels / pixels));
    const bool restore = treatment.blur > 0 && pixels <= most_pixels;
    patch.image = restore ? restored_copy(frame, patch, treatment) : resampled(frame, patch.region, patch.scale);
    if (treatment.calm > 1) patch.image = calmed(patch.image, treatment.calm);
    if (treatment.sharpen > 0)
        patch.image = sharpened(patch.image, treatment.sharpen, std::max(1, static_cast<int>(patch.scale + 0.5F)),
                                region.kind == Region::Kind::Matrix);
    if (treatment.invert)
        for (int y = 0; y < patch.image.height(); ++y)
            for (auto *p = patch.image.row(y), *end = p + patch.image.width(); p < end; ++p)
                *p = static_cast<std::uint8_t>(255 - *p);
    return patch;
}

Frame resampled(ImageView frame, const Placement& place, int width, int height) {
    Frame out(width, height);
    const float cosine = std::cos(place.angle) * place.step, sine = std::sin(place.angle) * place.step;
    const float u = 0.5F - static_cast<float>(width) / 2;
    const Fixed step{fixed(cosine), fixed(sine)};
    for (int y = 0; y < height; ++y) {
        const float v = static_cast<float>(y) + 0.5F - static_cast<float>(height) / 2;
        Fixed at{fixed(place.centre.x + u * cosine - v * sine - 0.5F),
                 fixed(place.centre.y + u * sine + v * cosine - 0.5F)};
        const Fixed end{at.x + step.x * (width - 1), at.y + step.y * (width - 1)};
        auto* row = out.row(y);
        const bool whole = is_inside(frame, at) && is_inside(frame, end);
        for (int x = 0; x < width; ++x, at.x += step.x, at.y += step.y)
            row[x] = whole ? inside(frame, at) : anywhere(frame, at);
    }
    return out;
}

Frame halved(ImageView frame) {
    Frame out(frame.width / 2, frame.height / 2);
    for (int y = 0; y < out.height(); ++y) {
        const auto* a = frame.row(2 * y);
        const auto* b = frame.row(2 * y + 1);
        auto* row = out.row(y);
        for (int x = 0; x < out.width(); ++x)
            row[x] = static_cast<std::uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) >> 2);
    }
    return out;
}

} // namespace accueil::scanning
