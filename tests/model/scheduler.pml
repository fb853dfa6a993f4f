/* The scheduler. Each inline is one transaction, or a part of one. */

inline free_slot(x) {
    central.slot[x].state = FREE;
    central.slot[x].to = 0;
    central.slot[x].booking = 0
}

inline lend(x, t, g) {
    central.slot[x].state = LENT;
    central.slot[x].to = t;
    central.slot[x].grant = g;
    central.slot[x].booking = 0;
    central.version[t]++
}

/* Rule 1: a new number for each loan. */
inline lend_anew(x, t) {
    last_grant++;
    slot_of[last_grant] = x;
    lend(x, t, last_grant)
}

/* Rule 6: the operator takes everything away by a new epoch, one that the terminal has never had. */
inline fence(t) {
    highest_epoch[t]++;
    central.epoch[t] = highest_epoch[t];
    central.version[t]++;
    for (i : 0 .. SLOTS - 1) {
        if
        :: central.slot[i].state == LENT && central.slot[i].to == t -> free_slot(i)
        :: else
        fi
    }
    awaited = WITHOUT(awaited, SET(t + 1)); /* nothing in its hand counts any more */
    claimed_grants[t] = 0
}

inline keep_booking(b, x) {
    if
    :: central.slot[x].state == LENT -> central.version[central.slot[x].to]++
    :: else
    fi;
    central.slot[x].state = BOOKED;
    central.slot[x].to = 0;
    central.slot[x].booking = b;
    if
    :: central.slot[x].grant < grant_of[b] -> central.slot[x].grant = grant_of[b]
    :: else
    fi;
    central.kept = central.kept | SET(b)
}

/* Rule 3: a booking that is known gets the same answer. A late one of a fenced epoch (rule 6) has its slot as long as
 * nobody else has it; else it is placed elsewhere and flagged. */
inline take_item(b) {
    s = slot_of[grant_of[b]];
    if
#ifndef NO_REPLAY_MEMORY
    :: RECORDED(b)
#endif
#ifdef LATE_BOOKING_DROPPED
    :: !RECORDED(b) && epoch_of[b] != central.epoch[maker_of[b]]
#endif
    :: else ->
        if
        :: central.slot[s].state == FREE -> keep_booking(b, s)
        :: central.slot[s].state == LENT && central.slot[s].to == maker_of[b] &&
           central.slot[s].grant == grant_of[b] -> keep_booking(b, s)
        :: else ->
            check_may_move(b);
            central.moved = central.moved | SET(b)
        fi
    fi
}

inline take_items(batch) {
    for (n : 1 .. PEOPLE) {
        if
        :: HAS(batch, n) -> take_item(n)
        :: else
        fi
    }
}

/* Rule 1: a return names the grant. By slot, it would free what was lent again since. */
#ifdef RETURN_BY_SLOT
#define IS_NAMED(s, g) (true)
#else
#define IS_NAMED(s, g) (central.slot[s].grant == g)
#endif
inline take_returns(t, returned) {
    for (n : 1 .. NUMBERS) {
        if
        :: HAS(returned, n) ->
            s = slot_of[n];
            if
            :: central.slot[s].state == LENT && central.slot[s].to == t && IS_NAMED(s, n) ->
                free_slot(s);
                central.version[t]++
            :: else
            fi
        :: else
        fi
    }
}

/* Rule 2: the reply has the whole list and its version. Rule 5: what is durable is told apart from what is received. */
inline reply_whole(t) {
    NEW_REPLY.kind = WHOLE;
    NEW_REPLY.generation = generation;
    NEW_REPLY.epoch = central.epoch[t];
    NEW_REPLY.version = central.version[t];
    NEW_REPLY.grants = 0;
    for (i : 0 .. SLOTS - 1) {
        if
        :: central.slot[i].state == LENT && central.slot[i].to == t ->
            NEW_REPLY.grants = NEW_REPLY.grants | SET(central.slot[i].grant)
        :: else
        fi
    }
    NEW_REPLY.received = 0;
    for (n : 1 .. PEOPLE) {
        if
        :: n <= people && maker_of[n] == t && RECORDED(n) -> NEW_REPLY.received = NEW_REPLY.received | SET(n)
#ifdef LATE_BOOKING_DROPPED
        :: n <= people && maker_of[n] == t && !RECORDED(n) && epoch_of[n] != central.epoch[t] ->
            NEW_REPLY.received = NEW_REPLY.received | SET(n)
#endif
        :: else
        fi
    }
    NEW_REPLY.durable = NEW_REPLY.received;
#if defined(FAILOVER) && !defined(ACKNOWLEDGED_IS_DURABLE)
    if
    :: generation == 0 && copied -> NEW_REPLY.durable = NEW_REPLY.received & (copy.kept | copy.moved)
    :: generation == 0 && !copied -> NEW_REPLY.durable = 0
    :: else /* the disk fails once only in this world */
    fi
#endif
}

inline reply_new_generation(t) {
    NEW_REPLY.kind = NEW_GENERATION;
    NEW_REPLY.generation = generation;
    NEW_REPLY.epoch = 0;
    NEW_REPLY.version = 0;
    NEW_REPLY.grants = 0;
    NEW_REPLY.received = 0;
    NEW_REPLY.durable = 0
}

/* Rule 7: a terminal that quarantined itself gets an epoch of its own, once. With an epoch older than the present one it
 * may have asked before from this boot, and the reply was lost; from a boot not heard of yet it is an image older than
 * the last fence, and the present epoch has been the lost disk's. */
#ifdef PRESENT_EPOCH_FOR_ANY_IMAGE
#define NEEDS_EPOCH(t, w) (REQUEST.quarantined && REQUEST.epoch == central.epoch[t])
#else
#define NEEDS_EPOCH(t, w) (REQUEST.quarantined && (REQUEST.epoch == central.epoch[t] || REQUEST.boot != central.boot[t]))
#endif

/* Rule 4: who speaks of another generation is asked for a report; until all have reported nothing is taken (503). */
inline receive_sync(t, w) {
    NEW_REPLY.boot = REQUEST.boot;
    if
    :: REQUEST.generation != generation || HAS(awaited, t + 1) -> reply_new_generation(t)
    :: REQUEST.generation == generation && !HAS(awaited, t + 1) && awaited != 0 -> NEW_REPLY.kind = NOTHING
    :: else ->
        if
        :: NEEDS_EPOCH(t, w) -> fence(t)
        :: else
        fi;
        central.boot[t] = REQUEST.boot;
        take_items(REQUEST.items);
        take_returns(t, REQUEST.returns);
        reply_whole(t)
    fi
}
