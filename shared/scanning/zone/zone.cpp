#include "shared/scanning/zone/zone.h"

#include <algorithm>
#include <cmath>

#include "shared/scanning/frame.h"

namespace accueil::scanning::zone {

namespace {

constexpr float legible = 0.6F; // share of a line's cells that are clearly characters
constexpr int forgotten = 12;   // frames without the page
constexpr int turns = 5;        // one frame in so many is looked at for a page on its side

// A quarter turn to the left: what ran down runs to the right.
Frame turned(ImageView frame) {
    Frame out(frame.height, frame.width);
    for (int y = 0; y < out.height(); ++y) {
        auto* row = out.row(y);
        for (int x = 0; x < out.width(); ++x) row[x] = frame.row(x)[frame.width - 1 - y];
    }
    return out;
}

Quad turned_back(const Quad& quad, int width) {
    Quad out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = {static_cast<float>(width) - quad[i].y, quad[i].x};
    return out;
}

// The height of a line is known to a row or two of the map; how far apart its characters are says it better.
Strip fitting_strip(ImageView frame, Line line) {
    auto strip = straighten(frame, line);
    const auto apart = pitch(strip);
    if (!apart) return {};
    if (std::fabs(*apart - strip_height) < 0.12F * strip_height) return strip;
    line.height = *apart * strip.step;
    return straighten(frame, line);
}

std::vector<Evidence> seen(ImageView frame) {
    std::vector<Writing> writings;
    for (const auto& line : find_lines(frame)) {
        const auto strip = fitting_strip(frame, line);
        for (const auto& cells : divide(strip)) {
            auto writing = characters(strip, cells);
            if (writing.clear() >= legible) writings.push_back(std::move(writing));
        }
    }
    return gather(writings);
}

std::vector<Evidence> seen_on_its_side(ImageView frame) {
    const auto side = turned(frame);
    auto found = seen(side.view());
    for (auto& one : found) one.outline = turned_back(one.outline, frame.width);
    return found;
}

} // namespace

Code code(const Reading& reading) {
    const auto text = reading.text.value_or(std::string());
    return {Symbology::Zone, core::Bytes(text.begin(), text.end()), text, reading.outline.value_or(Quad{})};
}

Reading Scan::next(ImageView frame, Effort effort) {
    Reading reading;
    if (frame.width < 32 || frame.height < 32) return reading;
    const bool aside = effort == Effort::Quick && ++turn_ % turns == 0 && !gathered_;
    auto found = aside ? seen_on_its_side(frame) : seen(frame);
    if (found.empty() && effort == Effort::Thorough) found = seen_on_its_side(frame);
    if (found.empty()) {
        if (++missed_ > forgotten) gathered_.reset();
        return reading;
    }
    missed_ = 0;
    reading.outline = found.front().outline;
    for (auto& one : found) {
        reading.text = prove(one);
        const bool same = gathered_ && gathered_->add(one);
        if (same && !reading.text) reading.text = prove(*gathered_);
        if (!same && !reading.text) continue;
        reading.outline = one.outline;
        if (!same) gathered_ = std::move(one);
        return reading;
    }
    gathered_ = std::move(found.front());
    return reading;
}

} // namespace accueil::scanning::zone
