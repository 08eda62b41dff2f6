// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.lang.ide.Capabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server under random work: edits, valid and not, in several files, with requests and cancellations in between, while files come and
 * go. Nothing may fail, all is answered, what is published in the end is what {@code flux check} says of the same files, and the heap stays
 * as it is. With {@code -Dflux.long=true} 5,000 edits and more seeds.
 *
 * <p>What fails is made smaller and told as a script of actions; {@code -Dflux.endurance.script=FILE} plays one again.
 */
class EnduranceTest {
    private static final boolean LONG = Boolean.getBoolean("flux.long");
    private static final int EDITS = LONG ? 5000 : 500;
    private static final int EDITS_PER_CHECK = 50;
    private static final long PATIENCE = 30;
    private static final long SHRINKING_PATIENCE = 5;
    private static final int SHRINKING_SECONDS = 120;
    /** Bytes by which the heap may differ: caches of what happens to be open. */
    private static final long SLACK = 8L << 20;

    @TempDir
    Path scratch;

    static List<Long> seeds() {
        return LONG ? List.of(1L, 2L, 3L) : List.of(1L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingFailsAndNothingIsStale(long seed) throws Exception {
        List<Action> script = Script.random(seed, EDITS);
        List<Long> heaps = new ArrayList<>();
        List<Action> played = new ArrayList<>();
        try (Playing playing = new Playing(scratch.resolve("seed" + seed), Capabilities.all(), PATIENCE)) {
            int edits = 0;
            for (Action action : script) {
                playing.play(action);
                played.add(action);
                edits += action.isEdit() ? 1 : 0;
                boolean check = action.isEdit() && edits % EDITS_PER_CHECK == 0;
                boolean look = action.isEdit() && (edits == EDITS / 5 || edits == EDITS);
                Optional<String> complaint = check ? playing.complaint() : Optional.empty();
                if (complaint.isPresent()) {
                    throw new AssertionError(told(seed, played, complaint.get()));
                }
                if (look) {
                    heaps.add(heapAtRest(playing));
                }
            }
            assertThat(playing.asked()).isGreaterThan(EDITS / 4);
            assertThat(playing.questions()).contains("hover", "definition", "rename", "semanticTokens");
            assertThat(heaps.getLast()).as("the heap after %d edits, of which a fifth left %d", EDITS, heaps.getFirst())
                    .isLessThan(heaps.getFirst() + SLACK);
            assertThat(playing.remote().end()).isZero();
        }
    }

    /** With the same files open each time. */
    private static long heapAtRest(Playing playing) throws Exception {
        playing.reset();
        Optional<String> complaint = playing.complaint();
        assertThat(complaint).as("after everything was put back").isEmpty();
        return playing.remote().heap();
    }

    private String told(long seed, List<Action> script, String complaint) throws Exception {
        List<Action> smaller = new Shrinking(this::failsAgain, SHRINKING_SECONDS).of(script);
        Path kept = Files.createDirectories(Path.of("target")).resolve("endurance-" + seed + ".script").toAbsolutePath();
        Files.write(kept, smaller.stream().map(Action::toString).toList());
        return "seed " + seed + ", after " + script.size() + " actions:\n" + complaint + "\nAgain, with " + smaller.size()
                + " actions, by -Dflux.endurance.script=" + kept
                + (smaller.size() > 40 ? "" : ":\n" + String.join("\n", smaller.stream().map(Action::toString).toList()));
    }

    private int tries;

    private boolean failsAgain(List<Action> script) throws Exception {
        Path folder = scratch.resolve("try" + tries++);
        try (Playing playing = new Playing(folder, Capabilities.all(), SHRINKING_PATIENCE)) {
            for (Action action : script) {
                playing.play(action);
            }
            return playing.complaint().isPresent();
        } finally {
            Playing.delete(folder);
        }
    }

    @Test
    void whatWasFoundOnceDoesNotComeBack() throws Exception {
        for (Path script : scripts()) {
            try (Playing playing = new Playing(scratch.resolve(script.getFileName().toString()), Capabilities.all(), PATIENCE)) {
                for (Action action : Action.read(script)) {
                    playing.play(action);
                }
                assertThat(playing.complaint()).as(script.toString()).isEmpty();
            }
        }
    }

    private static List<Path> scripts() throws IOException {
        String one = System.getProperty("flux.endurance.script");
        if (one != null) {
            return List.of(Path.of(one));
        }
        try (var kept = Files.list(Path.of("src/test/resources/endurance"))) {
            return kept.sorted().toList();
        }
    }

    @Test
    void aServerThatWasKilledIsReplacedWithoutLoss() throws Exception {
        try (Playing playing = new Playing(scratch.resolve("killed"), Capabilities.all(), PATIENCE)) {
            List<Action> script = Script.random(7, 60);
            for (int i = 0; i < script.size(); i++) {
                playing.play(script.get(i));
                if (i == script.size() / 2) {
                    playing.killAndRestart();
                }
            }
            assertThat(playing.complaint()).isEmpty();
            playing.killAndRestart();
            assertThat(playing.complaint()).isEmpty();
        }
    }

    @Test
    void scriptsAreTheSameForTheSameSeedAndCanBeWrittenDown() throws Exception {
        List<Action> script = Script.random(3, 200);
        assertThat(script).isEqualTo(Script.random(3, 200));
        assertThat(script.stream().map(Action::kind)).contains(Action.Kind.values());
        Path file = scratch.resolve("script");
        Files.write(file, script.stream().map(Action::toString).toList());
        assertThat(Action.read(file)).isEqualTo(script);
    }
}
