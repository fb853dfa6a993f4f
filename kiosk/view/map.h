// The map of the regions: read once from the assets, projected, drawn by Cairo, touched by polygon. The projection is
// azimuthal with a logarithmic radius, so that an island in a river and half a peninsula are both there for a finger.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/view/theme.h"
#include "shared/core/error.h"
#include "shared/core/id.h"

using cairo_t = struct _cairo;

namespace accueil::view {

struct MapRegion {
    core::RegionCode code;
    Point label;
    std::vector<std::vector<Point>> shapes; // the mainland and its islands, not closed
};

// In units of its own: a hundred wide, x to the east and y to the south of the centre.
struct Map {
    float width = 1, height = 1;
    std::vector<MapRegion> regions;

    // The region at a place of the map's own units; nullptr in the river and outside.
    [[nodiscard]] const MapRegion* at(Point place) const;
};

// Errors: NotFound without the file, Configuration with the line when it is not a map.
[[nodiscard]] core::Result<Map> read_map(const std::filesystem::path& file);
// share/accueil/map/regions.toml, read once; empty (and said so in the log) when it can't be read.
[[nodiscard]] const Map& map_of_regions();

// `lit` is drawn as chosen. Fills a box of the size, which has the map's proportions.
void draw_map(cairo_t* context, Size size, const Map& map, const core::RegionCode& lit, const Palette& colour,
              float stroke);

} // namespace accueil::view
