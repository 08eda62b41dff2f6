// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flux.cli.Invocation.write;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code flux explore}. What it finds is tested beside the explorer. */
class ExploreTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    Path folder;

    @BeforeEach
    void writeProgram() throws IOException {
        write(folder, "some.flux", """
                source Tick => A;
                source Tock => C;
                Tick () => ();
                Tock () => ();
                B () => ();
                D () => ();
                A = B;
                C = D;
                atomic A:{z};
                atomic B:{y};
                atomic C:{y, z};
                """);
    }

    private Invocation explore(String... args) {
        return Invocation.of("explore", folder, args);
    }

    @Test
    void tellsHowManySchedulesThereWere() {
        Invocation run = explore("some.flux", "--shape=direct", "--failures=0");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).doesNotContain("schedules");
        assertThat(run.out()).isEqualTo("""
                some.flux: 2 flows at a time, no node fails
                  direct  Tick + Tick  2 schedules  exhausted
                  direct  Tick + Tock  2 schedules  exhausted
                  direct  Tock + Tock  2 schedules  exhausted
                6 schedules: 0 deadlocks, 0 atomicity violations
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "event"})
    void showsTheDeadlockThatTheCompilerPrevents(String shape) {
        Invocation run = explore("some.flux", "--as-declared", "--failures", "0", "--shape", shape);
        assertThat(run.exit()).isEqualTo(1);
        String schedule = shape + "/Tick+Tock/0/ab2a/-";
        String deadlock = """

                deadlock: no flow can go on
                  flow a (Tick)  holds  `z` as writer  A (some.flux:7)
                                 awaits `y` as writer  B (some.flux:5)
                  flow b (Tock)  holds  `y` as writer  C (some.flux:8)
                                 awaits `z` as writer  C (some.flux:8)
                """ + "schedule: " + schedule + "\n";
        assertThat(run.out()).endsWith(deadlock + "step by step: flux explore some.flux --as-declared --replay " + schedule + "\n");

        Invocation replayed = explore("some.flux", "--as-declared", "--replay", schedule);
        assertThat(replayed.exit()).isEqualTo(1);
        assertThat(replayed.out()).startsWith("flow a: Tick\nflow b: Tock\n").endsWith(deadlock)
                .contains("   8  b  waits, since flow a holds it  C (some.flux:8)\n");
    }

    @Test
    void replaysASchedule() {
        Invocation run = explore("some.flux", "--replay", "direct/Tick+Tock/1/b4a/0001");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("  fails ").endsWith("all flows have ended\n");
    }

    @Test
    void writesOneObject() {
        JsonObject found = JsonParser.parseString(explore("some.flux", "--as-declared", "--shape=direct", "--format=json").out())
                .getAsJsonObject();
        assertThat(found.keySet()).containsExactly("file", "flows", "failures", "results", "schedules", "exhaustive", "violation");
        assertThat(found.getAsJsonArray("results").get(0).toString()).matches(
                "\\{\"shape\":\"direct\",\"sources\":\\[\"Tick\",\"Tick\"],\"schedules\":\\d+,\"end\":\"exhausted\"}");
        JsonObject violation = found.getAsJsonObject("violation");
        assertThat(violation.get("kind").getAsString()).isEqualTo("deadlock");
        assertThat(violation.getAsJsonArray("flows").get(0).getAsJsonObject().get("awaits").toString())
                .isEqualTo("{\"lock\":\"y\",\"mode\":\"!\",\"node\":\"B\",\"place\":\"some.flux:5\"}");

        JsonObject steps = JsonParser.parseString(explore("some.flux", "--as-declared", "--format=json", "--replay",
                violation.get("schedule").getAsString()).out()).getAsJsonObject();
        assertThat(steps.keySet()).containsExactly("file", "schedule", "sources", "steps", "violation");
        assertThat(steps.getAsJsonObject("violation")).isEqualTo(violation);
    }

    @Test
    void saysHonestlyThatABoundWasReached() {
        assertThat(explore("some.flux", "--shape=direct", "--limit=1").out()).contains("  1 schedule  bounded: 1 schedule\n")
                .contains("not all schedules were run");
        assertThat(explore("some.flux", "--shape=direct", "--bound=1", "--failures=0").out())
                .contains("2 flows at a time, no node fails, at most 1 preemption\n").contains("  all with at most 1 preemption\n");
        assertThat(explore("some.flux", "--shape=direct", "--seed=3", "--limit=10").out()).contains("at random with seed 3")
                .contains("10 schedules  bounded: 10 schedules\n")
                .isEqualTo(explore("some.flux", "--shape=direct", "--seed=3", "--limit=10").out());
    }

    @Test
    void usesTheTypesThatLieBeside() throws IOException {
        write(folder, "src/main/flux/typed.flux", """
                package my.app;
                typedef big by Sizes::isBig;
                source Listen => Answer;
                Listen () => (Job job, int n);
                Answer:[big, _] = Work;
                Answer:[_, _] = Rest;
                Work (Job job, int n) => () by Sizes::work;
                Rest (Job job, int n) => ();
                """);
        write(folder, "src/main/java/my/app/Job.java", "package my.app; record Job(String name) {}");
        Invocation run = explore("src/main/flux/typed.flux", "--shape=direct");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("types");
        write(folder, "src/main/java/my/app/Job.java", "package my.app; record Jub(String name) {}");
        assertThat(explore("src/main/flux/typed.flux", "--shape=direct").out()).contains("its Java types are not known here")
                .contains("0 deadlocks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--flows=9 | --flows is between 1 and 8, not 9",
        "--flows=0 | --flows is between 1 and 8, not 0",
        "--failures=-1 | --failures is between 0 and 100, not -1",
        "--limit=0 | --limit is at least 1, not 0",
        "--bound=-1 | --bound is at least 0, not -1",
        "--time=0 | --time is at least 1, not 0",
        "--bound=1 --seed=2 | --bound and --seed exclude each other",
        "--replay=x | a schedule has five parts",
        "--replay=up/Tick/0/-/- | a schedule begins with direct or event, not with 'up'",
        "--replay=direct/Tack/0/-/- | the program has no source Tack, but Tick, Tock",
        "--replay=direct/Tick/x/-/- | how many nodes may fail, not 'x'",
        "--replay=direct/Tick/0/b/- | flows of this schedule are a to a, not 'b'",
        "--replay=direct/Tick/0/a99999999/- | at most 1000000 steps",
        "--replay=direct/Tick+Tock/0/a99/- | flow a cannot go on at step",
        "--replay=direct/Tick/1/-/7 | choice 1 has 2 alternatives, but the schedule takes number 7",
        "--replay=direct/Tick/1/-/! | choices are digits, not '!'",
        "nowhere.flux | nowhere.flux",
    })
    void explainsWrongUsage(String options, String message) {
        String[] args = (options.startsWith("--") ? "some.flux " + options : options).split(" ");
        Invocation run = explore(args);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void programsThatHaveNoFlowsOrAreWrongAreNotExplored() throws IOException {
        write(folder, "some.flux", "A = B;\n");
        assertThat(explore("some.flux").err()).contains("some.flux: has no source, hence no flows to explore");
        write(folder, "some.flux", "source S => A;\nA = A;\n");
        Invocation wrong = explore("some.flux");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("error");
    }

    @ParameterizedTest
    @CsvSource({"image-server, 400", "line-server, 700", "web-server, 300"})
    void theExamplesAreFine(String example, int atLeast) {
        String failures = example.equals("web-server") ? "0" : "1";
        Invocation run = Invocation.of("explore", EXAMPLES, example, "--failures", failures);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("types are not known");
        Matcher schedules = Pattern.compile("\n([\\d,]+) schedules: 0 deadlocks, 0 atomicity violations\n$").matcher(run.out());
        assertThat(schedules.find()).as(run.out()).isTrue();
        assertThat(Integer.parseInt(schedules.group(1).replace(",", ""))).isGreaterThan(atLeast);
        assertThat(run.exit()).isZero();
    }
}
