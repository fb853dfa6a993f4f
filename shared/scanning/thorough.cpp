#include "shared/scanning/thorough.h"

#include <algorithm>

#include "shared/scanning/attempt.h"
#include "shared/scanning/merge.h"
#include "shared/scanning/zone/zone.h"
#include "shared/scanning/zoom.h"

namespace accueil::scanning {

namespace {

constexpr std::size_t most_regions = 10;
constexpr int large_side = 1600; // pixels; a telephone's photograph is read at a reduced size first

void scale_up(std::vector<Code>& codes, float factor) {
    for (auto& code : codes)
        for (auto& corner : code.quad) corner.x *= factor, corner.y *= factor;
}

std::vector<Code> scan_regions(ImageView picture, std::span<const Region> regions) {
    std::size_t turns = 0;
    for (const auto& region : regions) turns = std::max(turns, attempts(region.kind).size());
    std::vector<Code> codes;
    std::vector<char> done(regions.size());
    // One kind of attempt on every region before the next kind on any: what reads easily reads first.
    for (std::size_t turn = 0; turn < turns; ++turn) {
        for (std::size_t i = 0; i < regions.size(); ++i) {
            const auto list = attempts(regions[i].kind);
            if (done[i] != 0 || turn >= list.size() || covered(codes, regions[i])) continue;
            // With one code read, only what looks like another is worth more than a glance.
            if (!codes.empty() && turn > 0 && !looks_like_code(regions[i])) continue;
            auto found = perform(picture, regions[i], list[turn]);
            done[i] = found.empty() ? 0 : 1;
            merge(codes, std::move(found));
        }
        if (!codes.empty() && turn > 0) break;
    }
    return codes;
}

std::vector<Code> scan_regions(ImageView picture) {
    const auto regions = propose(measure(picture), most_regions);
    auto codes = scan_regions(picture, regions);
    if (codes.empty()) codes = scan_regions(picture, zoomed(picture, regions, most_regions));
    return codes;
}

std::vector<Code> scan_zone(ImageView picture, zone::Effort effort) {
    const auto reading = zone::Scan().next(picture, effort);
    return reading.text ? std::vector{zone::code(reading)} : std::vector<Code>{};
}

std::vector<Code> scan_whole(ImageView picture) {
    auto codes = decode(picture, {.hard = true, .rotate = true, .invert = true, .downscale = true});
    if (codes.empty()) codes = decode(picture, {.binarizer = Binarizer::Global, .hard = true, .rotate = true});
    return codes;
}

} // namespace

Sighting scan_thoroughly(ImageView picture) {
    Sighting sighting;
    if (picture.empty()) return sighting;
    if (std::min(picture.width, picture.height) > large_side / 2 &&
        std::max(picture.width, picture.height) > large_side) {
        const auto half = halved(picture);
        sighting = scan_thoroughly(half.view());
        scale_up(sighting.codes, 2);
    }
    if (sighting.codes.empty()) {
        sighting.codes = scan_regions(picture);
        // Beside a code that was read a zone lies the same way up, if at all.
        merge(sighting.codes,
              scan_zone(picture, sighting.codes.empty() ? zone::Effort::Thorough : zone::Effort::Quick));
    }
    if (sighting.codes.empty()) sighting.codes = scan_whole(picture);
    if (!sighting.codes.empty()) {
        sighting.hint = Hint::Reading;
        sighting.outline = sighting.codes.front().quad;
    }
    return sighting;
}

} // namespace accueil::scanning
