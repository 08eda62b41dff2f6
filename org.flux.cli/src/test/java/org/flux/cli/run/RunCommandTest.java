// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything before the server starts; that it starts is for {@code InstalledJarIT}. */
class RunCommandTest {
    private static final String PROGRAM = """
            Listen () => (int number);
            Show (int number) => ();
            source Listen => Show;
            """;
    private static final String COMPONENTS = """
            class Mine implements CounterComponents {
                Mine(org.flux.runtime.FluxOptions options) { options.integer("limit", 3, "how far to count"); }
                public int listen() throws org.flux.runtime.EndOfSource { throw new org.flux.runtime.EndOfSource(); }
                public void show(int number) { System.getLogger("x"); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void runsWhatLiesBesideTheProgramAndPassesOptionsOn() throws Exception {
        write("counter.flux", PROGRAM);
        write("Mine.java", COMPONENTS);
        Invocation help = run("counter.flux", "--", "--help");
        assertThat(help.exit()).as(help.err()).isZero();
        assertThat(help.out()).contains("Usage: Counter", "--limit=NUMBER", "--max-flows=");
        Invocation wrong = run("counter.flux", "--limit", "many");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("Counter: --limit=many: a whole number is needed\n");
        assertThat(run("counter.flux", "--limti=1").err()).contains("did you mean --limit?");
    }

    @Test
    void runsASourceToItsEnd() throws Exception {
        write("counter.flux", PROGRAM);
        write("Mine.java", COMPONENTS);
        Invocation end = run("counter.flux", "--runtime", "threads");
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.out()).startsWith("Counter, runtime threads");
    }

    @Test
    void showsErrorsOfTheProgramAndStops() throws Exception {
        write("counter.flux", PROGRAM + "handle error Shwo => Show;\n");
        Invocation run = run("counter.flux");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error[FLUX107]", "counter.flux:4:14").doesNotContain("javac");
    }

    @Test
    void showsErrorsOfTheComponentsAtTheirLine() throws Exception {
        write("counter.flux", PROGRAM);
        write("Mine.java", COMPONENTS.replace("show(", "shwo("));
        Invocation run = run(".");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(
                "error[javac]: Mine is not abstract and does not override abstract method show(int) in CounterComponents",
                " --> Mine.java:1:1", "1 error of the Java compiler");
    }

    @Test
    void namesCandidatesAndRemedies() throws Exception {
        write("counter.flux", PROGRAM);
        assertThat(run("counter.flux")).isEqualTo(new Invocation(1, "",
                "flux: counter.flux: no class implements CounterComponents; write one beside the"
                + " program ('public final class MyCounter implements CounterComponents'), or name one with --components pkg.Class\n"));
        write("Mine.java", COMPONENTS);
        write("Other.java", COMPONENTS.replace("Mine", "Other"));
        assertThat(run("counter.flux").err()).isEqualTo(
                "flux: counter.flux: several classes implement CounterComponents: Mine, Other; choose one with --components\n");
        assertThat(run("counter.flux", "--components", "Other", "--", "--help").exit()).isZero();
        write("second.flux", PROGRAM);
        assertThat(run(".").err()).isEqualTo("flux: .: holds several programs: counter.flux, second.flux; name one of them\n");
    }

    @Test
    void compilesProgramsOfOneDirectoryTogether() throws Exception {
        write("counter.flux", PROGRAM);
        write("Mine.java", COMPONENTS);
        write("second.flux", PROGRAM);
        write("Other.java", COMPONENTS.replace("Mine", "Other").replace("Counter", "Second"));
        Invocation run = run("second.flux", "--", "--help");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Usage: Second");
    }

    @Test
    void needsNoClassWhereEverythingIsBound() throws Exception {
        write("counter.flux", "package p;\nListen () => (int number) by p.Existing::next;\nShow (int number) => () by p.Existing::show;\n"
                + "source Listen => Show;\n");
        write("Existing.java", "package p; public final class Existing { public static int next() throws org.flux.runtime.EndOfSource"
                + " { throw new org.flux.runtime.EndOfSource(); } public static void show(int number) {} }");
        Invocation run = run("counter.flux");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void findsResourcesAndPackagesOfAMavenProject() throws Exception {
        write("app/src/main/flux/counter.flux", "package com.example;\n" + PROGRAM);
        write("app/src/main/java/com/example/Mine.java", "package com.example;\n" + COMPONENTS.replace("options.integer(\"limit\", 3, ",
                "options.integer(\"limit\", getClass().getResource(\"/settings.txt\") == null ? 0 : 7, "));
        write("app/src/main/resources/settings.txt", "here");
        assertThat(run("app", "--", "--help").out()).contains("how far to count [7]");
        assertThat(run("app/src/main/flux/counter.flux", "--", "--help").out()).contains("how far to count [7]");
    }

    @Test
    void tellsWhyComponentsCannotBeConstructed() throws Exception {
        write("counter.flux", PROGRAM);
        write("Mine.java", COMPONENTS.replace("options.integer",
                "if (true) throw new IllegalStateException(\"no disk\"); options.integer"));
        Invocation run = run("counter.flux");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("Counter: cannot start: java.lang.IllegalStateException: no disk\n")
                .contains("Mine.<init>(Mine.java:2)");
        write("Mine.java", COMPONENTS.replace(
                "Mine(org.flux.runtime.FluxOptions options) { options.integer(\"limit\", 3, \"how far to count\"); }",
                "Mine(int a) {}"));
        assertThat(run("counter.flux")).isEqualTo(
                new Invocation(1, "", "flux: Mine: has no constructor that takes FluxOptions or nothing; add one\n"));
    }

    private Invocation run(String... args) {
        return Invocation.of("run", folder, args);
    }

    private Path write(String name, String text) throws IOException {
        return Invocation.write(folder, name, text);
    }
}
