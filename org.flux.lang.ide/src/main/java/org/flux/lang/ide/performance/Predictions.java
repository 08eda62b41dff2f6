// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.flux.diagram.overlay.Performance;
import org.flux.graph.profile.Profile;
import org.flux.lang.ide.workspace.Program;

/**
 * The predictions that the editor shows, so that lenses and diagrams tell them in place of what was measured. Each is one of a program as
 * it was when it was asked for, from one profile: as long as the text or the profile is another, nothing is predicted.
 */
public final class Predictions {
    /** The overlay of a diagram that paints them. */
    public static final String OVERLAY = "prediction";

    private final Profiles profiles;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    /** By the URI of the document that they were asked for with, the latest last. */
    private final Map<String, Made> shown = new LinkedHashMap<>();
    private long made;

    public Predictions(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * @param number one more than that of the one before
     * @param texts of the program's files, by name
     */
    private record Made(long number, String root, Map<String, String> texts, Profile profile, Performance performance) {
        boolean isOf(Program program) {
            return root.equals(program.root()) && texts.equals(program.loaded().texts());
        }
    }

    /**
     * @param document the URI that it was asked for with, whoever shows it knows it by that
     * @param number no other prediction has the same
     */
    public record Shown(String document, long number, Performance performance) {}

    /** @param listener is told the root of a program of which another prediction is shown, or none any more */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** From now on this one is shown, in place of the last one that was asked for with the same document. */
    void show(String document, Program program, Profile profile, Performance performance) {
        synchronized (this) {
            shown.remove(document);
            shown.put(document, new Made(++made, program.root(), program.loaded().texts(), profile, performance));
        }
        listeners.forEach(listener -> listener.accept(program.root()));
    }

    void withdraw(String document) {
        Made withdrawn;
        synchronized (this) {
            withdrawn = shown.remove(document);
        }
        if (withdrawn != null) {
            listeners.forEach(listener -> listener.accept(withdrawn.root()));
        }
    }

    /** What is predicted of a program as it is now. */
    public Optional<Shown> of(Program program) {
        Optional<Map.Entry<String, Made>> latest = latest(program);
        return latest.filter(made -> profiles.of(program).found().filter(now -> now.profile() == made.getValue().profile()).isPresent())
                .map(made -> new Shown(made.getKey(), made.getValue().number(), made.getValue().performance()));
    }

    private synchronized Optional<Map.Entry<String, Made>> latest(Program program) {
        return shown.entrySet().stream().filter(made -> made.getValue().isOf(program)).reduce((earlier, later) -> later);
    }
}
