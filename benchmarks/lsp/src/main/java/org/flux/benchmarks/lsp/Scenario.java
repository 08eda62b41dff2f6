// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is opened and typed into.
 *
 * @param lines of the one file that there is; 0 where there are several
 * @param files in the workspace
 */
record Scenario(String name, int lines, int files) {
    private static final List<Scenario> ALL = List.of(lines(100), lines(1000), lines(10_000), files(50), files(500));

    static Scenario lines(int lines) {
        return new Scenario("lines-" + lines, lines, 1);
    }

    static Scenario files(int files) {
        return new Scenario("files-" + files, 0, files);
    }

    static List<Scenario> all() {
        return ALL;
    }

    static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name.equals(name)).findFirst();
    }

    String title() {
        return lines > 0 ? String.format(Locale.ROOT, "one file of %,d lines", lines) : "workspace of " + files + " files";
    }

    @Override
    public String toString() {
        return name;
    }
}
