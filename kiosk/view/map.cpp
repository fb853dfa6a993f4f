#include "kiosk/view/map.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <limits>
#include <numbers>

#include <cairo.h>
#include <toml++/toml.hpp>

#include "kiosk/view/drawing.h"
#include "shared/core/log.h"
#include "shared/core/places.h"

namespace accueil::view {

namespace {

// Degrees, and the plane of the map.
struct Place {
    double longitude, latitude;
    bool operator==(const Place&) const = default;
};

using Line = std::vector<Place>;

std::optional<Place> place_of(const toml::node* node) {
    const toml::array* pair = node == nullptr ? nullptr : node->as_array();
    if (pair == nullptr || pair->size() != 2) return std::nullopt;
    const auto longitude = pair->get(0)->value<double>(), latitude = pair->get(1)->value<double>();
    if (!longitude || !latitude) return std::nullopt;
    return Place{*longitude, *latitude};
}

std::optional<Line> line_of(const toml::node* node) {
    const toml::array* places = node == nullptr ? nullptr : node->as_array();
    if (places == nullptr) return std::nullopt;
    Line line;
    for (const toml::node& each : *places) {
        const auto place = place_of(&each);
        if (!place) return std::nullopt;
        line.push_back(*place);
    }
    return line;
}

// Hägerstrand's: the direction from the centre is kept, the distance goes by its logarithm.
struct Projection {
    Place centre;
    double near; // kilometres

    [[nodiscard]] Point operator()(Place place) const {
        constexpr double radian = std::numbers::pi / 180, earth = 6371;
        const double from = centre.latitude * radian, to = place.latitude * radian;
        const double turn = (place.longitude - centre.longitude) * radian;
        const double east = std::cos(to) * std::sin(turn);
        const double north = std::cos(from) * std::sin(to) - std::sin(from) * std::cos(to) * std::cos(turn);
        const double away = std::hypot(east, north);
        if (away == 0) return {};
        const double distance =
            earth * std::atan2(away, std::sin(from) * std::sin(to) + std::cos(from) * std::cos(to) * std::cos(turn));
        const double scale = std::log1p(distance / near) / away;
        return {static_cast<float>(east * scale), static_cast<float>(-north * scale)};
    }
};

// The arcs one after the other, each beginning where the last one ends; nullopt when they do not close.
std::optional<Line> ring_of(const toml::array* names, const toml::table& arcs) {
    Line ring;
    for (std::size_t i = 0; names != nullptr && i < names->size(); ++i) {
        std::string name = names->get(i)->value_or(std::string());
        const bool backwards = name.starts_with('-');
        auto line = line_of(arcs.get(backwards ? name.substr(1) : name));
        if (!line || line->size() < 2) return std::nullopt;
        if (backwards) std::ranges::reverse(*line);
        if (!ring.empty() && ring.back() != line->front()) return std::nullopt;
        ring.insert(ring.end(), line->begin() + (ring.empty() ? 0 : 1), line->end());
    }
    if (ring.size() < 4) return std::nullopt;
    if (names->size() > 1 && ring.front() != ring.back()) return std::nullopt;
    if (names->size() > 1) ring.pop_back();
    return ring;
}

// Straight on the globe is bent on the map: a long side goes in steps.
std::vector<Point> projected(const Line& ring, const Projection& project) {
    constexpr int steps = 6;
    std::vector<Point> shape;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Place a = ring[i], b = ring[(i + 1) % ring.size()];
        for (int step = 0; step < steps; ++step) {
            const double part = static_cast<double>(step) / steps;
            shape.push_back(project(
                {a.longitude + (b.longitude - a.longitude) * part, a.latitude + (b.latitude - a.latitude) * part}));
        }
    }
    return shape;
}

std::optional<MapRegion> region_of(const toml::table& table, const toml::table& arcs, const Projection& project) {
    const auto code = table["code"].value<std::string>();
    const auto label = place_of(table.get("label"));
    const toml::array* shapes = table["shapes"].as_array();
    if (!code || !label || shapes == nullptr || shapes->empty()) return std::nullopt;
    MapRegion region{.code = core::RegionCode(*code), .label = project(*label), .shapes = {}};
    for (const toml::node& names : *shapes) {
        const auto ring = ring_of(names.as_array(), arcs);
        if (!ring) return std::nullopt;
        region.shapes.push_back(projected(*ring, project));
    }
    return region;
}

// The plane's north-west corner becomes the origin, its width a hundred.
void fit(Map& map) {
    constexpr float most = std::numeric_limits<float>::max(), margin = 0.5F;
    Point least{most, most}, greatest{-most, -most};
    const auto each = [&](auto&& visit) {
        for (MapRegion& region : map.regions) {
            for (auto& shape : region.shapes) std::ranges::for_each(shape, visit);
            visit(region.label);
        }
    };
    each([&](const Point& p) {
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        greatest = {std::max(greatest.x, p.x), std::max(greatest.y, p.y)};
    });
    const float scale = (100 - 2 * margin) / (greatest.x - least.x);
    each([&](Point& p) { p = {(p.x - least.x) * scale + margin, (p.y - least.y) * scale + margin}; });
    map.width = 100;
    map.height = (greatest.y - least.y) * scale + 2 * margin;
}

core::Result<Map> map_of(const toml::table& table, const std::string& file) {
    const auto centre = place_of(table.get("centre"));
    const double near = table["near"].value_or(0.0);
    const toml::array* regions = table["region"].as_array();
    const toml::table* arcs = table["arcs"].as_table();
    if (!centre || near <= 0 || regions == nullptr || regions->empty() || arcs == nullptr)
        return core::fail(core::ErrorKind::Configuration, file + ": centre, near, arcs and regions are needed");
    Map map;
    for (const toml::node& node : *regions) {
        const auto region = node.is_table() ? region_of(*node.as_table(), *arcs, {*centre, near}) : std::nullopt;
        if (!region)
            return core::fail(core::ErrorKind::Configuration,
                              std::format("{}:{}: a region needs code, label and shapes of arcs that close", file,
                                          node.source().begin.line));
        map.regions.push_back(*region);
    }
    fit(map);
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

// The shape with soft corners: capes and mouths are generalised, and look so.
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
        if (std::ranges::any_of(region.shapes, [&](const auto& shape) { return inside(shape, place); })) return &region;
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
        for (const auto& shape : region.shapes) {
            soft_path(context, shape, 1);
            set_colour(context, chosen ? colour.accent : outlined ? colour.ground : colour.pale);
            cairo_fill_preserve(context);
            // The ground between neighbours, as wide as water; then the outline inside it.
            set_colour(context, colour.ground);
            cairo_set_line_width(context, pen * (outlined ? 5 : 3));
            cairo_stroke(context);
            if (!outlined) continue;
            soft_path(context, shape, 1);
            set_colour(context, colour.line);
            cairo_set_line_width(context, pen);
            cairo_stroke(context);
        }
    }
}

} // namespace accueil::view
