#include "shared/store/schema.h"

#include <array>

namespace accueil::store {

namespace {

// Instants are milliseconds since 1970 (UTC), days are days since 1970, slots and items are their wire JSON.
// Personal data stand in bookings.item (inside, sealed for the scheduler), held.item (the same), bookings.box (once
// arrivals.box) and waiting.box (boxed for this terminal), and nowhere else.
constexpr std::string_view first = R"sql(
CREATE TABLE terminal (                          -- one row: who and where we are
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL DEFAULT '',
    desk TEXT NOT NULL DEFAULT '',
    epoch INTEGER NOT NULL DEFAULT 0,
    generation INTEGER NOT NULL DEFAULT 0,
    allot_version INTEGER NOT NULL DEFAULT 0,
    cursor INTEGER NOT NULL DEFAULT 0,
    next_seq INTEGER NOT NULL DEFAULT 1,
    last_hash TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    highest_grant INTEGER NOT NULL DEFAULT 0,
    counter INTEGER NOT NULL DEFAULT 0,          -- exchanges begun: a step back shows a cloned disk
    outside_counter INTEGER,                     -- what the counter outside of the disk must be at the next start
    boot_id TEXT NOT NULL DEFAULT '',
    machine_id TEXT NOT NULL DEFAULT '',
    quarantined INTEGER NOT NULL DEFAULT 0,
    clock_boot TEXT NOT NULL DEFAULT '',         -- the boot in which the clock was last confirmed
    skew INTEGER NOT NULL DEFAULT 0,
    last_exchange INTEGER,
    audit_no INTEGER NOT NULL DEFAULT 0,
    audit_hash TEXT NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    sealing_key BLOB NOT NULL DEFAULT x'',
    signing_key BLOB NOT NULL DEFAULT x''
) STRICT;
INSERT INTO terminal (one) VALUES (1);

CREATE TABLE grants (                            -- the hand
    no INTEGER PRIMARY KEY,
    office TEXT NOT NULL,
    day INTEGER NOT NULL,
    start INTEGER NOT NULL,
    slot TEXT NOT NULL
) STRICT;

CREATE TABLE returns (                           -- out of the hand, return not acknowledged yet
    grant_no INTEGER PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE bookings (
    id TEXT PRIMARY KEY,
    epoch INTEGER NOT NULL,
    seq INTEGER,                                 -- NULL: confirmed online, outside of the chain
    grant_no INTEGER NOT NULL UNIQUE,            -- the last guard: no grant is used twice
    item TEXT NOT NULL,                          -- canonical: the chain is over these bytes
    confirmed_at INTEGER NOT NULL,
    slot TEXT NOT NULL,                          -- where the meeting is now
    replaces TEXT,
    outcome TEXT NOT NULL DEFAULT 'pending',
    problem TEXT,
    attended INTEGER NOT NULL DEFAULT 0,         -- a person has seen to the problem
    UNIQUE (epoch, seq)
) STRICT;
CREATE INDEX outbox ON bookings (epoch, seq) WHERE outcome = 'pending';
CREATE INDEX replaced ON bookings (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE held (                              -- confirmations of online holds under way
    id TEXT PRIMARY KEY,
    grant_no INTEGER NOT NULL UNIQUE,
    item TEXT NOT NULL,
    slot TEXT NOT NULL,
    since INTEGER NOT NULL,
    abandoned INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE watermarks (
    epoch INTEGER PRIMARY KEY,
    received INTEGER NOT NULL,
    durable INTEGER NOT NULL
) STRICT;

CREATE TABLE arrivals (                          -- of the present local day only
    booking TEXT PRIMARY KEY,
    day INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;

CREATE TABLE offices (id TEXT PRIMARY KEY, office TEXT NOT NULL) STRICT;
CREATE TABLE days (day INTEGER PRIMARY KEY, opened INTEGER NOT NULL) STRICT;  -- for all offices; 0 = closed
CREATE TABLE patterns (name TEXT PRIMARY KEY, expression TEXT NOT NULL) STRICT;
CREATE TABLE signers (name TEXT PRIMARY KEY, public_key BLOB NOT NULL) STRICT;
CREATE TABLE unmet (office TEXT PRIMARY KEY, wishes INTEGER NOT NULL) STRICT;

CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    pin_hash TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    last_failure INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE calls (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    opened INTEGER NOT NULL,
    why TEXT NOT NULL,
    language TEXT NOT NULL,
    closed INTEGER,
    closed_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE audit (
    no INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    previous TEXT NOT NULL
) STRICT;

CREATE TABLE synchroniser (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    boot_id TEXT NOT NULL,
    process INTEGER NOT NULL,
    token TEXT NOT NULL
) STRICT;
)sql";

// Badges of the staff that no longer count.
constexpr std::string_view second = R"sql(
CREATE TABLE revoked_badges (badge TEXT PRIMARY KEY) STRICT;
)sql";

// People for whom nothing was free: reception's queue.
constexpr std::string_view third = R"sql(
CREATE TABLE waiting (
    number TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    office TEXT NOT NULL,
    box BLOB NOT NULL                            -- the draft, boxed for this terminal
) STRICT;
)sql";

// Whether the counter outside of the disk is due: how many grants have left the hand since it was last moved.
constexpr std::string_view fourth = R"sql(
ALTER TABLE terminal ADD COLUMN spent INTEGER NOT NULL DEFAULT 0;
)sql";

// Two trees less to write for each promise: a grant's number is the key of its booking, and today's arrival is a part
// of it.
constexpr std::string_view fifth = R"sql(
CREATE TABLE bookings_by_grant (
    grant_no INTEGER PRIMARY KEY,                -- the last guard: no grant is used twice
    id TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL,
    seq INTEGER,
    item TEXT NOT NULL,
    confirmed_at INTEGER NOT NULL,
    slot TEXT NOT NULL,
    replaces TEXT,
    outcome TEXT NOT NULL DEFAULT 'pending',
    problem TEXT,
    attended INTEGER NOT NULL DEFAULT 0,
    arrived INTEGER,                             -- the day on which it was made here; NULL when that is over
    box BLOB,                                    -- who it is, on that day only
    UNIQUE (epoch, seq)
) STRICT;
INSERT INTO bookings_by_grant
    SELECT grant_no, id, epoch, seq, item, confirmed_at, slot, replaces, outcome, problem, attended, day, box
    FROM bookings LEFT JOIN arrivals ON booking = id;
DROP TABLE bookings;
DROP TABLE arrivals;
ALTER TABLE bookings_by_grant RENAME TO bookings;
CREATE INDEX outbox ON bookings (epoch, seq) WHERE outcome = 'pending';
CREATE INDEX replaced ON bookings (replaces) WHERE replaces IS NOT NULL;
)sql";

constexpr std::array all{sqlite::Migration{1, first}, sqlite::Migration{2, second}, sqlite::Migration{3, third},
                         sqlite::Migration{4, fourth}, sqlite::Migration{5, fifth}};

} // namespace

std::span<const sqlite::Migration> migrations() { return all; }

} // namespace accueil::store
