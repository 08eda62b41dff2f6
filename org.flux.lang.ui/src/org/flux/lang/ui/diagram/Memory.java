// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagram;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.ui.IMemento;

/** What a view has shown of each program: kept while the workbench runs, and over its end. */
final class Memory {
    private static final int MOST = 40;
    private static final String PROGRAM = "program";
    private static final String URI = "uri";
    private static final String SHOWN = "shown";

    /** As the page keeps it; what was used last is last. */
    private final Map<String, JsonObject> programs = new LinkedHashMap<>(16, 0.75f, true);
    private String last;
    private boolean linked = true;
    private boolean pinned;

    /** @param memento null if there is none */
    Memory(IMemento memento) {
        if (memento == null) {
            return;
        }
        for (IMemento program : memento.getChildren(PROGRAM)) {
            Want.parse(program.getString(SHOWN)).ifPresent(saved -> programs.put(program.getString(URI), saved));
        }
        last = memento.getString("last");
        linked = !Boolean.FALSE.equals(memento.getBoolean("linked"));
        pinned = Boolean.TRUE.equals(memento.getBoolean("pinned"));
    }

    void save(IMemento memento) {
        if (last != null) {
            memento.putString("last", last);
        }
        memento.putBoolean("linked", linked);
        memento.putBoolean("pinned", pinned);
        programs.forEach((uri, saved) -> {
            IMemento program = memento.createChild(PROGRAM);
            program.putString(URI, uri);
            program.putString(SHOWN, saved.toString());
        });
    }

    Optional<JsonObject> saved(String uri) {
        return Optional.ofNullable(programs.get(uri));
    }

    void save(String uri, JsonObject saved) {
        programs.put(uri, saved);
        if (programs.size() > MOST) {
            programs.remove(programs.keySet().iterator().next());
        }
    }

    /** The program that is shown. */
    Optional<String> last() {
        return Optional.ofNullable(last);
    }

    void last(String uri) {
        last = uri;
    }

    boolean linked() {
        return linked;
    }

    void linked(boolean isLinked) {
        linked = isLinked;
    }

    boolean pinned() {
        return pinned;
    }

    void pinned(boolean isPinned) {
        pinned = isPinned;
    }
}
