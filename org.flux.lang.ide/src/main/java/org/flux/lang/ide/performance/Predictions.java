// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.flux.diagram.overlay.Performance;
import org.flux.graph.profile.Profile;
import org.flux.lang.ide.workspace.Program;

/**
 * The predictions that the editor shows, so that lenses tell them in place of what was measured. Each is one of a program as it was when it
 * was asked for, from one profile: as long as the text or the profile is another, nothing is predicted.
 */
public final class Predictions {
    private final Profiles profiles;
    /** By the URI of the document that they were asked for with, the latest last. */
    private final Map<String, Made> shown = new LinkedHashMap<>();

    public Predictions(Profiles profiles) {
        this.profiles = profiles;
    }

    /** @param texts of the program's files, by name */
    private record Made(String root, Map<String, String> texts, Profile profile, Performance performance) {
        boolean isOf(Program program) {
            return root.equals(program.root()) && texts.equals(program.loaded().texts());
        }
    }

    /** @param document the URI that it was asked for with, whoever shows it knows it by that */
    public record Shown(String document, Performance performance) {}

    /** From now on this one is shown, in place of the last one that was asked for with the same document. */
    synchronized void show(String document, Program program, Profile profile, Performance performance) {
        shown.remove(document);
        shown.put(document, new Made(program.root(), program.loaded().texts(), profile, performance));
    }

    /** @return whether one was shown */
    synchronized boolean withdraw(String document) {
        return shown.remove(document) != null;
    }

    /** What is predicted of a program as it is now. */
    public Optional<Shown> of(Program program) {
        Optional<Map.Entry<String, Made>> latest = latest(program);
        return latest.filter(made -> profiles.of(program).found().filter(now -> now.profile() == made.getValue().profile()).isPresent())
                .map(made -> new Shown(made.getKey(), made.getValue().performance()));
    }

    private synchronized Optional<Map.Entry<String, Made>> latest(Program program) {
        return shown.entrySet().stream().filter(made -> made.getValue().isOf(program)).reduce((earlier, later) -> later);
    }
}
