// The map of the regions: every one of the 17 is there, can be told from its neighbours, and is where it belongs.
#include "kiosk/view/map.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "shared/booking/office.h"
#include "shared/core/places.h"
#include "tests/core/folder.h"

using namespace accueil;

namespace {

core::Result<view::Map> real_map() { return view::read_map(core::share_folder() / "map" / "regions.toml"); }

const view::MapRegion& region(const view::Map& map, const char* code) {
    return *std::ranges::find(map.regions, core::RegionCode(code), &view::MapRegion::code);
}

core::Result<view::Map> written(const std::string& text) {
    const temporary::Folder folder("map");
    std::ofstream(folder / "map.toml") << text;
    return view::read_map(folder / "map.toml");
}

} // namespace

TEST_CASE("every region is on the map, and its number stands on it") {
    const auto map = real_map();
    REQUIRE(map);
    CHECK(map->regions.size() == booking::regions().size());
    for (const booking::Region& each : booking::regions()) {
        INFO(each.code.value << " " << each.name);
        const auto found = std::ranges::find(map->regions, each.code, &view::MapRegion::code);
        REQUIRE(found != map->regions.end());
        const view::MapRegion* touched = map->at(found->label);
        REQUIRE(touched != nullptr);
        CHECK(touched->code == each.code);
    }
}

TEST_CASE("a finger's width around its number belongs to the region, also on the islands") {
    const auto map = real_map();
    REQUIRE(map);
    for (const view::MapRegion& each : map->regions) {
        INFO(each.code.value);
        int on = 0;
        for (int step = 0; step < 16; ++step) {
            const double angle = step * 0.3927;
            const view::MapRegion* touched = map->at({each.label.x + static_cast<float>(1.3 * std::cos(angle)),
                                                      each.label.y + static_cast<float>(1.3 * std::sin(angle))});
            if (touched != nullptr && touched->code == each.code) ++on;
        }
        CHECK(on >= 14);
    }
}

TEST_CASE("neighbours are on the right side of each other") {
    const auto map = real_map();
    REQUIRE(map);
    const auto x = [&](const char* code) { return region(*map, code).label.x; };
    const auto y = [&](const char* code) { return region(*map, code).label.y; };
    CHECK(x("08") < x("15"));            // Abitibi in the west,
    CHECK(x("11") > x("01"));            // Gaspésie in the east,
    CHECK(y("10") < y("02"));            // Nord-du-Québec in the north,
    CHECK(y("05") > y("17"));            // Estrie in the south,
    CHECK(y("13") < y("06"));            // Laval north of Montréal.
    CHECK(map->at({99, 90}) == nullptr); // The sea is nobody's.
}

TEST_CASE("a map whose borders do not meet is refused with the line of the region") {
    const std::string head =
        "centre = [-73, 45]\nnear = 50\n[arcs]\n"
        "a = [[-74, 45], [-73, 46], [-72, 45]]\nb = [[-72, 45], [-74, 45]]\nc = [[-70, 45], [-74, 45]]\n";
    CHECK(written(head + "[[region]]\ncode = \"06\"\nlabel = [-73, 45.2]\nshapes = [[\"a\", \"b\"]]\n"));
    const auto open = written(head + "[[region]]\ncode = \"06\"\nlabel = [-73, 45.2]\nshapes = [[\"a\", \"c\"]]\n");
    REQUIRE_FALSE(open);
    CHECK(open.error().detail.find(":7:") != std::string::npos);
    CHECK_FALSE(written(head));
    CHECK_FALSE(written("centre = 3"));
}
