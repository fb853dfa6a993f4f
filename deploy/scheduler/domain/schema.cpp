#include "deploy/scheduler/domain/schema.h"

#include <array>

namespace accueil::scheduler {

namespace {

constexpr std::string_view first = R"sql(
-- Single numbers of the instance: generation, next_grant, next_cursor, recovering_since.
CREATE TABLE instance (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID, STRICT;

CREATE TABLE terminals (
    id            TEXT PRIMARY KEY,
    desk          TEXT NOT NULL,
    machine       TEXT NOT NULL DEFAULT '',
    slip_key      BLOB NOT NULL DEFAULT x'',
    epoch         INTEGER NOT NULL,
    allot_version INTEGER NOT NULL DEFAULT 0,
    boot_id       TEXT NOT NULL DEFAULT '',
    counter       INTEGER NOT NULL DEFAULT 0,
    forked        INTEGER NOT NULL DEFAULT 0,      -- lends nothing until the operator's fence
    withdrawn     INTEGER NOT NULL DEFAULT 0,
    reported      INTEGER NOT NULL DEFAULT 0,      -- the generation for which it has reported
    enrolled_at   INTEGER NOT NULL,
    last_seen     INTEGER NOT NULL DEFAULT 0,
    health        TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID, STRICT;

-- The outbox chain of each epoch of each terminal (I5).
CREATE TABLE epochs (
    terminal     TEXT NOT NULL REFERENCES terminals (id),
    epoch        INTEGER NOT NULL,
    received_seq INTEGER NOT NULL DEFAULT 0,
    durable_seq  INTEGER NOT NULL DEFAULT 0,
    last_hash    TEXT NOT NULL,
    PRIMARY KEY (terminal, epoch)
) WITHOUT ROWID, STRICT;

CREATE TABLE certificates (
    serial    TEXT PRIMARY KEY,
    holder    TEXT NOT NULL,
    role      TEXT NOT NULL,
    not_after INTEGER NOT NULL,
    revoked   INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID, STRICT;

-- Enrolment tokens; only the hash of a token is kept.
CREATE TABLE tokens (
    hash     BLOB PRIMARY KEY,
    terminal TEXT NOT NULL,
    desk     TEXT NOT NULL,
    expires  INTEGER NOT NULL,
    used_at  INTEGER,
    used_by  BLOB                        -- the slip key of the machine: it may ask again when the answer was lost
) WITHOUT ROWID, STRICT;

CREATE TABLE offices (
    id      TEXT PRIMARY KEY,
    body    TEXT NOT NULL,               -- the office as on the wire
    minutes INTEGER NOT NULL,            -- length of a meeting
    version INTEGER NOT NULL             -- for ETag and If-Match
) WITHOUT ROWID, STRICT;

CREATE TABLE hours (
    office  TEXT NOT NULL REFERENCES offices (id),
    weekday INTEGER NOT NULL,            -- ISO: 1 = Monday … 7 = Sunday
    opens   INTEGER NOT NULL,            -- minutes after midnight, local time of the office
    closes  INTEGER NOT NULL,
    PRIMARY KEY (office, weekday, opens)
) WITHOUT ROWID, STRICT;

CREATE TABLE agents (
    id        TEXT PRIMARY KEY,          -- an alias, never a name
    office    TEXT NOT NULL REFERENCES offices (id),
    languages TEXT NOT NULL,
    modes     TEXT NOT NULL,
    places    INTEGER NOT NULL,
    active    INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID, STRICT;

-- I4: a slot is in exactly one state.
CREATE TABLE slots (
    id           TEXT PRIMARY KEY,
    office       TEXT NOT NULL,
    agent        TEXT NOT NULL,
    day          INTEGER NOT NULL,       -- local day of the office, days since 1970
    start        INTEGER NOT NULL,
    minutes      INTEGER NOT NULL,
    places       INTEGER NOT NULL,
    languages    TEXT NOT NULL,
    modes        TEXT NOT NULL,
    state        INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 4),  -- free, lent, held, booked, withdrawn
    terminal     TEXT,                   -- of lent and held
    epoch        INTEGER,
    grant_no     INTEGER,                -- of the present or the last grant; never goes back
    hold_expires INTEGER,
    by_hand      INTEGER NOT NULL DEFAULT 0,  -- withdrawn by an operator: hours and calendars don't bring it back
    UNIQUE (agent, start)
) WITHOUT ROWID, STRICT;
CREATE INDEX slots_by_day ON slots (day, office, state);
CREATE INDEX slots_by_terminal ON slots (terminal, state) WHERE terminal IS NOT NULL;
CREATE INDEX slots_by_hold ON slots (hold_expires) WHERE state = 2;

-- Every booking that was ever delivered, with its outcome, for ever (rule 3).
CREATE TABLE bookings (
    id           TEXT PRIMARY KEY,
    terminal     TEXT NOT NULL,
    epoch        INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    hash         TEXT NOT NULL,          -- of the item: a replay must be the same
    outcome      INTEGER NOT NULL,       -- booking::Outcome
    problem      TEXT NOT NULL DEFAULT '',
    detail       TEXT NOT NULL DEFAULT '',
    live         INTEGER NOT NULL,       -- 1: occupies its slot
    slot         TEXT NOT NULL,          -- where the meeting is now
    first_slot   TEXT NOT NULL,          -- what the terminal confirmed
    grant_no     INTEGER NOT NULL,
    sequence     INTEGER NOT NULL DEFAULT 0,
    confirmed_at INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    arrival      INTEGER NOT NULL,       -- day since 1970
    people       INTEGER NOT NULL,
    mode         TEXT NOT NULL,
    language     TEXT NOT NULL,
    reason       TEXT,                   -- of the staff's override
    staff        TEXT,
    replaces     TEXT,
    replaced_by  TEXT,
    answer       TEXT NOT NULL,          -- the result as first told: a replay gets the same (rule 3)
    sealed       BLOB NOT NULL
) STRICT;
-- I1, kept by the database itself: at most one live booking for a slot.
CREATE UNIQUE INDEX one_live_booking ON bookings (slot) WHERE live = 1;
CREATE INDEX bookings_by_chain ON bookings (terminal, epoch, seq);
CREATE INDEX bookings_by_replaced ON bookings (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX bookings_by_hold ON bookings (terminal, grant_no) WHERE seq = 0;
CREATE INDEX bookings_by_time ON bookings (confirmed_at);

-- Items that this version could not read: kept as they came, for a person to look at.
CREATE TABLE dead_letters (
    terminal    TEXT NOT NULL,
    epoch       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    booking     TEXT NOT NULL,
    hash        TEXT NOT NULL,
    body        TEXT NOT NULL,
    detail      TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (terminal, epoch, seq, hash)
) WITHOUT ROWID, STRICT;

-- The change feed: only the last change of each subject is kept, so it never grows beyond the number of subjects.
CREATE TABLE changes (
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    cursor  INTEGER NOT NULL UNIQUE,
    body    TEXT NOT NULL,               -- the change as on the wire, its cursor included
    PRIMARY KEY (kind, subject)
) WITHOUT ROWID, STRICT;

CREATE TABLE calendar_days (
    day    INTEGER PRIMARY KEY,
    opened INTEGER NOT NULL              -- 1: worked although the rule says otherwise; 0: closed everywhere
) WITHOUT ROWID, STRICT;

-- While recovering: what each terminal says it holds or has booked. Decided when all have spoken.
CREATE TABLE claims (
    terminal TEXT NOT NULL,
    epoch    INTEGER NOT NULL,
    grant_no INTEGER NOT NULL,
    slot     TEXT NOT NULL,
    item     TEXT,                       -- JSON of the booking; NULL: an unused grant
    seq      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (terminal, grant_no, seq)
) WITHOUT ROWID, STRICT;

-- Wishes that could not be met, as counted by the terminals: never who.
CREATE TABLE unmet (
    terminal TEXT NOT NULL,
    day      INTEGER NOT NULL,
    people   INTEGER NOT NULL,
    PRIMARY KEY (terminal, day)
) WITHOUT ROWID, STRICT;

CREATE TABLE audit (
    no        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    act       TEXT NOT NULL,
    subject   TEXT NOT NULL,
    reason    TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL
) STRICT;
)sql";

// What was issued under our signature. Of a person only the reference, that the programme itself gave them.
constexpr std::string_view second = R"sql(
CREATE TABLE letters (
    reference TEXT PRIMARY KEY,
    language  TEXT NOT NULL,
    region    TEXT NOT NULL,
    people    INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,             -- the last time
    times     INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID, STRICT;

CREATE TABLE badges (
    number     TEXT PRIMARY KEY,
    staff      TEXT NOT NULL,
    issued_at  INTEGER NOT NULL,
    revoked_at INTEGER
) WITHOUT ROWID, STRICT;
)sql";

// Two disks of one terminal may have spent the same grant in the same place of their chains: both people count. And
// wishes that could not be met are counted for each office.
constexpr std::string_view third = R"sql(
CREATE TABLE claims_of_each (
    terminal TEXT NOT NULL,
    epoch    INTEGER NOT NULL,
    grant_no INTEGER NOT NULL,
    slot     TEXT NOT NULL,
    item     TEXT,                       -- JSON of the booking; NULL: an unused grant
    seq      INTEGER NOT NULL DEFAULT 0,
    booking  TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (terminal, grant_no, epoch, seq, booking)
) WITHOUT ROWID, STRICT;
INSERT INTO claims_of_each SELECT terminal, epoch, grant_no, slot, item, seq, coalesce(json_extract(item, '$.id'), '')
    FROM claims;
DROP TABLE claims;
ALTER TABLE claims_of_each RENAME TO claims;

CREATE TABLE unmet_wishes (              -- as the terminals tell: never who
    office   TEXT NOT NULL,
    day      INTEGER NOT NULL,
    terminal TEXT NOT NULL,
    people   INTEGER NOT NULL,
    PRIMARY KEY (office, day, terminal)
) WITHOUT ROWID, STRICT;
INSERT INTO unmet_wishes SELECT '', day, terminal, people FROM unmet;
DROP TABLE unmet;
)sql";

// For whom an interpreter is to be ordered. Of those taken in before it stands in the sealed part only.
constexpr std::string_view fourth = R"sql(
ALTER TABLE bookings ADD COLUMN interpreter INTEGER NOT NULL DEFAULT 0;
)sql";

// An item that can't be read is kept cut short, and it need not be JSON for SQLite: what its chain needs of it is kept
// beside it. And the public keys that this database was made with, to know when a restore brought others.
constexpr std::string_view fifth = R"sql(
ALTER TABLE claims ADD COLUMN prev_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN hash TEXT NOT NULL DEFAULT '';
UPDATE claims SET prev_hash = coalesce(json_extract(item, '$.prev_hash'), '') WHERE json_valid(item);

CREATE TABLE keys (
    name       TEXT PRIMARY KEY,
    public_key BLOB NOT NULL
) WITHOUT ROWID, STRICT;
)sql";

constexpr std::array all{sqlite::Migration{1, first}, sqlite::Migration{2, second}, sqlite::Migration{3, third},
                         sqlite::Migration{4, fourth}, sqlite::Migration{5, fifth}};

} // namespace

std::span<const sqlite::Migration> migrations() { return all; }

core::Result<bool> is_fresh(sqlite::Database& database) {
    return database.first("SELECT 1 FROM instance LIMIT 1", [](sqlite::Row) { return true; })
        .transform([](const auto& found) { return !found.has_value(); });
}

core::Result<sqlite::Database> open_database(const std::filesystem::path& file, const sqlite::OpenOptions& options) {
    auto database = sqlite::Database::open(file.string(), options);
    if (!database) return database;
    if (auto done = sqlite::migrate(*database, application_id, migrations()); !done)
        return std::unexpected(done.error());
    return database;
}

} // namespace accueil::scheduler
