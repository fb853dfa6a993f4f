#include "kiosk/view/damage.h"

#include <algorithm>
#include <limits>

namespace accueil::view {

namespace {

constexpr std::size_t most_rects = 8;
// Two frames that differ in more things than this have no more in common than a new page with an old one.
constexpr std::size_t most_compared = 1U << 20U;

float area(const Rect& r) { return r.width * r.height; }

Rect around(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// Pixels that would be painted for nothing if the two were one.
float waste(const Rect& a, const Rect& b) { return area(around(a, b)) - area(a) - area(b); }

void add(std::vector<Rect>& rects, Rect rect) {
    for (auto it = rects.begin(); it != rects.end();) {
        if (!it->overlaps(rect) && waste(*it, rect) > 0.2F * (area(*it) + area(rect))) {
            ++it;
            continue;
        }
        rect = around(*it, rect);
        rects.erase(it);
        it = rects.begin(); // what has grown may reach another
    }
    rects.push_back(rect);
}

void join_nearest(std::vector<Rect>& rects) {
    std::size_t first = 0, second = 1;
    float least = std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < rects.size(); ++i)
        for (std::size_t j = i + 1; j < rects.size(); ++j)
            if (const float wasted = waste(rects[i], rects[j]); wasted < least) least = wasted, first = i, second = j;
    const Rect joined = around(rects[first], rects[second]);
    rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(second));
    rects.erase(rects.begin() + static_cast<std::ptrdiff_t>(first));
    add(rects, joined);
}

// Everything that is not part of the longest sequence that both have in common.
std::vector<Rect> differing(std::span<const Drawn> before, std::span<const Drawn> now) {
    const std::size_t across = now.size() + 1;
    std::vector<std::uint16_t> common(before.size() * across + across, 0);
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = now.size(); j-- > 0;)
            common[i * across + j] = before[i] == now[j]
                                         ? static_cast<std::uint16_t>(common[(i + 1) * across + j + 1] + 1)
                                         : std::max(common[(i + 1) * across + j], common[i * across + j + 1]);
    std::vector<Rect> out;
    std::size_t i = 0, j = 0;
    while (i < before.size() || j < now.size()) {
        if (i < before.size() && j < now.size() && before[i] == now[j])
            ++i, ++j;
        else if (j == now.size() || (i < before.size() && common[(i + 1) * across + j] >= common[i * across + j + 1]))
            out.push_back(before[i++].rect);
        else
            out.push_back(now[j++].rect);
    }
    return out;
}

} // namespace

std::vector<Rect> merged(const std::vector<Rect>& rects) {
    std::vector<Rect> out;
    for (const Rect& rect : rects) {
        if (area(rect) <= 0) continue;
        add(out, rect);
        while (out.size() > most_rects) join_nearest(out);
    }
    return out;
}

std::vector<Rect> damage(std::span<const Drawn> before, std::span<const Drawn> now) {
    while (!before.empty() && !now.empty() && before.front() == now.front())
        before = before.subspan(1), now = now.subspan(1);
    while (!before.empty() && !now.empty() && before.back() == now.back())
        before = before.first(before.size() - 1), now = now.first(now.size() - 1);
    if (before.size() * now.size() <= most_compared) return merged(differing(before, now));
    std::vector<Rect> all;
    for (const auto frame : {before, now})
        for (const Drawn& drawn : frame) all.push_back(drawn.rect);
    return merged(all);
}

} // namespace accueil::view
