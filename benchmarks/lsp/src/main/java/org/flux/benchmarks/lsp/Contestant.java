// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.List;
import java.util.Optional;

/**
 * A language server.
 *
 * @param onlyStarted whether only its start is of interest
 * @param probed whether its diagnostics do not say which version of a text they are of; see {@link OpenFile}
 */
record Contestant(String name, String title, boolean onlyStarted, boolean probed) {
    static final Contestant FLUX = new Contestant("flux", "ours, as the VS Code extension starts it", false, false);
    static final Contestant FLUX_WITHOUT_ARCHIVE = new Contestant("flux-no-archive", "the same without the archive of classes", true,
            false);
    static final Contestant STOCK = new Contestant("stock", "Xtext's, generated from the same grammar", false, true);
    private static final List<Contestant> ALL = List.of(FLUX, FLUX_WITHOUT_ARCHIVE, STOCK);

    static List<Contestant> all() {
        return ALL;
    }

    static Optional<Contestant> named(String name) {
        return ALL.stream().filter(contestant -> contestant.name.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
