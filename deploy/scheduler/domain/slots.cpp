#include "deploy/scheduler/domain/slots.h"

#include "shared/wire/json.h"

namespace accueil::scheduler {

namespace {

constexpr std::string_view select =
    "SELECT id, office, start, minutes, places, languages, modes, agent, day, state, terminal, epoch, grant_no "
    "FROM slots ";

SlotRecord record_of(sqlite::Row row) {
    SlotRecord record{booking::Slot{row.id<core::SlotId>(0), row.id<core::OfficeId>(1), row.instant(2),
                                    std::chrono::minutes{row.number(3)}, row.integer(4), split(row.text(5)),
                                    split_modes(row.text(6))},
                      row.text(7),
                      row.day(8),
                      static_cast<SlotState>(row.integer(9)),
                      {},
                      {},
                      {}};
    if (!row.null(10)) record.terminal = row.id<core::TerminalId>(10);
    if (!row.null(11)) record.epoch = row.id<core::Epoch>(11);
    if (!row.null(12)) record.grant = row.id<core::GrantNo>(12);
    return record;
}

int number(SlotState state) { return static_cast<int>(state); }

} // namespace

std::string_view name(SlotState state) {
    switch (state) {
    case SlotState::Free: return "free";
    case SlotState::Lent: return "lent";
    case SlotState::Held: return "held";
    case SlotState::Booked: return "booked";
    case SlotState::Withdrawn: return "withdrawn";
    }
    return "free";
}

std::string join(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        if (!word.empty()) words.emplace_back(word);
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    return words;
}

std::string join_modes(const std::vector<booking::Mode>& modes) {
    std::vector<std::string> words;
    for (const auto mode : modes) words.emplace_back(wire::name(mode));
    return join(words);
}

std::vector<booking::Mode> split_modes(std::string_view text) {
    std::vector<booking::Mode> modes;
    for (const auto& word : split(text)) {
        if (const auto mode = wire::from_name<booking::Mode>(word)) modes.push_back(*mode);
    }
    return modes;
}

std::optional<SlotRecord> Slots::find(const core::SlotId& id) const {
    return world_.store.first(std::string(select) + "WHERE id = ?1", record_of, id);
}

std::vector<SlotRecord> Slots::free_of(const core::OfficeId& office, std::chrono::local_days first,
                                       std::chrono::local_days last, core::Instant from) const {
    std::vector<SlotRecord> list;
    world_.store.each(
        std::string(select) + "WHERE day BETWEEN ?1 AND ?2 AND office = ?3 AND state = 0 AND start >= ?4 "
                              "ORDER BY start, id",
        [&](sqlite::Row row) { list.push_back(record_of(row)); }, first, last, office, from);
    return list;
}

std::vector<SlotRecord> Slots::coming_of(const core::OfficeId& office, core::Instant from) const {
    std::vector<SlotRecord> list;
    world_.store.each(
        std::string(select) + "WHERE office = ?1 AND state <> 4 AND start >= ?2 ORDER BY start, id",
        [&](sqlite::Row row) { list.push_back(record_of(row)); }, office, from);
    return list;
}

std::vector<SlotRecord> Slots::held_by(const core::TerminalId& terminal, SlotState state) const {
    std::vector<SlotRecord> list;
    world_.store.each(
        std::string(select) + "WHERE terminal = ?1 AND state = ?2 ORDER BY grant_no",
        [&](sqlite::Row row) { list.push_back(record_of(row)); }, terminal, number(state));
    return list;
}

void Slots::lend(const core::SlotId& id, const core::TerminalId& terminal, core::Epoch epoch, core::GrantNo grant) {
    world_.store.run("UPDATE slots SET state = ?2, terminal = ?3, epoch = ?4, grant_no = ?5, hold_expires = NULL "
                     "WHERE id = ?1",
                     id, number(SlotState::Lent), terminal, epoch, grant);
}

void Slots::hold(const core::SlotId& id, const core::TerminalId& terminal, core::Epoch epoch, core::GrantNo grant,
                 core::Instant expires) {
    world_.store.run("UPDATE slots SET state = ?2, terminal = ?3, epoch = ?4, grant_no = ?5, hold_expires = ?6 "
                     "WHERE id = ?1",
                     id, number(SlotState::Held), terminal, epoch, grant, expires);
}

// The number of a grant on a slot never goes back, also when an old booking takes a slot that is free again.
void Slots::book(const core::SlotId& id, core::GrantNo grant) {
    world_.store.run("UPDATE slots SET state = ?2, terminal = NULL, epoch = NULL, hold_expires = NULL, "
                     "grant_no = max(coalesce(grant_no, 0), ?3) WHERE id = ?1",
                     id, number(SlotState::Booked), grant);
}

void Slots::free(const core::SlotId& id) {
    world_.store.run("UPDATE slots SET state = ?2, terminal = NULL, epoch = NULL, hold_expires = NULL WHERE id = ?1",
                     id, number(SlotState::Free));
}

void Slots::withdraw(const core::SlotId& id, bool by_hand) {
    world_.store.run("UPDATE slots SET state = ?2, terminal = NULL, epoch = NULL, hold_expires = NULL, by_hand = ?3 "
                     "WHERE id = ?1",
                     id, number(SlotState::Withdrawn), by_hand);
}

int Slots::free_all_of(const core::TerminalId& terminal) {
    return world_.store.run("UPDATE slots SET state = 0, terminal = NULL, epoch = NULL, hold_expires = NULL "
                            "WHERE terminal = ?1 AND state IN (1, 2)",
                            terminal);
}

void Slots::expire_holds() {
    world_.store.run("UPDATE slots SET state = 0, terminal = NULL, epoch = NULL, hold_expires = NULL "
                     "WHERE state = 2 AND hold_expires <= ?1",
                     world_.now());
}

} // namespace accueil::scheduler
