#include "tests/kills/history.h"

#include <set>

#include "shared/booking/booking.h"
#include "shared/calendar/window.h"
#include "shared/sqlite/database.h"
#include "shared/store/store.h"
#include "shared/wire/json.h"

namespace accueil::kills {

namespace {

using sqlite::Database;
using sqlite::Row;

class Judge {
  public:
    Judge(const std::string& scheduler, Ended& ended)
        : central_(Database::open(scheduler, {.access = sqlite::Access::ReadOnly}).value()), ended_(ended) {}

    // I1 and I2: nothing was fenced, so each promise must have been kept exactly as it was made.
    void promises(const std::map<std::string, Promise>& promises) {
        std::map<std::string, std::string> first_of_slot;
        for (const auto& [id, promise] : promises) {
            const auto [other, fresh] = first_of_slot.emplace(promise.slot, id);
            if (!fresh) doubled("slot " + promise.slot + " was promised as " + id + " and " + other->second);
            const auto found =
                central_
                    .first(
                        "SELECT outcome, slot, live FROM bookings WHERE id = ?",
                        [](const Row& row) { return std::tuple(row.integer(0), row.text(1), row.flag(2)); }, id)
                    .value();
            if (!found) {
                lost("booking " + id + " of " + promise.terminal.value + " never arrived");
                continue;
            }
            const auto& [outcome, slot, live] = *found;
            if (static_cast<booking::Outcome>(outcome) != booking::Outcome::Accepted || slot != promise.slot || !live)
                lost("booking " + id + " has not kept its slot " + promise.slot);
        }
        ended_.promised = static_cast<int>(promises.size());
    }

    // I1, I3 and I4 in the scheduler's own books.
    void scheduler(const std::map<std::string, Promise>& promises) {
        each("SELECT slot FROM bookings WHERE live = 1 GROUP BY slot HAVING count(*) > 1",
             [&](const Row& row) { doubled("slot " + row.text(0) + " has two live bookings"); });
        each("SELECT b.id, b.arrival, s.day, b.reason FROM bookings b JOIN slots s ON s.id = b.slot WHERE b.live = 1",
             [&](const Row& row) {
                 const auto window = calendar::window(row.day(1), calendar::BusinessCalendar{});
                 if (window.contains(row.day(2)) || !row.text(3).empty()) return;
                 ++ended_.outside;
                 bad("I3: booking " + row.text(0) + " is outside its window without a reason");
             });
        each("SELECT id FROM slots s WHERE (state = 3) <> (SELECT count(*) FROM bookings b WHERE b.slot = s.id AND "
             "b.live = 1)",
             [&](const Row& row) { bad("I4: slot " + row.text(0) + " and its booking disagree"); });
        each("SELECT id, outcome FROM bookings", [&](const Row& row) {
            ++ended_.outcomes[std::string(wire::name(static_cast<booking::Outcome>(row.integer(1))))];
            if (!promises.contains(row.text(0))) ++ended_.not_told;
        });
        each("SELECT value FROM instance WHERE name = 'generation' AND value <> 1",
             [&](const Row&) { bad("the scheduler took itself for a restored copy"); });
    }

    // I2, I4 and I5 on the terminal's disk.
    void terminal(const core::TerminalId& id, const std::string& file) {
        core::SystemClock clock;
        core::SystemRandom random;
        const auto opened = store::Store::open_read_only(file, clock, random);
        if (!opened) return bad(id.value + ": the store does not open: " + opened.error().detail);
        auto& store = **opened;
        if (!store.check_integrity()) bad(id.value + ": the store is damaged");
        if (!store.audit_verify()) bad(id.value + ": the audit does not verify");
        const auto status = store.status().value();
        if (status.outbox_depth > 0) bad("I2: " + id.value + " has not delivered everything");
        if (status.dead_letters > 0) bad("I2: " + id.value + " has dead letters");
        const auto hand = store.hand().value();
        for (const auto& grant : hand) lent(id, grant);
        chain(id, store.report(core::Generation{1}).value());
    }

  private:
    template<class EachRow, class... Values>
    void each(std::string_view sql, EachRow each_row, const Values&... values) {
        central_.each(sql, each_row, values...).value();
    }
    int count(std::string_view sql, const auto&... values) {
        return central_.first(sql, [](const Row& row) { return row.integer(0); }, values...).value().value_or(0);
    }

    void lent(const core::TerminalId& id, const booking::Grant& grant) {
        if (count("SELECT count(*) FROM slots WHERE id = ? AND terminal = ? AND grant_no = ? AND state = 1",
                  grant.slot.id, id, grant.no) != 1)
            bad("I4: grant " + std::to_string(grant.no.value) + " in the hand of " + id.value + " is not lent to it");
    }

    void chain(const core::TerminalId& id, const wire::Report& report) {
        std::string previous(wire::first_prev_hash);
        std::uint64_t seq = 0;
        std::set<std::uint64_t> grants;
        for (const auto& item : report.items) {
            if (item.seq.value == 0) continue; // confirmed online, outside of the chain
            if (item.seq.value != ++seq || item.prev_hash != previous) return bad("I5: the chain of " + id.value);
            if (!grants.insert(item.grant.value).second) doubled(id.value + " used a grant twice");
            previous = wire::hash(item);
        }
        const auto received = count("SELECT received_seq FROM epochs WHERE terminal = ?", id);
        if (static_cast<std::uint64_t>(received) != seq)
            bad("I5: the scheduler has " + std::to_string(received) + " of " + std::to_string(seq) + " of " + id.value);
    }

    void bad(std::string what) { ended_.violations.push_back(std::move(what)); }
    void lost(const std::string& what) {
        ++ended_.lost;
        bad("I2: " + what);
    }
    void doubled(const std::string& what) {
        ++ended_.doubled;
        bad("I1: " + what);
    }

    Database central_;
    Ended& ended_;
};

} // namespace

Ended judge(const std::map<std::string, Promise>& promises, const std::string& scheduler,
            const std::map<core::TerminalId, std::string>& terminals) {
    Ended ended;
    Judge judge(scheduler, ended);
    judge.promises(promises);
    judge.scheduler(promises);
    for (const auto& [id, file] : terminals) judge.terminal(id, file);
    return ended;
}

} // namespace accueil::kills
