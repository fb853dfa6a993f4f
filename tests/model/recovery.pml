/* Rule 4: a scheduler that was restored from a copy asks the terminals what they hold; the highest number wins. */

/* The first report counts: a copy of it that arrives late must not free what has been lent since. Rule 7: when the
 * terminal's own disk was put back too, nobody knows any more what it promised; its report is a fence. */
inline receive_report(t, w) {
    if
    :: REQUEST.generation == generation && HAS(awaited, t + 1) ->
        if
        :: REQUEST.epoch > central.epoch[t] -> central.epoch[t] = REQUEST.epoch /* the copy is older than the fence */
        :: else
        fi;
        if
        :: REQUEST.quarantined -> fence(t); central.boot[t] = REQUEST.boot
        :: !REQUEST.quarantined && REQUEST.epoch == central.epoch[t] -> claimed_grants[t] = REQUEST.hand
        :: else /* fenced, and has not heard of it */
        fi;
        claimed_items[t] = REQUEST.items;
        awaited = WITHOUT(awaited, SET(t + 1));
        settle_when_complete()
    :: else
    fi
}

inline claims_of_items(t) {
    for (n : 1 .. PEOPLE) {
        if
        :: HAS(claimed_items[t], n) -> claimed_grants[t] = claimed_grants[t] | SET(grant_of[n])
        :: else
        fi
    }
}

/* What is lent in the copy to somebody who does not name it was given back in the forgotten time. */
inline free_unclaimed() {
    for (s : 0 .. SLOTS - 1) {
        if
        :: central.slot[s].state == LENT && !HAS(claimed_grants[central.slot[s].to], central.slot[s].grant) ->
            free_slot(s)
        :: else
        fi
    }
}

/* A booking under an older number has been given up in the forgotten time, or the slot would not have been lent. */
inline lend_to_highest(t) {
    for (n : 1 .. NUMBERS) {
        s = slot_of[n];
        if
        :: HAS(claimed_grants[t], n) && central.slot[s].grant <= n &&
           !(central.slot[s].state == BOOKED && central.slot[s].grant == n) ->
            if
            :: central.slot[s].state == BOOKED -> check_may_move(central.slot[s].booking)
            :: else
            fi;
            lend(s, t, n)
        :: else
        fi
    }
}

inline settle_when_complete() {
    if
    :: awaited == 0 ->
        for (k : 0 .. TERMINALS - 1) { claims_of_items(k) }
        free_unclaimed();
        for (k : 0 .. TERMINALS - 1) { lend_to_highest(k) }
        for (k : 0 .. TERMINALS - 1) { take_items(claimed_items[k]) }
        for (k : 0 .. TERMINALS - 1) {
            claimed_grants[k] = 0;
            claimed_items[k] = 0;
            central.version[k]++
        }
    :: else
    fi
}
