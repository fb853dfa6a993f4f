#include "kiosk/view/map.h"

#include <cmath>
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

Point towards(Point from, Point to, double length) {
    const double dx = to.x - from.x, dy = to.y - from.y, all = std::hypot(dx, dy);
    const double part = all > 0 ? std::min(length / all, 0.5) : 0;
    return {static_cast<float>(from.x + dx * part), static_cast<float>(from.y + dy * part)};
}

// The shape with soft corners: the map is a sketch for fingers and looks like one.
void soft_path(cairo_t* context, const std::vector<Point>& shape, double radius) {
    cairo_new_path(context);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const Point p = shape[i];
        const Point in = towards(p, shape[(i + shape.size() - 1) % shape.size()], radius);
        const Point out = towards(p, shape[(i + 1) % shape.size()], radius);
        cairo_line_to(context, in.x, in.y);
        const auto third = [](float a, float b) { return a + (b - a) * 2 / 3; };
        cairo_curve_to(context, third(in.x, p.x), third(in.y, p.y), third(out.x, p.x), third(out.y, p.y), out.x, out.y);
    }
    cairo_close_path(context);
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
    // Where what is chosen and what is not would have one colour (high contrast), the latter is an outline.
    const bool outlined = colour.pale == colour.accent;
    for (const MapRegion& region : map.regions) {
        const bool chosen = region.code == lit;
        soft_path(context, region.shape, 2.2);
        set_colour(context, chosen ? colour.accent : outlined ? colour.ground : colour.pale);
        cairo_fill_preserve(context);
        // The ground between neighbours, as wide as water; then the outline inside it.
        set_colour(context, colour.ground);
        cairo_set_line_width(context, pen * (outlined ? 5 : 4));
        cairo_stroke(context);
        if (!outlined) continue;
        soft_path(context, region.shape, 2.2);
        set_colour(context, colour.line);
        cairo_set_line_width(context, pen);
        cairo_stroke(context);
    }
}

} // namespace accueil::view
