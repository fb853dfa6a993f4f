/* What befalls the machines. */

#define COPY_CENTRAL(new, old) \
    new.epoch[0] = old.epoch[0]; new.epoch[1] = old.epoch[1]; \
    new.version[0] = old.version[0]; new.version[1] = old.version[1]; \
    new.boot[0] = old.boot[0]; new.kept = old.kept; new.moved = old.moved; \
    for (i : 0 .. SLOTS - 1) { \
        new.slot[i].state = old.slot[i].state; new.slot[i].grant = old.slot[i].grant; \
        new.slot[i].to = old.slot[i].to; new.slot[i].booking = old.slot[i].booking \
    }

/* Fencing a terminal answers for it: the others need not wait for its report. */
inline fence_by_operator(t) {
    if
    :: awaited != 0 ->
        fence(t);
        settle_when_complete()
    :: else -> fence(t)
    fi
}

inline copy_database() {
    copied = 1;
    COPY_CENTRAL(copy, central)
}

/* The scheduler's disk failed; the copy is put back. Rule 4: a new generation, and nothing is lent before all have
 * reported. */
inline restore_database() {
    COPY_CENTRAL(central, copy);
    copied = 0;
#ifndef NO_RECOVERY
    generation = 1;
    awaited = SET(1) | SET(2);
#endif
    check_none_lost()
}

#define COPY_DISK(new, old) \
    new.epoch = old.epoch; new.generation = old.generation; new.version = old.version; new.hand = old.hand; \
    new.returns = old.returns; new.outbox = old.outbox; new.acknowledged = old.acknowledged; \
    new.quarantined = old.quarantined

/* An older image comes back onto the machine. Rule 7: the machine's counter tells, and it books nothing until it has a
 * new epoch. What only the lost disk knew
 * can't be delivered by anyone. */
inline restore_disk() {
    set = disk[0].outbox | disk[0].acknowledged;
    COPY_DISK(disk[0], image);
    gone = gone | WITHOUT(set, disk[0].outbox | disk[0].acknowledged);
    boot[0] = 1;
#ifndef NO_QUARANTINE
    disk[0].quarantined = 1
#endif
}
