#include "kiosk/view/map.h"

#include <format>

#include <cairo.h>
#include <toml++/toml.hpp>

#include "kiosk/view/drawing.h"
#include "shared/core/log.h"
#include "shared/core/places.h"

namespace accueil::view {

namespace {

std::optional<Point> point_of(const toml::node* node) {
    const toml::array* pair = node == nullptr ? nullptr : node->as_array();
    if (pair == nullptr || pair->size() != 2) return std::nullopt;
    const auto x = pair->get(0)->value<double>(), y = pair->get(1)->value<double>();
    if (!x || !y) return std::nullopt;
    return Point{static_cast<float>(*x), static_cast<float>(*y)};
}

std::optional<MapRegion> region_of(const toml::table& table) {
    const auto code = table["code"].value<std::string>();
    const auto label = point_of(table.get("label"));
    const toml::array* shape = table["shape"].as_array();
    if (!code || !label || shape == nullptr || shape->size() < 3) return std::nullopt;
    MapRegion region{.code = core::RegionCode(*code), .label = *label, .shape = {}};
    for (const toml::node& corner : *shape) {
        const auto point = point_of(&corner);
        if (!point) return std::nullopt;
        region.shape.push_back(*point);
    }
    return region;
}

core::Result<Map> map_of(const toml::table& table, const std::string& file) {
    Map map{.width = table["width"].value_or(0.0F), .height = table["height"].value_or(0.0F), .regions = {}};
    const toml::array* regions = table["region"].as_array();
    if (map.width <= 0 || map.height <= 0 || regions == nullptr)
        return core::fail(core::ErrorKind::Configuration, file + ": width, height and regions are needed");
    for (const toml::node& node : *regions) {
        const auto region = node.is_table() ? region_of(*node.as_table()) : std::nullopt;
        if (!region)
            return core::fail(core::ErrorKind::Configuration, std::format("{}:{}: a region needs code, label and shape",
                                                                          file, node.source().begin.line));
        map.regions.push_back(*region);
    }
    return map;
}

// Even-odd rule.
bool inside(const std::vector<Point>& shape, Point p) {
    bool in = false;
    for (std::size_t i = 0, j = shape.size() - 1; i < shape.size(); j = i++) {
        const Point a = shape[i], b = shape[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
    }
    return in;
}

} // namespace

const MapRegion* Map::at(Point place) const {
    for (const MapRegion& region : regions)
        if (inside(region.shape, place)) return &region;
    return nullptr;
}

core::Result<Map> read_map(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return core::fail(core::ErrorKind::NotFound, file.string());
    try {
        return map_of(toml::parse_file(file.string()), file.string());
    } catch (const toml::parse_error& error) { // the library's own; it goes no further
        return core::fail(core::ErrorKind::Configuration,
                          std::format("{}:{}: {}", file.string(), error.source().begin.line, error.description()));
    }
}

const Map& map_of_regions() {
    static const Map map = [] {
        auto read = read_map(core::share_folder() / "map" / "regions.toml");
        if (!read) core::log::error("map.unreadable", {{"why", read.error()}});
        return read ? std::move(*read) : Map{};
    }();
    return map;
}

void draw_map(cairo_t* context, Size size, const Map& map, const core::RegionCode& lit, const Palette& colour,
              float stroke) {
    cairo_scale(context, size.width / map.width, size.height / map.height);
    const double pen = stroke * map.width / size.width;
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    for (const bool second : {false, true})
        for (const MapRegion& region : map.regions) {
            if ((region.code == lit) != second) continue;
            cairo_new_path(context);
            for (const Point& p : region.shape) cairo_line_to(context, p.x, p.y);
            cairo_close_path(context);
            set_colour(context, second ? colour.accent : colour.pale);
            cairo_fill_preserve(context);
            set_colour(context, second ? colour.accent : colour.ground);
            cairo_set_line_width(context, pen * 2.5);
            cairo_stroke(context);
        }
}

} // namespace accueil::view
