// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flux.lang.ui.server.JavaSearch.Found;
import org.flux.lang.ui.server.JavaSearch.Machine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JavaSearchTest {
    private Path folder;
    private Path jdk25;
    private Path jre21;
    private Path jdk17;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createTempDirectory("flux");
        jdk25 = java("jdk25", "25.0.1", true);
        jre21 = java("jre21", "21.0.2", false);
        jdk17 = java("jdk17", "17.0.9", true);
    }

    private Path java(String name, String version, boolean compiler) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"));
        if (compiler) {
            Files.createFile(home.resolve("bin/javac"));
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private JavaSearch search(String setting, Path running, Map<String, String> env) {
        return JavaSearch.of(setting, new Machine(env, running, folder.resolve("user"), false));
    }

    private static Optional<Path> home(JavaSearch search) {
        return search.java().map(Java::home);
    }

    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void theSettingWinsWhateverItIs() {
        Map<String, String> env = Map.of("JAVA_HOME", jdk25.toString());
        assertThat(home(search(jre21.toString(), jdk25, env))).contains(jre21);
        assertThat(home(search(jre21 + "/bin/java", jdk25, env))).contains(jre21);
    }

    @Test
    void variablesComeBeforeTheJavaOfEclipse() throws IOException {
        Path other = java("other", "24", true);
        assertThat(home(search("", other, Map.of("JAVA_HOME", jdk25.toString())))).contains(jdk25);
        assertThat(home(search("", other, Map.of("JAVA_HOME", jdk17.toString())))).contains(other);
        assertThat(search("", other, Map.of("JDK_HOME", jdk25.toString(), "JAVA_HOME", jre21.toString(), "FLUX_JAVA_HOME",
                java("first", "23", true).toString())).all()).extracting(Found::place)
                        .startsWith("FLUX_JAVA_HOME", "JDK_HOME", "JAVA_HOME", "the Java of Eclipse");
    }

    @Test
    void oneWithACompilerComesBeforeOneWithout() {
        assertThat(home(search("", jre21, Map.of("PATH", folder.resolve("jdk25/bin").toString())))).contains(jdk25);
    }

    @Test
    void oneWithoutCompilerServesTheEditorAndSaysWhatItCannotDo() {
        Java java = search(jre21.toString(), jre21, Map.of()).java().orElseThrow();
        assertThat(FluxCommand.noCompiler(java)).hasValueSatisfying(text -> assertThat(text).contains("needs a JDK", jre21.toString()));
    }

    @Test
    void whatWillNotDoIsNamedWithTheReason() {
        JavaSearch search = search(jdk17.toString(), jdk25, Map.of("JAVA_HOME", folder.resolve("nowhere").toString()));
        assertThat(home(search)).contains(jdk25);
        assertThat(JavaMessages.namedInVain(search)).hasValueSatisfying(text -> assertThat(text).contains("flux.java.home",
                jdk17.toString(), "it is Java 17, and Flux needs 21 or newer", jdk25.toString()));
        assertThat(JavaMessages.none(search)).contains("JAVA_HOME: " + folder.resolve("nowhere") + ", but there is no such folder");
    }
}
