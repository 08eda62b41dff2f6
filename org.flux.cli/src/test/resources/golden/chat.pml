/* A Promela model of chat.flux, for the model checker Spin:
 *
 *     spin -a model.pml && gcc -O1 -DSAFETY -o pan pan.c && ./pan -m100000
 *
 * Nodes take what the compiler's schedule says. "invalid end state" is a deadlock; "assertion violated" means that
 * two flows are inside nodes that exclude each other. "errors: 0" and no warning: neither can happen within these bounds. */

#define FLOWS 3 /* at a time, from any sources */
#define SESSIONS 2
#define PROCESSES 5

/* The locks, in the order in which flows acquire them. */
#define lock_members 0
#define lock_transcript_session (1 + session)
#define LOCKS 3

#define READ 1
#define WRITE 2

/* A fair reader/writer lock, as org.flux.runtime.FlowLock is one: whoever does not get it at once stands at the end of the one
 * queue, a release hands it to as many at the head as may hold it together, nobody overtakes. */
byte readers[LOCKS];
bool written[LOCKS];
chan queue[LOCKS] = [PROCESSES] of { byte, byte };
bool granted[PROCESSES];
hidden byte head;
hidden byte wants;

#define FITS(l, m) (!written[l] && (m == READ || readers[l] == 0))

inline hold(l, m) {
    if
    :: m == WRITE -> written[l] = true
    :: else -> readers[l]++
    fi
}

inline acquire(l, m) {
    atomic {
        if
        :: len(queue[l]) == 0 && FITS(l, m) -> hold(l, m)
        :: else -> queue[l]!_pid,m; granted[_pid]; granted[_pid] = false
        fi
    }
}

inline release(l, m) {
    atomic {
        if
        :: m == WRITE -> written[l] = false
        :: else -> readers[l]--
        fi;
        do
        :: len(queue[l]) > 0 ->
            queue[l]?<head,wants>;
            if
            :: FITS(l, wants) -> queue[l]?head,wants; hold(l, wants); granted[head] = true
            :: else -> break
            fi
        :: else -> break
        od
    }
}

/* Who is inside nodes that declare a lock, as reader and as writer, whatever is held. */
byte reading[LOCKS];
byte writing[LOCKS];

inline inside(l, m) {
    atomic {
        assert(writing[l] == 0 && (m == READ || reading[l] == 0));
        if
        :: m == WRITE -> writing[l]++
        :: else -> reading[l]++
        fi
    }
}

inline outside(l, m) {
    atomic {
        if
        :: m == WRITE -> writing[l]--
        :: else -> reading[l]--
        fi
    }
}

/* A flow runs until something fails; then it leaves the nodes that it is inside of, and a handler is chosen on the way. */
#define RUNNING 0
#define FAILED 1
#define HANDLER(i) (2 + i)
#define may_fail(label) if :: skip :: fate = FAILED; goto label fi
#define unless_running(label) if :: fate != RUNNING -> goto label :: else fi

/* The source Accept, which waits for one thing to happen. */
proctype source_Accept() {
    byte fate = RUNNING;
    byte session = 0;
    /* Accept, chat.flux:3 */
    may_fail(leave_Accept_1);
    leave_Accept_1: skip;
    left_Accept_1: skip;
    unless_running(failed);
    failed: skip;
    if
    :: fate == FAILED ->
        if
        :: fate = HANDLER(1) /* _ => Log */
        fi
    :: else
    fi;
    handled: skip
}

/* A flow of source Accept, chat.flux:8. */
proctype flow_Accept() {
    byte fate = RUNNING;
    byte session = 0;
    select(session : 0 .. SESSIONS - 1);
    /* Talk, chat.flux:4 */
    may_fail(leave_Talk_1);
    if
    :: true ->
        /* Announce {members!}, chat.flux:6 */
        may_fail(left_Announce_2);
        acquire(lock_members, WRITE);
        inside(lock_members, WRITE);
        may_fail(leave_Announce_2);
        leave_Announce_2: skip;
        outside(lock_members, WRITE);
        release(lock_members, WRITE);
        left_Announce_2: skip;
        unless_running(leave_Talk_1);
    :: true ->
        /* Append {members?, transcript(session)!}, chat.flux:5 */
        may_fail(left_Append_3);
        acquire(lock_members, READ);
        may_fail(left_Append_3_1);
        acquire(lock_transcript_session, WRITE);
        inside(lock_members, READ);
        inside(lock_transcript_session, WRITE);
        may_fail(leave_Append_3);
        leave_Append_3: skip;
        outside(lock_transcript_session, WRITE);
        outside(lock_members, READ);
        release(lock_transcript_session, WRITE);
        left_Append_3_1: release(lock_members, READ);
        left_Append_3: skip;
        if
        :: fate == FAILED ->
            if
            :: fate = HANDLER(0) /* Talk -> Append => Sorry */
            :: skip
            fi
        :: else
        fi;
        unless_running(leave_Talk_1);
    fi;
    leave_Talk_1: skip;
    left_Talk_1: skip;
    unless_running(failed);
    failed: skip;
    if
    :: fate == FAILED ->
        if
        :: fate = HANDLER(1) /* _ => Log */
        fi
    :: else
    fi;
    if
    :: fate == HANDLER(0) -> fate = RUNNING;
        /* Sorry, chat.flux:7 */
        may_fail(leave_Sorry_4);
        leave_Sorry_4: skip;
        left_Sorry_4: skip;
        unless_running(handled);
    :: else
    fi;
    handled: skip
}

/* Starts the flows: as many as there may be, from any sources. */
init {
    byte started = 0;
    atomic {
        run source_Accept();
        do
        :: started < FLOWS ->
            if
            :: run flow_Accept()
            fi;
            started++
        :: else -> break
        od;
        skip
    }
}
