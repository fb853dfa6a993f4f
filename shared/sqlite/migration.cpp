#include "shared/sqlite/migration.h"

#include "shared/sqlite/transaction.h"

namespace accueil::sqlite {

namespace {

core::Result<std::int64_t> pragma(Database& database, std::string_view sql) {
    auto value = database.first(sql, [](const Row& row) { return row.number(0); });
    if (!value) return std::unexpected(std::move(value.error()));
    return value->value_or(0);
}

core::Result<void> check_application(Database& database, std::int32_t application) {
    auto found = pragma(database, "PRAGMA application_id");
    if (!found) return std::unexpected(std::move(found.error()));
    auto at = version(database);
    if (!at) return std::unexpected(std::move(at.error()));
    if (*found == application || (*found == 0 && *at == 0)) return {};
    return core::fail(core::ErrorKind::Configuration, "the file is a database of another kind");
}

// Another process may have done the same step between the look and the lock: it is looked again under the lock.
core::Result<void> run_step(Database& database, std::int32_t application, const Migration& step) {
    Transaction transaction(database);
    const auto at = transaction.first("PRAGMA user_version", [](const Row& row) { return row.integer(0); });
    if (at && *at >= step.number) return transaction.commit();
    if (transaction.ok()) {
        const auto marks = "; PRAGMA application_id=" + std::to_string(application) +
                           "; PRAGMA user_version=" + std::to_string(step.number);
        if (auto done = database.script(std::string(step.sql) + marks); !done)
            transaction.fail(std::move(done.error()));
    }
    return transaction.commit();
}

} // namespace

core::Result<int> version(Database& database) {
    auto value = pragma(database, "PRAGMA user_version");
    if (!value) return std::unexpected(std::move(value.error()));
    return static_cast<int>(*value);
}

core::Result<void> migrate(Database& database, std::int32_t application, std::span<const Migration> migrations) {
    if (auto right = check_application(database, application); !right) return right;
    const auto at = version(database);
    if (!at) return std::unexpected(at.error());
    if (!migrations.empty() && *at > migrations.back().number)
        return core::fail(core::ErrorKind::Unsupported, "the file was written by a later version");
    for (const auto& step : migrations) {
        if (step.number <= *at) continue;
        if (auto done = run_step(database, application, step); !done) return done;
    }
    return {};
}

} // namespace accueil::sqlite
