#include "shared/security/files.h"

#include <sys/stat.h>

#include "tests/core/folder.h"
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

using namespace accueil;

TEST_CASE("a private file is whole, replaced at once, and read by its owner only") {
    const temporary::Folder folder("files");
    const auto path = folder.file("secret");
    CHECK(security::read_private(path).error().kind == core::ErrorKind::NotFound);
    security::write_private(path, "one").value();
    security::write_private(path, "two").value();
    CHECK(security::read_private(path) == "two");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    CHECK(security::read_private(path).error().kind == core::ErrorKind::Refused);
    CHECK(security::read_file(path) == "two");
    std::ofstream(path) << std::string(2 << 20, 'x');
    CHECK(security::read_file(path).error().kind == core::ErrorKind::InvalidInput);
    CHECK_FALSE(security::write_private("/nowhere/at/all", "x"));
}
