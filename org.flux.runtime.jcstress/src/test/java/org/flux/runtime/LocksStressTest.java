// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the stress tests in JVMs of their own: a few seconds for each in one compilation mode, or with {@code -Dflux.long=true} in all modes
 * and with all JVM flags that jcstress knows. A forbidden result, a hang or a crash fails the build.
 */
class LocksStressTest {
    private static final boolean LONG = Boolean.getBoolean("flux.long");
    private static final int TESTS = 10;
    private static final Pattern RESULTS =
            Pattern.compile("Results: (\\d+) planned; (\\d+) passed, (\\d+) failed, (\\d+) soft errs, (\\d+) hard errs");

    @TempDir
    private Path results;

    @Test
    void noForbiddenResult() throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main",
                "-r", results.toString()));
        // The quick mode is one compiler configuration without pinning of threads; jcstress would multiply it by a dozen.
        command.addAll(LONG ? List.of("-m", "quick", "-time", "500")
                : List.of("-af", "NONE", "-sc", "false", "-f", "1", "-fsm", "1", "-iters", "3", "-time", "600",
                        "-jvmArgs", "-XX:+UseSerialGC"));
        Path output = results.resolve("output.txt");
        Process process = new ProcessBuilder(command).directory(results.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        boolean ended = false;
        try {
            ended = process.waitFor(LONG ? 3_600 : 300, TimeUnit.SECONDS);
        } finally {
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        String said = Files.readString(output);
        assertThat(ended).as("ended in time (a lock that is never granted hangs); jcstress said%n%s", said).isTrue();
        assertThat(process.exitValue()).as("exit code of jcstress, which said%n%s", said).isZero();
        Matcher last = RESULTS.matcher(said.substring(Math.max(0, said.lastIndexOf("Results: "))));
        assertThat(last.find()).as("a line of results in%n%s", said).isTrue();
        System.out.println("jcstress: " + last.group());
        assertThat(Integer.parseInt(last.group(1))).as("tests planned").isGreaterThanOrEqualTo(TESTS);
        assertThat(last.group(2)).as("tests passed; %s", said).isEqualTo(last.group(1));
    }
}
