/* Rule 10: one synchroniser of a terminal at a time. Each exchange moves the terminal's counter on before it is sent, so
 * that a counter which comes back lower shows the scheduler's operator a second disk. Two synchronisers would overtake each
 * other, and that alarm would mean nothing any more. A process may be killed anywhere; what it was sending is lost, and the
 * lock of a process that is gone is taken over. NO_LOCK: nobody asks who holds the row. */
#define PROCESSES 2
#define EXCHANGES 3

#define NOBODY PROCESSES
byte holder = NOBODY;                   /* the lock row */
bit alive[PROCESSES];
byte counter;                           /* on the disk that both have open */
byte seen;                              /* the highest that the scheduler has had; there is one disk only */

#ifdef NO_LOCK
#define MAY_BEGIN true
#else
#define MAY_BEGIN (holder == NOBODY || holder == me || !alive[holder])
#endif

proctype synchroniser(byte me) {
    byte mine, tries;
start:
    alive[me] = 1;
    do
    :: atomic { tries < EXCHANGES && MAY_BEGIN -> holder = me; tries++; counter++; mine = counter };
        if
        :: atomic { assert(mine > seen); seen = mine }
        :: skip                         /* the line is cut: it never arrives */
        :: atomic { alive[me] = 0; mine = 0 }; goto start
        fi;
        atomic { if :: holder == me -> holder = NOBODY :: else -> skip fi; mine = 0 }
    :: tries == EXCHANGES -> break
    od;
    alive[me] = 0
}

init { atomic { run synchroniser(0); run synchroniser(1) } }
