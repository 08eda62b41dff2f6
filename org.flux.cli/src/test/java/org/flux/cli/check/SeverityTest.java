// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Severities from settings and switches. */
class SeverityTest {
    private static final String ELEVATED = CheckCommandTest.ELEVATED;

    @TempDir
    Path folder;

    @Test
    void settingsHoldBelowTheirDirectory() throws Exception {
        write("server.flux", ELEVATED);
        write("sub/server.flux", ELEVATED);
        write("flux.settings.json", "{\"severities\": {\"elevation\": \"error\"}}");
        assertThat(check("sub/server.flux").exit()).isEqualTo(1);
        write("sub/flux.settings.json", "{\"severities\": {\"FLUX601\": \"off\"}}");
        assertThat(check("sub/server.flux")).isEqualTo(new Invocation(0, "", "no findings in 1 program\n"));
        assertThat(check(".").out()).containsOnlyOnce("error[FLUX601]");
    }

    @Test
    void switchesWinOverSettings() throws Exception {
        write("server.flux", ELEVATED);
        write("flux.settings.json", "{\"severities\": {\"FLUX601\": \"off\"}}");
        write("strict.json", "{\"severities\": {\"FLUX601\": \"error\"}}");
        assertThat(check("server.flux").out()).isEmpty();
        assertThat(check("--deny", "elevation", "server.flux").out()).contains("error[FLUX601]");
        assertThat(check("--no-settings", "server.flux").out()).contains("warning[FLUX601]");
        assertThat(check("--settings", "strict.json", "server.flux").exit()).isEqualTo(1);
        assertThat(check("--settings", "strict.json", "--warn", "601", "server.flux").exit()).isZero();
    }

    @Test
    void oneCodeWinsOverItsGroup() throws Exception {
        write("server.flux", ELEVATED);
        assertThat(check("--deny", "elevation", "--ignore", "FLUX601", "server.flux").out()).isEmpty();
        assertThat(check("--ignore", "elevation", "--deny", "FLUX601", "server.flux").exit()).isEqualTo(1);
    }

    @Test
    void aSharedFileIsReportedAsSeverelyAsAnyProgramWantsIt() throws Exception {
        write("part.flux", "Show (int number) => ();\nNever (int number) => ();\n");
        write("a/one.flux", "import \"../part.flux\";\nListen () => (int number);\nsource Listen => Show;\n");
        write("b/two.flux", "import \"../part.flux\";\nAccept () => (int number);\nsource Accept => Show;\n");
        write("a/flux.settings.json", "{\"severities\": {\"FLUX110\": \"hint\"}}");
        write("b/flux.settings.json", "{\"severities\": {\"FLUX110\": \"error\"}}");
        write("flux.settings.json", "{\"severities\": {\"FLUX110\": \"off\"}}");
        Invocation both = check("--format", "json", "a", "b");
        assertThat(both.out().lines()).singleElement().asString().contains("\"severity\":\"error\"");
    }

    @Test
    void settingsDecideWhatIsShownNotWhatIsPossible() throws Exception {
        write("server.flux", ELEVATED + "handle error Bb => B;\n");
        write("flux.settings.json", "{\"severities\": {\"FLUX107\": \"off\", \"FLUX601\": \"off\"}}");
        assertThat(check("server.flux")).isEqualTo(new Invocation(0, "", "no findings in 1 program\n"));
        Invocation refused = Invocation.of("generate", folder, "server.flux", "-o", "out");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("error[FLUX107]", "1 error in 1 program\n",
                "settings make FLUX107 less than an error, but Java cannot be generated from it").doesNotContain("FLUX601");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatSettingsMakeAnErrorStopsGenerationToo() throws Exception {
        write("server.flux", ELEVATED);
        write("flux.settings.json", "{\"severities\": {\"FLUX601\": \"error\"}}");
        Invocation refused = Invocation.of("generate", folder, "server.flux", "-o", "out");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("error[FLUX601]").doesNotContain("less than an error");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(Invocation.of("generate", folder, "--no-settings", "server.flux", "-o", "out").exit()).isZero();
        assertThat(folder.resolve("out")).isDirectory();
    }

    @Test
    void wrongUseIsOneLine() throws Exception {
        write("server.flux", ELEVATED);
        assertUsage("--deny FLUX601 and --ignore elevated contradict each other; keep one of them", "--deny", "FLUX601", "--ignore",
                "elevated");
        assertUsage("--deny elevation and --warn elevation contradict", "--deny", "elevation", "--warn", "elevation");
        assertUsage("--settings and --no-settings contradict each other; keep one of them", "--settings", "x.json", "--no-settings");
        assertUsage("flux: x.json: does not exist; check the path", "--settings", "x.json");
        assertUsage("--settings: the name of the file is empty", "--settings", "");
        assertUsage("'--settings'", "--settings", "a.json", "--settings", "b.json");
        assertUsage("flux: .: is a directory, but settings are a file", "--settings", ".");
        assertUsage("'--color'", "--color", "sometimes");
        assertUsage("--ignore FLUX6O1: no such code; did you mean 'FLUX601'?", "--ignore", "FLUX6O1");
        write("flux.settings.json", "{\n  \"severities\": {\"FLUX601\": \"fatal\"}\n}");
        assertUsage("flux: flux.settings.json:2:29: \"fatal\" is no severity; write error, warning, info, hint or off");
        assertThat(check("--deny", "601", "--deny", "FLUX601", "--no-settings", "server.flux").exit()).as("the same twice").isEqualTo(1);
        Files.delete(folder.resolve("flux.settings.json"));
        Files.createDirectory(folder.resolve("flux.settings.json"));
        assertUsage("flux: flux.settings.json: is a directory, but settings are a file; rename one of them");
    }

    private void assertUsage(String message, String... switches) {
        String[] args = Stream.concat(Stream.of(switches), Stream.of("server.flux"))
                .toArray(String[]::new);
        Invocation wrong = check(args);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("flux: ").contains(message).hasLineCount(1);
    }

    private Invocation check(String... args) {
        return Invocation.of(folder, Stream.concat(Stream.of("check", "--quiet"),
                Stream.of(args)).toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Invocation.write(folder, name, text);
    }
}
