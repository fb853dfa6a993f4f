/* Rule 8: a page of the outbox is answered item by item. Which booking can't be read is the search's choice, and the line
 * loses an answer or two; when nothing more moves, every good booking has its answer, the bad one is in front of a person,
 * and the list of grants has come. BATCH_REFUSED: one bad item, and the page is refused as a whole. */
#define ITEMS 4
#define PAGE 2
#define TRIES (ITEMS + 2)               /* of the terminal; the line loses fewer answers than that leaves over */

byte bad;                               /* 1 to ITEMS, or 0: all can be read */
bit recorded[ITEMS + 1];                /* by the scheduler */
bit set_aside[ITEMS + 1];               /* dead letters, seen by staff */
bit answered[ITEMS + 1];                /* as the terminal knows it */
bit hand_renewed;
byte lost;

/* The first that have no answer, as many as a page holds. */
inline send_page() {
    byte item, sent = 0;
    bit on_page[ITEMS + 1];
    bit refused = 0;
    for (item : 1 .. ITEMS) {
        on_page[item] = (!answered[item] && sent < PAGE);
        sent = sent + on_page[item]
    }
#ifdef BATCH_REFUSED
    refused = (bad != 0 && on_page[bad]);
#endif
    for (item : 1 .. ITEMS) {
        recorded[item] = recorded[item] || (on_page[item] && !refused && item != bad);
        set_aside[item] = set_aside[item] || (on_page[item] && !refused && item == bad)
    }
    if
    :: lost < 2 -> lost++               /* the answer does not arrive: the same page comes again */
    :: true ->
        hand_renewed = hand_renewed || !refused;
        for (item : 1 .. ITEMS) { answered[item] = answered[item] || (on_page[item] && !refused) }
    fi;
    item = 0;
    sent = 0
}

proctype terminal() {
    byte tries;
    for (tries : 1 .. TRIES) { atomic { send_page() } }
    byte item;
    for (item : 1 .. ITEMS) { assert(answered[item] && (item == bad || recorded[item]) && (item != bad || set_aside[item])) }
    assert(hand_renewed)
}

init {
    select(bad : 0 .. ITEMS);
    run terminal()
}
