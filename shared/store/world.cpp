// What the terminal knows of the world through the scheduler: offices, days, patterns of documents, signers.
#include "shared/store/parts.h"

namespace accueil::store {

using sqlite::Row;
using sqlite::Transaction;

core::Result<std::vector<booking::Office>> Store::offices() {
    std::vector<booking::Office> offices;
    std::optional<core::Error> damage;
    auto done = parts_->database.each("SELECT office FROM offices ORDER BY id", [&](const Row& row) {
        auto office = stored<booking::Office>(row.text(0));
        if (office)
            offices.push_back(std::move(*office));
        else
            damage = std::move(office.error());
    });
    if (!done) return std::unexpected(std::move(done.error()));
    if (damage) return std::unexpected(std::move(*damage));
    return offices;
}

core::Result<calendar::BusinessCalendar> Store::calendar() {
    auto known = offices();
    if (!known) return std::unexpected(std::move(known.error()));
    calendar::DayOverrides everywhere;
    auto done = parts_->database.each("SELECT day, opened FROM days", [&](const Row& row) {
        (row.flag(1) ? everywhere.opened : everywhere.closed).insert(row.day(0));
    });
    if (!done) return std::unexpected(std::move(done.error()));
    std::map<core::OfficeId, calendar::DayOverrides> own;
    for (const auto& office : *known)
        own.emplace(office.id, calendar::DayOverrides{{office.closed.begin(), office.closed.end()},
                                                      {office.opened.begin(), office.opened.end()}});
    return calendar::BusinessCalendar(std::move(everywhere), std::move(own));
}

core::Result<std::map<std::string, std::string>> Store::patterns() {
    std::map<std::string, std::string> patterns;
    auto done = parts_->database.each("SELECT name, expression FROM patterns",
                                      [&](const Row& row) { patterns.emplace(row.text(0), row.text(1)); });
    if (!done) return std::unexpected(std::move(done.error()));
    return patterns;
}

core::Result<std::map<std::string, core::Bytes>> Store::signers() {
    std::map<std::string, core::Bytes> signers;
    auto done = parts_->database.each("SELECT name, public_key FROM signers",
                                      [&](const Row& row) { signers.emplace(row.text(0), row.bytes(1)); });
    if (!done) return std::unexpected(std::move(done.error()));
    return signers;
}

core::Result<std::set<std::string>> Store::revoked_badges() {
    std::set<std::string> badges;
    auto done =
        parts_->database.each("SELECT badge FROM revoked_badges", [&](const Row& row) { badges.insert(row.text(0)); });
    if (!done) return std::unexpected(std::move(done.error()));
    return badges;
}

core::Result<void> Store::wish_unmet(const core::OfficeId& office) {
    auto done = parts_->database.run(
        "INSERT INTO unmet (office, wishes) VALUES (?, 1) ON CONFLICT (office) DO UPDATE SET wishes = wishes + 1",
        office);
    if (!done) return std::unexpected(std::move(done.error()));
    return {};
}

} // namespace accueil::store
