#include "shared/sqlite/migration.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "tests/sqlite/file.h"

using namespace accueil;
using sqlite::Migration;

namespace {

constexpr std::int32_t kind = 77;
constexpr std::array two{Migration{1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)"},
                         Migration{2, "ALTER TABLE a ADD COLUMN y DEFAULT 5"}};

int sum(sqlite::Database& database) {
    return database.first("SELECT x + y FROM a", [](const sqlite::Row& row) { return row.integer(0); }).value().value();
}

} // namespace

TEST_CASE("each version of a file becomes the present one, once") {
    const test::File file;
    auto database = file.open();
    sqlite::migrate(database, kind, std::span(two).first(1)).value();
    CHECK(sqlite::version(database) == 1);
    sqlite::migrate(database, kind, two).value();
    sqlite::migrate(database, kind, two).value();
    CHECK(sqlite::version(database) == 2);
    CHECK(sum(database) == 6);
}

TEST_CASE("a later version and another kind of file are left alone") {
    const test::File file;
    auto database = file.open();
    sqlite::migrate(database, kind, two).value();
    CHECK(sqlite::migrate(database, kind, std::span(two).first(1)).error().kind == core::ErrorKind::Unsupported);
    CHECK(sqlite::migrate(database, kind + 1, two).error().kind == core::ErrorKind::Configuration);
}

TEST_CASE("a step that fails leaves the file at the step before") {
    const test::File file;
    auto database = file.open();
    const std::array broken{two[0], Migration{2, "CREATE TABLE b (z); CREATE TABLE b (z)"}};
    CHECK_FALSE(sqlite::migrate(database, kind, broken));
    CHECK(sqlite::version(database) == 1);
    sqlite::migrate(database, kind, two).value();
    CHECK(sum(database) == 6);
}
