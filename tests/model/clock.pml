/* Rule 9: the clock decides only that nothing is promised in the past. Days are enough here. A machine's clock may be a day
 * off, either way, until the scheduler has told it the time; from then on its error is known, and widens the lead.
 * CLOCK_BELIEVED: a clock that nobody has confirmed since the machine started books the next day. */
#define DAYS 5

byte today = 1;                         /* in truth; the search lets it pass */
short off;                              /* the clock, minus the truth */
bit confirmed;

inline book() {
    short shown = today + off, first;
    byte day;
    if
    :: confirmed && off < 0 -> first = shown + 1 - off
    :: confirmed && off >= 0 -> first = shown + 1
    :: else ->
#ifdef CLOCK_BELIEVED
        first = shown + 1
#else
        first = shown + 2
#endif
    fi;
    if
    :: first <= DAYS ->
        day = first;                    /* the earliest is the worst */
        assert(day > today)
    :: else -> skip
    fi
}

active proctype desk() {
    select(off : -1 .. 1);
    do
    :: atomic { book() }
    :: !confirmed -> confirmed = 1
    :: today < DAYS -> today++
    :: today < DAYS -> atomic { confirmed = 0; select(off : -1 .. 1) } /* the machine starts anew */
    :: today == DAYS -> break
    od
}
