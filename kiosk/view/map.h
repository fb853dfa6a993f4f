// The schematic map of the regions: read once from the assets, drawn by Cairo, touched by polygon.
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
    std::vector<Point> shape;
};

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
