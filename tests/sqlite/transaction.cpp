#include "shared/sqlite/transaction.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "tests/sqlite/file.h"

using namespace accueil;
using namespace std::chrono_literals;
using sqlite::Transaction;

namespace {

int rows(sqlite::Database& database) {
    return database.first("SELECT count(*) FROM t", [](const sqlite::Row& row) { return row.integer(0); })
        .value()
        .value();
}

} // namespace

TEST_CASE("all of a transaction happens, or nothing") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a INTEGER PRIMARY KEY)").value();
    {
        Transaction transaction(database);
        transaction.run("INSERT INTO t VALUES (1)");
        CHECK(transaction.run("INSERT INTO t VALUES (1)") == 0);
        transaction.run("INSERT INTO t VALUES (2)");
        CHECK_FALSE(transaction.ok());
        CHECK(transaction.commit().error().kind == core::ErrorKind::Conflict);
    }
    CHECK(rows(database) == 0);
    {
        Transaction transaction(database);
        transaction.run("INSERT INTO t VALUES (1)");
    }
    CHECK(rows(database) == 0);
    {
        Transaction transaction(database);
        transaction.run("INSERT INTO t VALUES (1)");
        CHECK(transaction.commit());
    }
    CHECK(rows(database) == 1);
}

TEST_CASE("the first failure is the one that is told") {
    const test::File file;
    auto database = file.open();
    Transaction transaction(database);
    transaction.fail({core::ErrorKind::Refused, "first"});
    transaction.fail({core::ErrorKind::Full, "second"});
    CHECK(transaction.commit().error().detail == "first");
}

TEST_CASE("the connection can be used again after the disk was full") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a); PRAGMA max_page_count = 5").value();
    {
        Transaction transaction(database);
        transaction.run("INSERT INTO t VALUES (zeroblob(200000))");
        CHECK(transaction.commit().error().kind == core::ErrorKind::Full);
    }
    Transaction transaction(database);
    transaction.run("INSERT INTO t VALUES (1)");
    CHECK(transaction.commit());
    CHECK(rows(database) == 1);
}

TEST_CASE("a writer waits for another that holds the lock for a second") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a INTEGER PRIMARY KEY)").value();
    std::atomic<bool> held{false};
    std::jthread other([&] {
        auto second = file.open();
        Transaction transaction(second);
        transaction.run("INSERT INTO t VALUES (1)");
        held = true;
        std::this_thread::sleep_for(1s);
        transaction.commit().value();
    });
    while (!held) std::this_thread::yield();
    Transaction transaction(database);
    transaction.run("INSERT INTO t VALUES (2)");
    CHECK(transaction.commit());
}

TEST_CASE("a writer gets its turn beside one that commits without a pause") {
    const test::File file;
    auto database = file.open();
    database.script("CREATE TABLE t (a INTEGER)").value();
    std::jthread other([&](const std::stop_token& stop) {
        auto second = file.open();
        while (!stop.stop_requested()) {
            Transaction transaction(second);
            transaction.run("INSERT INTO t VALUES (1)");
            std::this_thread::sleep_for(3ms); // a slow disk
            transaction.commit().value();
        }
    });
    for (int i = 0; i < 3; ++i) {
        Transaction transaction(database);
        transaction.run("INSERT INTO t VALUES (2)");
        CHECK(transaction.commit());
    }
}
