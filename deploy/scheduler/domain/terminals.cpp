#include "deploy/scheduler/domain/terminals.h"

#include "deploy/scheduler/domain/audit.h"
#include "shared/core/log.h"

namespace accueil::scheduler {

namespace {

constexpr std::string_view select =
    "SELECT id, desk, machine, epoch, allot_version, boot_id, counter, forked, withdrawn, reported, last_seen, health "
    "FROM terminals ";

Terminal terminal_of(sqlite::Row row) {
    return {row.id<core::TerminalId>(0),
            row.text(1),
            row.text(2),
            row.id<core::Epoch>(3),
            row.id<core::AllotVersion>(4),
            row.text(5),
            row.unsigned_number(6),
            row.flag(7),
            row.flag(8),
            row.id<core::Generation>(9),
            row.instant(10),
            row.text(11)};
}

} // namespace

std::optional<Terminal> Terminals::find(const core::TerminalId& id) const {
    return world_.store.first(std::string(select) + "WHERE id = ?1", terminal_of, id);
}

std::vector<Terminal> Terminals::all() const {
    std::vector<Terminal> list;
    world_.store.each(std::string(select) + "ORDER BY id", [&](sqlite::Row row) { list.push_back(terminal_of(row)); });
    return list;
}

std::vector<Terminal> Terminals::active() const {
    auto list = all();
    std::erase_if(list, [](const Terminal& terminal) { return terminal.withdrawn; });
    return list;
}

core::Bytes Terminals::slip_key(const core::TerminalId& terminal) const {
    return world_.store
        .first(
            "SELECT slip_key FROM terminals WHERE id = ?1", [](sqlite::Row row) { return row.bytes(0); }, terminal)
        .value_or(core::Bytes{});
}

void Terminals::add(const Terminal& terminal, const core::Bytes& slip_key) {
    world_.store.run("INSERT INTO terminals (id, desk, machine, slip_key, epoch, reported, enrolled_at) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET desk = excluded.desk, "
                     "machine = excluded.machine, slip_key = excluded.slip_key, epoch = excluded.epoch, "
                     "reported = excluded.reported, enrolled_at = excluded.enrolled_at, forked = 0, withdrawn = 0",
                     terminal.id, terminal.desk, terminal.machine, slip_key, terminal.epoch, terminal.reported,
                     world_.now());
}

void Terminals::update(const Terminal& terminal) {
    world_.store.run("UPDATE terminals SET epoch = ?2, allot_version = ?3, boot_id = ?4, counter = ?5, forked = ?6, "
                     "withdrawn = ?7, reported = ?8, last_seen = ?9, health = ?10 WHERE id = ?1",
                     terminal.id, terminal.epoch, terminal.allot_version, terminal.boot_id, terminal.counter,
                     terminal.forked, terminal.withdrawn, terminal.reported, terminal.last_seen, terminal.health);
}

void Terminals::mark_forked(Terminal& terminal, std::string_view why) {
    core::log::error("terminal.forked", {{"terminal", terminal.id}, {"epoch", terminal.epoch}, {"why", why}});
    if (terminal.forked) return;
    terminal.forked = true;
    world_.store.run("UPDATE terminals SET forked = 1 WHERE id = ?1", terminal.id);
    Audit(world_).add("scheduler", "terminal.forked", terminal.id.value, why);
}

void Terminals::add_certificate(const SignedCertificate& certificate, std::string_view holder, Role role) {
    world_.store.run("INSERT OR IGNORE INTO certificates (serial, holder, role, not_after) VALUES (?1, ?2, ?3, ?4)",
                     certificate.serial, holder, name(role), certificate.not_after);
}

int Terminals::revoke_certificates(std::string_view holder, Role role) {
    return world_.store.run("UPDATE certificates SET revoked = 1 WHERE holder = ?1 AND role = ?2 AND revoked = 0",
                            holder, name(role));
}

Terminals::Standing Terminals::standing(const std::string& serial) const {
    const auto revoked = world_.store.first(
        "SELECT revoked FROM certificates WHERE serial = ?1", [](sqlite::Row row) { return row.flag(0); }, serial);
    if (!revoked) return Standing::Unknown;
    return *revoked ? Standing::Revoked : Standing::Valid;
}

} // namespace accueil::scheduler
