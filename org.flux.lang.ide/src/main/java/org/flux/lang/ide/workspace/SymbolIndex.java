// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.flux.graph.syntax.SourceFile;
import org.flux.lang.ide.symbols.Declared;

/**
 * What the files of the workspace declare, closed ones too, whose programs nobody keeps. By names of files; safe for use by several
 * threads.
 */
final class SymbolIndex {
    private final Map<String, List<Declared>> byFile = new TreeMap<>();

    void put(SourceFile file) {
        List<Declared> declared = Declared.in(file);
        synchronized (this) {
            byFile.put(file.path(), declared);
        }
    }

    synchronized void remove(String file) {
        byFile.remove(file);
    }

    /** Shows everything, by name of the file. */
    void forEach(BiConsumer<String, List<Declared>> visitor) {
        Map<String, List<Declared>> all;
        synchronized (this) {
            all = new TreeMap<>(byFile);
        }
        all.forEach(visitor);
    }
}
