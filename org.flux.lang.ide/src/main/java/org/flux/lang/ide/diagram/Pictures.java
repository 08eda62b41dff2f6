// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.flux.diagram.model.Selection;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.ide.workspace.Program;

/**
 * What was drawn lately, for views that want the same again, and of each program what it was before somebody made a syntax error. Only so
 * much is kept, and nothing of programs that nobody has open.
 */
final class Pictures {
    private static final int MOST_MODELS = 4;
    private static final int MOST_PROGRAMS = 16;

    private final Map<Key, JsonObject> models = new Latest<>(MOST_MODELS);
    private final Map<String, Readable> readable = new Latest<>(MOST_PROGRAMS);

    /** What a picture is made from. Programs are the same only if they are the same object. */
    record Key(Program program, SeverityPolicy severities, Selection selection, Optional<String> overlay) {}

    /** @param snapshot its number */
    private record Readable(long snapshot, Program program) {}

    /** What was used last. */
    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Latest(int most) {
            super(most, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /** The model for live views, drawn unless it is known. Nobody may change it. */
    JsonObject model(Key key, Supplier<JsonObject> draw) {
        synchronized (models) {
            JsonObject known = models.get(key);
            if (known != null) {
                return known;
            }
        }
        JsonObject drawn = draw.get();
        synchronized (models) {
            models.put(key, drawn);
        }
        return drawn;
    }

    /** Takes note of a program without syntax errors, unless a later one is known. */
    void note(long snapshot, Program program) {
        synchronized (readable) {
            Readable last = readable.get(program.root());
            if (last == null || last.snapshot() <= snapshot) {
                readable.put(program.root(), new Readable(snapshot, program));
            }
        }
    }

    Optional<Program> lastReadable(String root) {
        synchronized (readable) {
            return Optional.ofNullable(readable.get(root)).map(Readable::program);
        }
    }

    /** @param open the names of the documents that are open */
    void forgetClosed(Set<String> open) {
        synchronized (models) {
            models.keySet().removeIf(key -> isClosed(key.program(), open));
        }
        synchronized (readable) {
            readable.values().removeIf(last -> isClosed(last.program(), open));
        }
    }

    private static boolean isClosed(Program program, Set<String> open) {
        return program.files().stream().noneMatch(open::contains);
    }
}
