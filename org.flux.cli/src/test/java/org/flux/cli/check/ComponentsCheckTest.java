// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FLUX70x: programs are compared with their Java sources wherever the class path is known. */
class ComponentsCheckTest {
    private static final String PROGRAM = "Listen () => (String line);\nShow (String line) => ();\nsource Listen => Show;\n";
    private static final String JAVA = "final class Server implements ChatComponents {\n    "
            + "public int listen() {\n        return 1;\n    }\n}\n";

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Invocation.write(folder, "chat.flux", PROGRAM);
        Invocation.write(folder, "Server.java", JAVA);
    }

    @Test
    void bothPlacesAreShown() {
        assertThat(check()).isEqualTo(new Invocation(0, """
                warning[FLUX702]: Source `Listen` asks for `String listen()`, but `Server` has `int listen()`
                 --> chat.flux:1:1
                  |
                1 | Listen () => (String line);
                  | ^^^^^^
                 ::: Server.java:2:16
                  |
                2 |     public int listen() {
                  |                ------ the method
                  = help: Change the method to `String listen()`

                warning[FLUX701]: `Server` has no method `void show(String)` for node `Show`
                 --> chat.flux:2:1
                  |
                2 | Show (String line) => ();
                  | ^^^^
                 ::: Server.java:1:13
                  |
                1 | final class Server implements ChatComponents {
                  |             ------ this class implements the components
                  = help: Create the method `show` in `Server`

                """, "2 warnings in 1 program\nwhy, and what to do: flux explain FLUX702 FLUX701\n"));
    }

    @Test
    void withoutAClassPathJavaIsNotLookedAt() {
        assertThat(Invocation.of("check", folder, "chat.flux")).isEqualTo(new Invocation(0, "", "no findings in 1 program\n"));
    }

    @Test
    void settingsMakeItKnown() throws IOException {
        Invocation.write(folder, "flux.settings.json", "{\"classPath\": [\"lib/*.jar\"]}");
        assertThat(Invocation.of("check", folder, "chat.flux", "--quiet").out()).contains("FLUX701", "FLUX702");
    }

    @Test
    void theFixesAreOfferedAndNotAppliedUnasked() {
        assertThat(check("--format", "json").out()).contains("\"title\":\"Create the method `show` in `Server`\"",
                "\"edits\":[{\"file\":\"Server.java\","
                        + "\"line\":5,\"column\":1,\"endLine\":5,\"endColumn\":1,\"newText\":\"\\n    @Override\\n");
        Invocation fixed = check("--fix");
        assertThat(fixed.err()).contains("2 findings have suggestions that --fix does not apply").doesNotContain("fixed ");
        assertThat(folder.resolve("Server.java")).content().isEqualTo(JAVA);
        assertThat(folder.resolve("chat.flux")).content().isEqualTo(PROGRAM);
    }

    @Test
    void runningLeavesItToTheJavaCompiler() {
        Invocation built = Invocation.of("build", folder, "chat.flux", "-o", "server.jar");
        assertThat(built.exit()).isEqualTo(1);
        assertThat(built.err()).doesNotContain("FLUX70").contains("Server.java:1");
    }

    private Invocation check(String... more) {
        String[] args = new String[more.length + 3];
        System.arraycopy(more, 0, args, 3, more.length);
        args[0] = "chat.flux";
        args[1] = "-cp";
        args[2] = folder.resolve("lib").toString();
        return Invocation.of("check", folder, args);
    }
}
