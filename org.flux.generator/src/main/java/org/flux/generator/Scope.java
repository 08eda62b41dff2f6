// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names that are taken in a method or class. */
final class Scope {
    private final Set<String> taken;

    private Scope(Set<String> taken) {
        this.taken = taken;
    }

    static Scope with(Iterable<String> reserved) {
        Set<String> taken = new HashSet<>();
        reserved.forEach(taken::add);
        return new Scope(taken);
    }

    /** A scope inside this one: what is added there is not seen here. */
    Scope inner() {
        return new Scope(new HashSet<>(taken));
    }

    /** The first of the wishes that is free, else the last of them with a number. */
    String take(String... wishes) {
        return take(List.of(wishes));
    }

    String take(List<String> wishes) {
        for (String wish : wishes) {
            if (SourceVersion.isName(wish) && taken.add(wish)) {
                return wish;
            }
        }
        String wish = wishes.getLast();
        String last = Character.isDigit(wish.charAt(wish.length() - 1)) ? wish + "_" : wish; // the second c1 is no c12
        for (int i = 2; ; i++) {
            if (taken.add(last + i)) {
                return last + i;
            }
        }
    }
}
