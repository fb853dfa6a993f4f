#include "shared/scanning/zone/evidence.h"

#include <algorithm>
#include <cmath>

namespace accueil::scanning::zone {

namespace {

constexpr std::size_t first_look = 12;     // cells that tell which way up the line is
constexpr float floor_of_one_frame = -7;   // no single look rules a character out
constexpr float clearest_possible = -0.7F; // log of one half
constexpr float other_page = 0.12F;        // share of cells that differ
constexpr float clear_difference = 3;      // between the best two characters of a cell
constexpr float fading = 0.8F;             // of older frames, so that the newest count most

float best(const Likelihood& cell) { return *std::max_element(cell.begin(), cell.begin() + something_else); }

std::size_t best_character(const Likelihood& cell) {
    return static_cast<std::size_t>(std::max_element(cell.begin(), cell.begin() + something_else) - cell.begin());
}

float margin(const Likelihood& cell) {
    const float most = best(cell);
    float second = cell[something_else];
    for (std::size_t o = 0; o < something_else; ++o)
        if (o != best_character(cell)) second = std::max(second, cell[o]);
    return most - second;
}

// What the line's characters look like at best, one way up and the other.
bool is_upside_down(const std::vector<Sample>& samples) {
    float up = 0, down = 0;
    const std::size_t step = std::max<std::size_t>(1, samples.size() / first_look);
    for (std::size_t i = 0; i < samples.size(); i += step) {
        up += std::max(floor_of_one_frame, best(recognised(samples[i])));
        down += std::max(floor_of_one_frame, best(recognised(upside_down(samples[i]))));
    }
    return down > up;
}

// Where `b` begins, seen from where `a` begins: along the line and below it, in characters.
struct Offset {
    float along, below;
};
Offset offset(const Writing& a, Point place) {
    const float dx = a.end.x - a.begin.x, dy = a.end.y - a.begin.y;
    const float unit = 1 / (std::hypot(dx, dy) * a.pitch + 1e-6F);
    const float x = place.x - a.begin.x, y = place.y - a.begin.y;
    return {(x * dx + y * dy) * unit, (y * dx - x * dy) * unit};
}

// Twelve of a page's lines to the inch, or four: 1.7 or 2.5 characters apart.
bool follows(const Writing& a, const Writing& b) {
    if (a.cells.size() != b.cells.size() || a.upside_down != b.upside_down) return false;
    const float ratio = a.pitch / b.pitch;
    if (ratio < 0.88F || ratio > 1.14F) return false;
    const auto at = offset(a, b.begin);
    return std::fabs(at.along) < 1.5F && at.below > 1.1F && at.below < 3.6F;
}

Point beyond(const Writing& line, Point from, float along, float below) {
    const float dx = line.end.x - line.begin.x, dy = line.end.y - line.begin.y;
    const float unit = line.pitch / (std::hypot(dx, dy) + 1e-6F);
    return {from.x + (along * dx - below * dy) * unit, from.y + (along * dy + below * dx) * unit};
}

Evidence together(std::initializer_list<const Writing*> writings) {
    Evidence out;
    const auto &first = **writings.begin(), &last = **(writings.end() - 1);
    out.width = first.cells.size();
    for (const auto* one : writings) out.lines.push_back(one->cells);
    out.outline = {beyond(first, first.begin, -0.5F, -1), beyond(first, first.end, 0.5F, -1),
                   beyond(last, last.end, 0.5F, 1), beyond(last, last.begin, -0.5F, 1)};
    return out;
}

} // namespace

float Writing::clear() const {
    const auto count = std::ranges::count_if(cells, [](const auto& cell) { return best(cell) > clearest_possible; });
    return static_cast<float>(count) / static_cast<float>(std::max<std::size_t>(1, cells.size()));
}

Writing characters(const Strip& strip, const Cells& cells) {
    Writing out;
    std::vector<Sample> samples;
    for (int k = 0; k < cells.count; ++k) samples.push_back(sample(strip, cells.centre(k), cells.width(k)));
    out.upside_down = is_upside_down(samples);
    if (out.upside_down) std::ranges::reverse(samples);
    for (const auto& one : samples) out.cells.push_back(recognised(out.upside_down ? upside_down(one) : one));
    const float end = cells.border(static_cast<float>(cells.count));
    out.begin = strip.in_frame(cells.border(0), strip.middle(cells.border(0)));
    out.end = strip.in_frame(end, strip.middle(end));
    if (out.upside_down) std::swap(out.begin, out.end);
    out.pitch = (end - cells.border(0)) / static_cast<float>(cells.count) * strip.step;
    return out;
}

bool Evidence::add(const Evidence& other) {
    if (width != other.width || lines.size() != other.lines.size()) return false;
    std::size_t different = 0;
    for (std::size_t l = 0; l < lines.size(); ++l)
        for (std::size_t k = 0; k < width; ++k) {
            const auto &mine = lines[l][k], &theirs = other.lines[l][k];
            if (best_character(mine) == best_character(theirs)) continue;
            // The papers of one family differ in a few characters only.
            if (margin(mine) > clear_difference && margin(theirs) > clear_difference) return false;
            ++different;
        }
    if (static_cast<float>(different) > other_page * static_cast<float>(width * lines.size())) return false;
    for (std::size_t l = 0; l < lines.size(); ++l)
        for (std::size_t k = 0; k < width; ++k)
            for (std::size_t o = 0; o < outcomes; ++o) {
                auto& sum = lines[l][k][o];
                sum = fading * sum + std::max(floor_of_one_frame, other.lines[l][k][o]);
            }
    outline = other.outline;
    return true;
}

std::vector<Evidence> gather(std::span<const Writing> writings) {
    std::vector<std::pair<float, Evidence>> found;
    for (const auto& a : writings)
        for (const auto& b : writings) {
            if (&a == &b || !follows(a, b)) continue;
            if (a.cells.size() != 30) {
                found.emplace_back(std::min(a.clear(), b.clear()), together({&a, &b}));
                continue;
            }
            for (const auto& c : writings)
                if (&c != &a && &c != &b && follows(b, c))
                    found.emplace_back(std::min({a.clear(), b.clear(), c.clear()}), together({&a, &b, &c}));
        }
    std::ranges::stable_sort(found, std::greater{}, &std::pair<float, Evidence>::first);
    std::vector<Evidence> out;
    for (auto& [clear, one] : found) out.push_back(std::move(one));
    return out;
}

} // namespace accueil::scanning::zone
