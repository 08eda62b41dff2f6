// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.lang.Language;
import org.flux.lang.syntax.FluxReader;
import org.flux.lang.syntax.IncrementalReader;
import org.flux.lang.syntax.ParsedFile;

/** The last parsed text of each file. */
final class ParsedFiles {
    private final Map<String, ParsedFile> parsed = new ConcurrentHashMap<>();
    /** Who parses a file holds its monitor: those who want the same wait instead of doing the same. */
    private final Map<String, Object> monitors = new ConcurrentHashMap<>();

    /** The same object as the last time if the text is the same, and its imports lead to the same files. */
    ParsedFile parse(String name, String text, Function<Name, Optional<String>> imports) {
        synchronized (monitors.computeIfAbsent(name, n -> new Object())) {
            ParsedFile file = parseOnce(name, text, imports);
            parsed.put(name, file);
            return file;
        }
    }

    /** As {@link #parse}, but what is not known is not kept. */
    ParsedFile parseOnce(String name, String text, Function<Name, Optional<String>> imports) {
        ParsedFile known = parsed.get(name);
        Optional<ParsedFile> file = known == null ? Optional.empty()
                : known.text().equals(text) ? Optional.of(known) : Language.service(IncrementalReader.class).read(known, text);
        // Asked for are the imports of this text only: who answers takes what they lead to for parts of the program.
        return file.filter(read -> leadsToTheSame(read, imports))
                .orElseGet(() -> Language.service(FluxReader.class).read(name, text, imports));
    }

    /** Asks for every import, as parsing would: whoever answers learns from it which files are part of the program. */
    private static boolean leadsToTheSame(ParsedFile file, Function<Name, Optional<String>> imports) {
        boolean same = true;
        for (Import statement : file.file().imports()) {
            if (statement instanceof Import.OfFile imported) {
                same &= imports.apply(imported.target()).equals(imported.resolved());
            }
        }
        return same;
    }

    void forget(String name) {
        parsed.remove(name);
        monitors.remove(name);
    }
}
