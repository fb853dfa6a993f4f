/* Two terminals, one scheduler, a few slots: the rules that make "never twice, never lost" hold. Three of them have a
 * small model of their own, which BATCH, CLOCK or SYNCHRONISER takes instead of all this.
 *
 * The rules by number, and the flag that switches a part of each off:
 *   1  a grant's number is never used again; a return names it     RETURN_BY_SLOT
 *      and is deleted from the hand before it is returned          RETURN_BEFORE_DELETE
 *   2  an older list of grants is ignored                          OLD_LIST_TAKEN
 *      and what is spent is not taken from a list again            SPENT_GRANT_TAKEN
 *   3  a booking that comes again gets its recorded answer         NO_REPLAY_MEMORY
 *   4  a restored scheduler asks before it lends                   NO_RECOVERY
 *   5  a booking is kept until it is durable elsewhere             ACKNOWLEDGED_IS_DURABLE
 *   6  only the terminal or a fence takes a grant away             TAKEN_BACK_BY_CLOCK
 *      a fence ends the hand                                       HAND_KEPT_AT_FENCE
 *      and not the bookings                                        LATE_BOOKING_DROPPED
 *   7  a restored disk books nothing before it has a new epoch     NO_QUARANTINE
 *      an epoch given for this, not one that came by before        PRESENT_EPOCH_FOR_ANY_IMAGE
 *      also when the scheduler was restored and asks for a report  QUARANTINE_NOT_REPORTED
 *   8  one bad item does not stop its page                        BATCH_REFUSED    (batch.pml)
 *   9  an unconfirmed clock books from the second day on           CLOCK_BELIEVED   (clock.pml)
 *  10  one synchroniser of a terminal at a time                    NO_LOCK          (synchroniser.pml)
 * What befalls: CANCEL, FENCE, FAILOVER (the scheduler's copy is put back), RESTORE (a terminal's image is).
 * No promise hangs on rule 10: what two synchronisers send is more messages on the line at once, each of which is one
 * commit at either end, and LATE has them already. What the lock keeps is the meaning of the counter.
 *
 * No step that decides who holds a slot takes a clock (I6), so none is here: everything happens whenever it may.
 */
#if defined(BATCH)
#include "batch.pml"
#elif defined(CLOCK)
#include "clock.pml"
#elif defined(SYNCHRONISER)
#include "synchroniser.pml"
#else
#include "world.pml"
#include "promises.pml"
#include "scheduler.pml"
#include "recovery.pml"
#include "terminal.pml"
#include "line.pml"
#include "accidents.pml"

/* One transaction of one machine: nothing comes between. (Spin wants a step not to end in a loop.) */
#define STEP(when, what) d_step { when -> what; skip }

proctype desk(byte t; byte g) {
end:
    do
    :: STEP(CAN_BOOK(t, g), book(t, g))
    :: STEP(HAS(WITHOUT(ME.hand, ME.returns), g) && !ME.quarantined, give_back(t, g))
    od
}

proctype synchroniser(byte t) {
end:
    do
    :: STEP(true, send_sync(t))
#if LATE
    :: STEP(NEW_REQUEST.kind != NOTHING, COPY_REQUEST(line[t].request[1], NEW_REQUEST))
    :: STEP(NEW_REPLY.kind != NOTHING, COPY_REPLY(line[t].reply[1], NEW_REPLY))
#endif
    od
}

proctype wire(byte t; byte w) {
end:
    do
    :: STEP(REPLY.kind == WHOLE && REPLY.boot == boot[t], receive_whole(t, w))
#ifdef FAILOVER
    :: STEP(REPLY.kind == NEW_GENERATION && REPLY.boot == boot[t], receive_new_generation(t, w))
#endif
    :: STEP(REQUEST.kind == SYNC, receive_sync(t, w))
#ifdef FAILOVER
    :: STEP(REQUEST.kind == REPORT, receive_report(t, w))
#endif
    od
}

#define CAN_LEND(x) (awaited == 0 && central.slot[x].state == FREE && last_grant < NUMBERS)
proctype lender(byte x) {
end:
    do
    :: STEP(CAN_LEND(x), lend_anew(x, 0))
    :: STEP(CAN_LEND(x), lend_anew(x, 1))
#ifdef TAKEN_BACK_BY_CLOCK
    :: STEP(central.slot[x].state == LENT, central.version[central.slot[x].to]++; free_slot(x))
#endif
#ifdef CANCEL
    :: d_step { awaited == 0 && central.slot[x].state == BOOKED ->
                cancelled = cancelled | SET(central.slot[x].booking); free_slot(x) }
#endif
    od
}

proctype accidents() {
#ifdef FENCE
    bit fenced = 0;
#endif
#ifdef FAILOVER
    bit failed = 0;
#endif
#ifdef RESTORE
    byte imaged = 0;
#endif
end:
    do
#ifdef FENCE
    :: STEP(!fenced, fenced = 1; fence_by_operator(0))
#endif
#ifdef FAILOVER
    :: STEP(!copied && !failed, copy_database())
    :: STEP(copied, failed = 1; restore_database())
#endif
#ifdef RESTORE
    :: STEP(imaged == 0, imaged = 1; COPY_DISK(image, disk[0]))
    :: STEP(imaged == 1, imaged = 2; restore_disk())
#endif
    :: false -> skip
    od
}

init {
    atomic {
        byte a, b;
        for (a : 0 .. TERMINALS - 1) {
            central.epoch[a] = 1;
            highest_epoch[a] = 1;
            disk[a].epoch = 1;
            run synchroniser(a);
            run wire(a, 0);
#if LATE
            run wire(a, 1);
#endif
            for (b : 1 .. NUMBERS) { run desk(a, b) }
        }
        for (b : 0 .. SLOTS - 1) { run lender(b) }
        run accidents();
        a = 0;
        b = 0
    }
}
#endif
