// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FLUX209: Java types are looked up wherever the class path is known. */
class JavaTypesTest {
    private static final String PROGRAM = """
            package com.example;
            import com.example.images.Image;
            import org.flux.http.Request;
            import java.util.*;
            Listen () => (Request request, Map.Entry<Image, Local> pair, List<Strnig> names);
            Show (Request request, Map.Entry<Image, Local> pair, List<Strnig> names) => ();
            source Listen => Show;
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        write("src/main/flux/server.flux", PROGRAM);
        write("src/main/java/com/example/Things.java",
                "package com.example;\nabstract class Things implements ServerComponents {}\nrecord Local(int x) {}\n");
        Files.createDirectories(folder.resolve("lib"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("images.jar")))) {
            jar.putNextEntry(new JarEntry("com/example/images/Image.class"));
        }
    }

    @Test
    void withoutAClassPathNothingIsSaidOfTypes() {
        assertThat(check("src/main/flux/server.flux")).isEqualTo(new Invocation(0, "", "no findings in 1 program\n"));
    }

    @Test
    void theSwitchMakesTheClassPathKnown() {
        Invocation checked = check("-cp", folder.resolve("images.jar").toString(), "src/main/flux/server.flux");
        assertThat(checked.out()).containsOnlyOnce("FLUX209").contains("`Strnig`", "did you mean `String`?");
        assertThat(check("--class-path", folder.resolve("lib").toString(), "src/main/flux/server.flux").out())
                .contains("There is no Java type `com.example.images.Image` on the class path");
    }

    @Test
    void settingsMakeTheClassPathKnown() throws Exception {
        write("flux.settings.json", "{\"classPath\": [\"*.jar\"]}");
        assertThat(check("src/main/flux/server.flux").out()).containsOnlyOnce("FLUX209").contains("`Strnig`");
        assertThat(check("--no-settings", "src/main/flux/server.flux").out()).isEmpty();
        write("flux.settings.json", "{\"classPath\": [\"*.jar\", \"target/classes\"]}");
        assertThat(check("src/main/flux/server.flux")).isEqualTo(new Invocation(0, "", """
                flux: flux.settings.json: target/classes of the class path does not exist yet, so Java types are not checked
                no findings in 1 program
                """));
    }

    @Test
    void generatingWithAClassPathChecksTypes() {
        String jar = folder.resolve("images.jar").toString();
        assertThat(generate().err()).doesNotContain("FLUX209");
        assertThat(generate("-cp", jar).err()).containsOnlyOnce("FLUX209").contains("`Strnig`");
        assertThat(generate("-cp", jar, "--package", "com.example.images").exit()).isZero();
    }

    @Test
    void runningKnowsItsClassPath() {
        Invocation run = Invocation.of("build", folder, ".", "-o", "server.jar");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("warning[FLUX209]: There is no Java type `com.example.images.Image` on the class path", "`Strnig`");
    }

    @Test
    void theOneImportThatHelpsIsAdded() throws Exception {
        write("one.flux", "Listen () => (UUID id);\nShow (UUID id) => ();\nsource Listen => Show;\n");
        Invocation fixed = check("--fix", "-cp", folder.resolve("lib").toString(), "one.flux");
        assertThat(fixed).isEqualTo(
                new Invocation(0, "", "fixed one.flux:1: Import `java.util.UUID` [FLUX209]\nno findings in 1 program\n"));
        assertThat(folder.resolve("one.flux")).content().startsWith("import java.util.UUID;\n");
    }

    @Test
    void aWrongClassPathIsOneLine() throws Exception {
        write("text.jar", "no jar");
        assertUsage("flux: --class-path nowhere.jar: no such file or directory; check the path", "-cp", "nowhere.jar");
        assertUsage("flux: class path: text.jar: is neither a jar nor a folder of classes (", "-cp", folder.resolve("text.jar").toString());
    }

    private void assertUsage(String message, String option, String value) {
        Invocation wrong = check(option, value, "src/main/flux/server.flux");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).startsWith(message).hasLineCount(1);
    }

    private Invocation generate(String... options) {
        return Invocation.of("generate", folder, Stream.concat(Stream.of("src/main/flux/server.flux", "-o",
                folder.resolve("out").toString()), Stream.of(options)).toArray(String[]::new));
    }

    private Invocation check(String... args) {
        return Invocation.of("check", folder, args);
    }

    private void write(String name, String text) throws IOException {
        Invocation.write(folder, name, text);
    }
}
