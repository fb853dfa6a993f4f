/* What is promised to people, and the ghosts that know more than any machine does. */
byte cancelled;                         /* bookings that the person gave up */
byte gone;                              /* bookings whose disk was replaced before it had delivered them */
byte highest_epoch[TERMINALS];          /* ever given, also by a scheduler that forgot it */

/* A fence, or a disk that was put back, excuses a move; nothing else does. */
#define FENCED(b) (epoch_of[b] != highest_epoch[maker_of[b]])
#define EXCUSED(b) (HAS(cancelled | gone, b) || FENCED(b))
#define ON_DISK(b) HAS(disk[maker_of[b]].outbox | disk[maker_of[b]].acknowledged, b)
#define RECORDED(b) HAS(central.kept | central.moved, b)

/* I1: asked when a person is told a time. Who else was told the same one, and counts on it? Whose disk is gone counts
 * on it too, until a fence has said that it is. */
inline check_single(b) {
    for (j : 1 .. PEOPLE) {
        if
        :: j < b && slot_of[grant_of[j]] == slot_of[grant_of[b]] && !HAS(cancelled | central.moved, j) && !EXCUSED(b) ->
            assert(FENCED(j) && !HAS(central.kept, j))
        :: else
        fi
    }
}

/* I1, from the other side: the scheduler can't keep what a terminal promised. */
inline check_may_move(person) { assert(EXCUSED(person)) }

/* I2: asked whenever somebody forgets something. */
inline check_none_lost() {
    for (j : 1 .. PEOPLE) {
        if
        :: j <= people -> assert(RECORDED(j) || ON_DISK(j) || HAS(gone, j))
        :: else
        fi
    }
}
