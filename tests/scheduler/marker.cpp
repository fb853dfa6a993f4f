#include "deploy/scheduler/command/marker.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/folder.h"

using namespace accueil;
using namespace accueil::scheduler;

// As on a machine where the packages have just been installed: nobody has made the marker's folder.
TEST_CASE("the marker of a new machine is written, with the folder that it lies in") {
    const temporary::Folder folder("marker");
    const auto file = folder / "marker" / "generation";
    Marker marker(file);
    CHECK_FALSE(marker.read().has_value());
    marker.write({core::Generation{3}, 41});
    marker.flush();
    const auto read = Marker(file).read();
    REQUIRE(read.has_value());
    CHECK(read->generation == core::Generation{3});
    CHECK(read->revision == 41);
}
