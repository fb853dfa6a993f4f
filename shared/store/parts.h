// What the files of this folder share. Private to it.
#pragma once

#include <string>

#include "shared/sqlite/transaction.h"
#include "shared/store/store.h"
#include "shared/wire/json.h"

namespace accueil::store {

struct Store::Parts {
    sqlite::Database database;
    std::optional<security::DeviceKey> key; // nothing = read-only
    core::Clock& clock;
    core::Random& random;
    std::optional<security::OneTimeSeal> seal{}; // of the next booking, made beforehand
    std::vector<booking::Grant> told{}; // the list of the last reply that came into the hand through this connection
};

// The one row of `terminal`.
struct Self {
    core::TerminalId id;
    core::Epoch epoch;
    core::Generation generation;
    core::AllotVersion allot_version;
    core::Cursor cursor;
    core::Seq next_seq;
    std::string last_hash;
    core::GrantNo highest_grant;
    std::uint64_t counter = 0;
    std::string boot_id;
    std::string machine_id;
    bool quarantined = false;
    booking::ClockTrust clock;
    core::Bytes sealing_key;

    [[nodiscard]] Standing standing() const {
        if (id.empty()) return Standing::NotEnrolled;
        return quarantined ? Standing::Quarantined : Standing::Ready;
    }
};
[[nodiscard]] Self self(sqlite::Transaction& transaction);

// Another epoch: a new chain, an empty hand, and nothing to return, because the fence took it all.
void start_epoch(sqlite::Transaction& transaction, core::Epoch epoch);

// Books nothing until there is a new epoch.
void set_quarantine(sqlite::Transaction& transaction, core::Instant now, std::string_view why);

[[nodiscard]] std::vector<booking::Grant> grants_in_hand(sqlite::Transaction& transaction);

// Out of the hand, on its way back (rule 1); false when it is not in the hand.
bool give_back_one(sqlite::Transaction& transaction, core::GrantNo no, core::Instant now);

void append_audit(sqlite::Transaction& transaction, core::Instant now, const AuditEntry& entry);
void apply_change(sqlite::Transaction& transaction, const wire::Change& change, Applied& applied);

// What the rules must know of an office; an office that is not known follows the fallback rule in Montréal's zone.
struct OfficeDays {
    calendar::Zone zone;
    calendar::BusinessCalendar calendar;
};
[[nodiscard]] OfficeDays office_days(sqlite::Transaction& transaction, const core::OfficeId& office);

// The local day of a slot, for counting the hand.
[[nodiscard]] std::chrono::local_days day_of(const booking::Slot& slot);

// Refuses what the rules refuse; the slot is the one of the grant.
void check_admitted(sqlite::Transaction& transaction, const Self& me, const booking::Draft& draft,
                    const booking::Slot& slot, core::Instant now);

// What a person confirmed, and the same as the text that is sealed and boxed.
struct Confirmed {
    const booking::Draft& draft;
    std::string text = wire::write(draft);
};
// The outbox item of a draft without its place in the chain, sealed for the scheduler.
[[nodiscard]] wire::Item make_item(sqlite::Transaction& transaction, Store::Parts& parts, const Self& me,
                                   const core::BookingId& id, const Confirmed& confirmed, const booking::Slot& slot,
                                   core::Instant now);
// As it will be sent. What can't be read again would stop the outbox behind it: it is refused here, where a person can
// still mend it.
[[nodiscard]] std::string written(sqlite::Transaction& transaction, const wire::Item& item);
// What a booking leaves behind: its row, today's arrival, and in the audit who made it for the person or who set the
// rules aside.
struct Made {
    const wire::Item& item;
    const std::string& text; // of the item
    const Confirmed& confirmed;
    const std::string& slot; // written
    booking::Outcome outcome;
    core::Instant now;
    const std::optional<core::StaffId>& by;
};
void insert_booking(sqlite::Transaction& transaction, Store::Parts& parts, const Made& made);

// Stored JSON back into its value; our own bytes that do not read are Corrupt.
template<class T>
[[nodiscard]] core::Result<T> stored(std::string_view json) {
    auto value = wire::read<T>(json);
    if (!value) return core::fail(core::ErrorKind::Corrupt, "stored " + value.error().detail);
    return value;
}

} // namespace accueil::store
