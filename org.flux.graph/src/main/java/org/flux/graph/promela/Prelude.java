// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.promela;

import org.flux.graph.ProgramGraph;

/** What comes before the flows of a model: bounds, locks, and what flows do with them. */
final class Prelude {
    private static final String TEXT = """
            /* A Promela model of @name@, for the model checker Spin:
             *
             *     spin -a model.pml && gcc -O1 -DSAFETY -o pan pan.c && ./pan -m100000
             *
             * Nodes take @what@. "invalid end state" is a deadlock; "assertion violated" means that
             * two flows are inside nodes that exclude each other. "errors: 0" and no warning: neither can happen within these bounds. */

            #define FLOWS @flows@ /* at a time, from any sources */
            #define SESSIONS @sessions@
            #define PROCESSES @processes@

            /* The locks, in the order in which flows acquire them. */
            @locks@
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
            """;

    private Prelude() {}

    /** @param sources how many processes stand for sources */
    static String text(ProgramGraph graph, Bounds bounds, LockNames locks, int sources) {
        String path = graph.root().path();
        return TEXT.replace("@name@", path.substring(path.lastIndexOf('/') + 1).replace("*/", "* /"))
                .replace("@what@", bounds.scheduled() ? "what the compiler's schedule says"
                        : "just what they declare, without the compiler's elevations")
                .replace("@flows@", Integer.toString(bounds.flows()))
                .replace("@sessions@", Integer.toString(bounds.sessions()))
                .replace("@processes@", Integer.toString(1 + sources + bounds.flows()))
                .replace("@locks@", locks.definitions(bounds.sessions()));
    }
}
