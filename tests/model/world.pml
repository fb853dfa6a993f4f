/* What there is: a scheduler's database and its copy, two terminals' disks, and the line between them.
 *
 * Sets of grants and of bookings are bytes: bit n-1 stands for number n. */
#define TERMINALS 2
#ifndef SLOTS
#define SLOTS 1
#endif
#ifndef GRANTS
#define GRANTS (3 / SLOTS)              /* how often a slot can be lent */
#endif
#define NUMBERS (SLOTS * GRANTS)
#define PEOPLE (NUMBERS + 1)            /* only a disk that was put back can spend a grant twice */
#ifndef LATE
#define LATE 1                          /* messages that the line can keep for later, beside the last one */
#endif

#define SET(n) (1 << ((n) - 1))
#define HAS(set, n) (((set) >> ((n) - 1)) & 1)
#define WITHOUT(set, other) ((set) & ~(other))

/* --- the scheduler ----------------------------------------------------------------------------------------- */
#define FREE 0
#define LENT 1
#define BOOKED 2
typedef Slot {
    byte state;
    byte grant;                         /* the last number given for it, also when it is free again */
    byte to;                            /* while lent */
    byte booking                        /* while booked */
}
typedef Central {
    Slot slot[SLOTS];
    byte epoch[TERMINALS];
    byte version[TERMINALS];            /* of the list of grants: grows with each change of it */
    bit boot[TERMINALS];                /* from which the terminal was last heard */
    byte kept;                          /* bookings recorded in the slot that the person was told */
    byte moved                          /* bookings recorded elsewhere, or handed to a person: flagged */
}
Central central, copy;
bit copied;                             /* there is a copy on another machine */
byte generation;                        /* 0, and 1 after the copy was put back */
byte awaited;                           /* terminals that have not reported in this generation: recovering */
byte claimed_grants[TERMINALS];         /* their reports */
byte claimed_items[TERMINALS];

/* The counter of grants. It never goes back: a restored scheduler skips more numbers than it can have forgotten. */
byte last_grant;
byte slot_of[NUMBERS + 1];

/* --- a terminal -------------------------------------------------------------------------------------------- */
typedef Disk {
    byte epoch;
    byte generation;
    byte version;
    byte hand;                          /* grants that it may spend */
    byte returns;                       /* grants given back, until the scheduler's list no longer names them */
    byte outbox;                        /* bookings that the scheduler has not acknowledged */
    byte acknowledged;                  /* … has acknowledged, but they are not durable off its machine */
    bit quarantined
}
Disk disk[TERMINALS];
Disk image;                             /* somebody's copy of the first terminal's disk */
bit boot[TERMINALS];                    /* of the machine, not of the disk: 1 after the image was put back */

/* --- bookings: what is written in each, once and for ever ---------------------------------------------------- */
byte people;                            /* the last booking's number */
byte grant_of[PEOPLE + 1];
byte epoch_of[PEOPLE + 1];
byte maker_of[PEOPLE + 1];

/* --- the line: any message in it may arrive at any time, any number of times, or never ------------------------ */
#define NOTHING 0
#define SYNC 1
#define REPORT 2
typedef Request {
    byte kind;
    byte epoch;
    byte generation;
    byte items;                         /* bookings */
    byte returns;                       /* grants */
    byte hand;                          /* grants, in a report */
    bit quarantined;
    bit boot
}

#define WHOLE 1
#define NEW_GENERATION 2
typedef Reply {
    byte kind;
    byte epoch;
    byte generation;
    byte version;
    byte grants;                        /* all that the terminal has */
    byte received;                      /* its bookings that are recorded */
    byte durable;                       /* … and in the copy */
    bit boot                            /* of the request: a reply comes to the process that asked */
}
typedef Line {
    Request request[1 + LATE];
    Reply reply[1 + LATE]
}
Line line[TERMINALS];
#define REQUEST line[t].request[w]      /* of terminal t, at place w */
#define REPLY line[t].reply[w]
#define NEW_REQUEST line[t].request[0]
#define NEW_REPLY line[t].reply[0]

/* Scratch of steps that are one step: no part of the state. */
hidden byte i, j, k, s, n, set;
