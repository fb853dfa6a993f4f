#include "shared/sqlite/database.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/sqlite/file.h"

using namespace accueil;
using core::ErrorKind;

TEST_CASE("values come back as they were bound") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a, b, c, d, e, f)").value();
    const core::Instant now{std::chrono::milliseconds{1766517000123}};
    const std::chrono::local_days day{std::chrono::year{2026} / 12 / 23};
    const auto big = std::uint64_t{1} << 62;
    CHECK(database
              .run("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", big, std::string("é\0x", 4), core::Bytes{0, 255}, now,
                   day, std::optional<int>{})
              .value() == 1);
    bool seen = false;
    database
        .each("SELECT * FROM t",
              [&](const sqlite::Row& row) {
                  seen = true;
                  CHECK(row.unsigned_number(0) == big);
                  CHECK(row.text(1) == std::string("é\0x", 4));
                  CHECK(row.bytes(2) == core::Bytes{0, 255});
                  CHECK(row.instant(3) == now);
                  CHECK(row.day(4) == day);
                  CHECK(row.null(5));
              })
        .value();
    CHECK(seen);
}

TEST_CASE("a statement may be asked again while its rows are being read") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)").value();
    int pairs = 0;
    database
        .each(
            "SELECT a FROM t",
            [&](const sqlite::Row&) { database.each("SELECT a FROM t", [&](const sqlite::Row&) { ++pairs; }).value(); })
        .value();
    CHECK(pairs == 9);
}

TEST_CASE("the log is written ahead and synced at each commit") {
    const test::File file;
    auto database = file.open();
    const auto text = [](const sqlite::Row& row) { return row.text(0); };
    CHECK(database.first("PRAGMA journal_mode", text).value() == "wal");
    CHECK(database.first("PRAGMA synchronous", text).value() == "2");
}

TEST_CASE("errors are told by their kind") {
    const test::File file;
    {
        auto database = file.open();
        database.script("CREATE TABLE t (a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)").value();
        CHECK(database.run("INSERT INTO t VALUES (1)").error().kind == ErrorKind::Conflict);
        CHECK(database.run("INSERT INTO nothing VALUES (1)").error().kind == ErrorKind::Internal);
        database.script("PRAGMA max_page_count = 4").value();
        CHECK(database.script("CREATE TABLE b (x); INSERT INTO b VALUES (randomblob(100000))").error().kind ==
              ErrorKind::Full);
        auto reader = file.open({.access = sqlite::Access::ReadOnly});
        CHECK(reader.run("INSERT INTO t VALUES (2)").error().kind == ErrorKind::Configuration);
        auto impatient = file.open({.busy = std::chrono::milliseconds{1}});
        database.script("BEGIN IMMEDIATE").value();
        CHECK(impatient.script("BEGIN IMMEDIATE").error().kind == ErrorKind::Unavailable);
        database.script("ROLLBACK").value();
    }
    CHECK(sqlite::Database::open("/nowhere/at/all.db").error().kind == ErrorKind::Configuration);
    const auto other = file.folder.file("text.db");
    std::ofstream(other) << "this is not a database, although it is long enough to have a header of one, is it not?";
    const auto opened = sqlite::Database::open(other);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a damaged page is found") {
    const test::File file;
    {
        auto database = file.open();
        database.script("CREATE TABLE t (a INTEGER PRIMARY KEY, b UNIQUE)").value();
        for (int i = 0; i < 500; ++i)
            database.run("INSERT INTO t VALUES (?, ?)", i, "row " + std::to_string(i)).value();
        CHECK(database.check_integrity());
    }
    {
        std::fstream bytes(file.path, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(3 * 4096 + 100);
        bytes << std::string(600, '\x5A');
    }
    auto database = file.open();
    CHECK(database.check_integrity().error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a copy is whole while others write") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)").value();
    database.copy_to(file.folder.file("copy.db")).value();
    auto copy = sqlite::Database::open(file.folder.file("copy.db")).value();
    CHECK(copy.first("SELECT count(*) FROM t", [](const sqlite::Row& row) { return row.integer(0); }).value() == 2);
}
