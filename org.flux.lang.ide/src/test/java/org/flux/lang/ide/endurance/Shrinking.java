// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes a script that fails smaller, by leaving out ever smaller pieces of it (Zeller and Hildebrandt's delta debugging, simplified). */
final class Shrinking {
    private final Trial trial;
    private final long end;

    /** Plays a script. */
    interface Trial {
        boolean fails(List<Action> script) throws Exception;
    }

    /** @param seconds after which it is content with what it has */
    Shrinking(Trial trial, int seconds) {
        this.trial = trial;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** The script itself if it does not fail again. */
    List<Action> of(List<Action> script) throws Exception {
        if (!trial.fails(script)) {
            return script;
        }
        List<Action> smallest = script;
        for (int piece = script.size() / 2; piece > 0; piece /= 2) {
            for (int from = 0; from < smallest.size() && System.nanoTime() < end;) {
                List<Action> without = new ArrayList<>(smallest.subList(0, from));
                without.addAll(smallest.subList(Math.min(smallest.size(), from + piece), smallest.size()));
                if (trial.fails(without)) {
                    smallest = without;
                } else {
                    from += piece;
                }
            }
        }
        return smallest;
    }
}
