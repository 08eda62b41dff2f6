// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.lang.ui.server.JavaSearch.Unusable;

/** What people are told about the Java that was found, or not: one clear message with reason and remedy. */
final class JavaMessages {
    private JavaMessages() {}

    /** Why there is none to start anything with. */
    static String none(JavaSearch search) {
        String others = search.unusable().stream().map(other -> other.place() + ": " + other.home() + ", but " + other.why())
                .collect(Collectors.joining("; "));
        return "Flux needs Java " + JavaSearch.MINIMUM + " or newer to help you edit, and found none."
                + (others.isEmpty() ? "" : " It looked at " + others + ".") + " Until there is one, you only see the text.";
    }

    /** That what the setting names will not do although something else does. */
    static Optional<String> namedInVain(JavaSearch search) {
        Optional<Unusable> named = search.unusable().stream().filter(other -> other.place().equals(JavaSearch.SETTING)).findFirst();
        return named.flatMap(other -> search.java().map(java -> "The setting flux.java.home names " + other.home() + ", but "
                + other.why() + ". Flux uses " + java.description() + " instead."));
    }

    /** Why a server cannot be run or built with it. */
    static String noCompiler(Java java) {
        return "To run and build servers, Flux needs a JDK, which has a compiler; " + java.description()
                + " has none. Editing works without.";
    }
}
