#include "shared/scanning/live.h"

#include <algorithm>
#include <cmath>

#include "shared/scanning/merge.h"
#include "shared/scanning/zoom.h"

namespace accueil::scanning {

namespace {

constexpr float budget = 900'000; // pixels of treated regions for one frame; about ten milliseconds
constexpr std::size_t most_regions = 6;
constexpr float still = 0.04F;    // share of the cells of a frame that move
constexpr int enough_frames = 4;  // laid over each other
constexpr int most_frames = 64;   // of a scene that does not change; more show nothing new
constexpr float small_zone = 340; // pixels across; eight a character

// The box of a code just read, with room for the way a hand moves in one frame.
Region around(const Code& code, Region::Kind kind) {
    Region region;
    region.kind = kind;
    const auto& q = code.quad;
    for (const auto& corner : q) region.centre.x += corner.x / 4, region.centre.y += corner.y / 4;
    const auto length = [](Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); };
    region.width = 1.25F * std::max(length(q[0], q[1]), length(q[3], q[2])) + 16;
    region.height = 1.25F * std::max(length(q[0], q[3]), length(q[1], q[2])) + 16;
    if (kind == Region::Kind::Bars)
        region.angle = std::atan2(q[1].y - q[0].y, q[1].x - q[0].x);
    else
        region.width = region.height = 1.3F * std::max(region.width, region.height);
    return region;
}

Region::Kind kind_of(Symbology symbology) {
    return bar_symbologies.has(symbology) ? Region::Kind::Bars : Region::Kind::Matrix;
}

Hint unread_zone(const Quad& outline) {
    return std::hypot(outline[1].x - outline[0].x, outline[1].y - outline[0].y) < small_zone ? Hint::TooFar
                                                                                             : Hint::Reading;
}

// The whole frame at half its size: a code so large that its modules look like a pattern of the desk.
std::vector<Code> glance(ImageView frame) {
    auto codes = decode(halved(frame).view(), {});
    for (auto& code : codes)
        for (auto& corner : code.quad) corner.x *= 2, corner.y *= 2;
    return codes;
}

} // namespace

std::vector<Code> LiveScan::follow(ImageView frame) {
    if (!track_) return {};
    auto codes = perform(frame, track_->region, track_->attempt);
    if (codes.empty())
        track_.reset();
    else
        track_->region = around(codes.front(), track_->region.kind);
    return codes;
}

// After each round the small regions are looked at enlarged, and after that as they are again.
std::vector<Code> LiveScan::search(ImageView frame, std::span<const Region> proposed, float change) {
    std::vector<Region> within;
    if (progress_.rounds % 2 == 1 && change < still) within = zoomed(frame, proposed, most_regions);
    const auto regions = within.empty() ? proposed : within;
    const auto chosen = plan(progress_, regions, change, budget);
    progress_ = chosen.after;
    std::vector<Code> codes;
    for (const auto& step : chosen.steps) {
        if (covered(codes, regions[step.region])) continue;
        const auto& attempt = attempts(regions[step.region].kind)[step.attempt];
        auto found = perform(frame, regions[step.region], attempt);
        if (!found.empty() && !track_) track_ = Track{around(found.front(), kind_of(found.front().symbology)), attempt};
        merge(codes, std::move(found));
    }
    if (codes.empty() && chosen.whole_frame) codes = glance(frame);
    return codes;
}

// The same attempts in turn, on several frames laid over each other.
std::vector<Code> LiveScan::search_exposure(float change) {
    const auto picture = exposure_->picture();
    const auto regions = propose(measure(picture.view()), most_regions);
    const auto chosen = plan(exposed_, regions, change, budget);
    exposed_ = chosen.after;
    for (const auto& step : chosen.steps) {
        const auto& region = regions[step.region];
        auto codes = perform(picture.view(), region, attempts(region.kind)[step.attempt]);
        if (codes.empty()) continue;
        for (auto& code : codes)
            for (auto& corner : code.quad) corner = exposure_->in_frame(corner);
        return codes;
    }
    return {};
}

// A new one when the scene is new, or when the frame does not lie on the others.
void LiveScan::expose(ImageView frame, std::span<const Region> regions, float change) {
    if (exposure_ && exposure_->frames() >= most_frames) {
        if (change < still) return;
        exposure_.reset();
    }
    if (exposure_ && exposure_->covers(regions) && exposure_->add(frame)) return;
    exposed_ = {};
    exposure_ = Exposure::begin(frame, regions);
}

// Beside a code that is being read a second paper is looked for less often.
void LiveScan::read_zone(ImageView frame, Sighting& sighting) {
    constexpr int pause = 4;
    if (!sighting.codes.empty() && ++since_zone_ % pause != 0) return;
    auto reading = zone_.next(frame, zone::Effort::Quick);
    if (reading.text) sighting.codes.push_back(zone::code(reading));
    if (reading.outline && (reading.text || sighting.codes.empty())) sighting.outline = reading.outline;
}

Sighting LiveScan::next(ImageView frame) {
    Sighting sighting;
    if (frame.empty()) return sighting;
    auto texture = measure(frame);
    const float change = changed(before_, texture);
    auto regions = propose(texture, most_regions);
    sighting.codes = follow(frame);
    // A second code beside the one followed may be the one that says who somebody is.
    std::erase_if(regions, [&](const Region& region) {
        return !sighting.codes.empty() && (covered(sighting.codes, region) || !looks_like_code(region));
    });
    if (sighting.codes.empty() && !regions.empty())
        expose(frame, regions, change);
    else
        exposure_.reset();
    // Only what this frame lies on as well: never a paper that was taken away.
    const int frames = exposure_ ? exposure_->frames() : 0;
    const bool several = frames >= enough_frames && frames < most_frames && frames % 2 == 0;
    if (!regions.empty()) merge(sighting.codes, several ? search_exposure(change) : search(frame, regions, change));
    if (!sighting.codes.empty()) exposure_.reset();
    if (!regions.empty()) read_zone(frame, sighting);
    if (!sighting.codes.empty()) {
        sighting.hint = Hint::Reading;
        sighting.outline = sighting.codes.front().quad;
    } else {
        sighting.hint =
            sighting.outline ? unread_zone(*sighting.outline) : why_not({texture, regions, change, progress_.rounds});
        if (!sighting.outline && !regions.empty()) sighting.outline = corners(regions.front());
    }
    if (regions.empty()) progress_ = {};
    before_ = std::move(texture);
    return sighting;
}

} // namespace accueil::scanning
