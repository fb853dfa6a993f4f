/* A terminal. What it does, it does in one durable commit to its disk. */
#define ME disk[t]

/* The promise. It needs nobody else: that is the point of it. */
#define CAN_BOOK(t, g) (HAS(ME.hand, g) && !ME.quarantined && people < PEOPLE)
inline book(t, g) {
    people++;
    grant_of[people] = g;
    epoch_of[people] = ME.epoch;
    maker_of[people] = t;
    ME.hand = WITHOUT(ME.hand, SET(g));
    ME.outbox = ME.outbox | SET(people);
    check_single(people)
}

/* Rule 1: out of the hand first, durably; then it is said. */
inline give_back(t, g) {
#ifndef RETURN_BEFORE_DELETE
    ME.hand = WITHOUT(ME.hand, SET(g));
#endif
    ME.returns = ME.returns | SET(g)
}

/* Numbers used up: a booking or a return may have crossed the reply that lists them. */
inline collect_spent(t) {
    set = 0;
#ifndef SPENT_GRANT_TAKEN
    set = ME.returns;
    for (n : 1 .. PEOPLE) {
        if
        :: HAS(ME.outbox | ME.acknowledged, n) -> set = set | SET(grant_of[n])
        :: else
        fi
    }
#endif
}

inline take_list(t, w) {
    collect_spent(t);
    ME.hand = WITHOUT(REPLY.grants, set);
    ME.version = REPLY.version
}

/* Rule 2: an older list is ignored. */
#ifdef OLD_LIST_TAKEN
#define IS_NEWER(t, w) (true)
#define IS_CURRENT(t, w) (true)
#else
#define IS_NEWER(t, w) (REPLY.version > ME.version)
#define IS_CURRENT(t, w) (REPLY.version >= ME.version)
#endif

/* Rule 6: the hand ends with its epoch, the bookings of it do not. */
inline begin_epoch(t, w) {
    ME.epoch = REPLY.epoch;
    ME.quarantined = 0;
    ME.returns = 0;
#ifdef HAND_KEPT_AT_FENCE
    set = ME.hand;
    ME.hand = set | REPLY.grants;
    ME.version = REPLY.version
#else
    take_list(t, w)
#endif
}

/* Rule 5: a booking stays here until it is durable there. */
inline take_answers(t, w) {
    set = ME.outbox & REPLY.received;
    ME.outbox = WITHOUT(ME.outbox, set);
    ME.acknowledged = WITHOUT(ME.acknowledged | set, REPLY.durable);
    check_none_lost()
}

inline send_sync(t) {
    NEW_REQUEST.kind = SYNC;
    NEW_REQUEST.epoch = ME.epoch;
    NEW_REQUEST.generation = ME.generation;
    NEW_REQUEST.items = ME.outbox;
    NEW_REQUEST.returns = ME.returns;
    NEW_REQUEST.hand = 0;
    NEW_REQUEST.quarantined = ME.quarantined;
    NEW_REQUEST.boot = boot[t]
}

/* Rule 4: everything that it holds or has not forgotten yet; all of it counts as not acknowledged again. */
inline send_report(t) {
    ME.outbox = ME.outbox | ME.acknowledged;
    ME.acknowledged = 0;
    NEW_REQUEST.kind = REPORT;
    NEW_REQUEST.epoch = ME.epoch;
    NEW_REQUEST.generation = ME.generation;
    NEW_REQUEST.items = ME.outbox;
    NEW_REQUEST.returns = 0;
    NEW_REQUEST.hand = ME.hand;
#ifdef QUARANTINE_NOT_REPORTED
    NEW_REQUEST.quarantined = 0;
#else
    NEW_REQUEST.quarantined = ME.quarantined;
#endif
    NEW_REQUEST.boot = boot[t]
}

inline receive_whole(t, w) {
    if
    :: REPLY.generation == ME.generation ->
        take_answers(t, w);
        if
        :: REPLY.epoch > ME.epoch -> begin_epoch(t, w)
        :: REPLY.epoch == ME.epoch && !ME.quarantined ->
            if
            :: IS_NEWER(t, w) -> take_list(t, w)
            :: else
            fi;
            if
            :: IS_CURRENT(t, w) ->
#ifdef RETURN_BEFORE_DELETE
                ME.hand = WITHOUT(ME.hand, ME.returns & ~REPLY.grants);
#endif
                ME.returns = ME.returns & REPLY.grants
            :: else
            fi
        :: else
        fi
    :: else
    fi
}

inline receive_new_generation(t, w) {
    if
    :: REPLY.generation >= ME.generation ->
        if
        :: REPLY.generation > ME.generation -> ME.version = 0 /* counted anew */
        :: else
        fi;
        ME.generation = REPLY.generation;
        send_report(t)
    :: else
    fi
}
