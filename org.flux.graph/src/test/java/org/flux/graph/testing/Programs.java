// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.testing;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.ProgramGraph;
import org.flux.graph.link.Linker;
import org.flux.graph.syntax.SourceFile;

/**
 * Program graphs from text, for tests without Xtext: {@code Programs.graph("A = B; atomic B:{y};")}. Well-formed text only; the language's
 * own parser is in {@code org.flux.lang}.
 */
public final class Programs {
    private Programs() {}

    /** A program of one file, {@code test.flux}. */
    public static ProgramGraph graph(String text) {
        return graph("test.flux", text);
    }

    /** A program of several files: path and text alternate, the root comes first. Imports name the paths. */
    public static ProgramGraph graph(String path, String text, String... others) {
        List<SourceFile> files = new ArrayList<>();
        files.add(file(path, text));
        for (int i = 0; i < others.length; i += 2) {
            files.add(file(others[i], others[i + 1]));
        }
        return Linker.link(files);
    }

    public static SourceFile file(String path, String text) {
        return new FluxText(path, text).file();
    }
}
