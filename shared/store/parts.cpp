#include "shared/store/parts.h"

#include "shared/calendar/zone.h"

namespace accueil::store {

Self self(sqlite::Transaction& transaction) {
    const auto read = [](const sqlite::Row& row) {
        Self me;
        me.id = row.id<core::TerminalId>(0);
        me.epoch = row.id<core::Epoch>(1);
        me.generation = row.id<core::Generation>(2);
        me.allot_version = row.id<core::AllotVersion>(3);
        me.cursor = row.id<core::Cursor>(4);
        me.next_seq = row.id<core::Seq>(5);
        me.last_hash = row.text(6);
        me.highest_grant = row.id<core::GrantNo>(7);
        me.counter = row.unsigned_number(8);
        me.boot_id = row.text(9);
        me.machine_id = row.text(10);
        me.quarantined = row.flag(11);
        me.clock.confirmed = !me.boot_id.empty() && row.text(12) == me.boot_id;
        me.clock.skew = std::chrono::milliseconds{row.number(13)};
        me.sealing_key = row.bytes(14);
        return me;
    };
    return transaction
        .first("SELECT id, epoch, generation, allot_version, cursor, next_seq, last_hash, highest_grant, counter, "
               "boot_id, machine_id, quarantined, clock_boot, skew, sealing_key FROM terminal",
               read)
        .value_or(Self{});
}

void start_epoch(sqlite::Transaction& transaction, core::Epoch epoch) {
    transaction.run("UPDATE terminal SET epoch = ?, next_seq = 1, last_hash = ?, allot_version = 0, quarantined = 0",
                    epoch, wire::first_prev_hash);
    transaction.run("DELETE FROM grants");
    transaction.run("DELETE FROM returns");
}

OfficeDays office_days(sqlite::Transaction& transaction, const core::OfficeId& office) {
    calendar::DayOverrides everywhere;
    transaction.each("SELECT day, opened FROM days", [&](const sqlite::Row& row) {
        (row.flag(1) ? everywhere.opened : everywhere.closed).insert(row.day(0));
    });
    OfficeDays days{calendar::montreal(), calendar::BusinessCalendar(everywhere)};
    const auto json = transaction.first(
        "SELECT office FROM offices WHERE id = ?", [](const sqlite::Row& row) { return row.text(0); }, office);
    if (!json) return days;
    const auto known = stored<booking::Office>(*json);
    if (!known) {
        transaction.fail(known.error());
        return days;
    }
    // A zone that this machine's table lacks must not stop the desk: all offices are in Québec.
    if (const auto zone = calendar::find_zone(known->zone)) days.zone = *zone;
    calendar::DayOverrides own{{known->closed.begin(), known->closed.end()},
                               {known->opened.begin(), known->opened.end()}};
    days.calendar = calendar::BusinessCalendar(std::move(everywhere), {{office, std::move(own)}});
    return days;
}

std::chrono::local_days day_of(const booking::Slot& slot) { return calendar::local_date(slot.start); }

} // namespace accueil::store
