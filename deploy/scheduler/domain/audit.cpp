#include "deploy/scheduler/domain/audit.h"

#include "deploy/scheduler/domain/digest.h"

namespace accueil::scheduler {

namespace {

constexpr std::string_view columns = "no, at, actor, act, subject, reason, prev_hash, hash";

AuditEntry entry_of(sqlite::Row row) {
    return {row.unsigned_number(0),
            row.instant(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.text(5),
            row.text(6),
            row.text(7)};
}

// Lengths stand before the texts, so that no two different entries have one spelling.
std::string hash_of(const AuditEntry& entry) {
    std::string text =
        entry.prev_hash + "|" + std::to_string(entry.no) + "|" + std::to_string(entry.at.time_since_epoch().count());
    for (const auto* part : {&entry.actor, &entry.act, &entry.subject, &entry.reason}) {
        text += "|" + std::to_string(part->size()) + ":" + *part;
    }
    return sha256(text);
}

} // namespace

void Audit::add(std::string_view actor, std::string_view act, std::string_view subject, std::string_view reason) {
    AuditEntry entry{1,
                     world_.now(),
                     std::string(actor),
                     std::string(act),
                     std::string(subject),
                     std::string(reason),
                     std::string(64, '0'),
                     {}};
    if (const auto last = latest(1); !last.empty()) {
        entry.no = last.front().no + 1;
        entry.prev_hash = last.front().hash;
    }
    world_.store.run("INSERT INTO audit (no, at, actor, act, subject, reason, prev_hash, hash) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     entry.no, entry.at, entry.actor, entry.act, entry.subject, entry.reason, entry.prev_hash,
                     hash_of(entry));
}

std::vector<AuditEntry> Audit::latest(int most) const {
    std::vector<AuditEntry> entries;
    world_.store.each(
        "SELECT " + std::string(columns) + " FROM audit ORDER BY no DESC LIMIT ?1",
        [&](sqlite::Row row) { entries.push_back(entry_of(row)); }, most);
    return entries;
}

core::Result<std::optional<std::uint64_t>> first_break(sqlite::Database& database) {
    std::optional<std::uint64_t> broken;
    std::string expected(64, '0');
    auto read = database.each("SELECT " + std::string(columns) + " FROM audit ORDER BY no", [&](sqlite::Row row) {
        const auto entry = entry_of(row);
        if (!broken && (entry.prev_hash != expected || hash_of(entry) != entry.hash)) broken = entry.no;
        expected = entry.hash;
    });
    return read.transform([&] { return broken; });
}

} // namespace accueil::scheduler
