// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.console;

import java.util.Collection;
import org.flux.graph.diagnostics.DidYouMean;

/** "Did you mean", as the end of a complaint. */
public final class Suggestions {
    private Suggestions() {}

    /** {@code "; did you mean 'check'?"}, or an empty string where nothing is near. */
    public static String didYouMean(String wrong, Collection<String> candidates) {
        return DidYouMean.closest(wrong, candidates.stream().sorted().toList()).map(c -> "; did you mean '" + c + "'?").orElse("");
    }
}
