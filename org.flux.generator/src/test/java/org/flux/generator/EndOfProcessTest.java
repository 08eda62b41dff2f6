// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end while it replaces files. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EndOfProcessTest {
    private static final String CLASS_PATH = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    Path folder;

    /** Replaces two files; between them it tells that it is half done, and waits for a word. */
    static final class HalfDone {
        private HalfDone() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ending")));
            Map<Path, byte[]> contents = new LinkedHashMap<>();
            contents.put(folder.resolve("A.java"), "new".getBytes(StandardCharsets.UTF_8));
            contents.put(folder.resolve("B.java"), "new".getBytes(StandardCharsets.UTF_8));
            new FileTransaction(new Disk() {
                private int moves;

                @Override
                public void create(Path file, byte[] content) throws IOException {
                    REAL.create(file, content);
                }

                @Override
                public void createDirectory(Path directory) throws IOException {
                    REAL.createDirectory(directory);
                }

                @Override
                public void keep(Path file, Path second) throws IOException {
                    REAL.keep(file, second);
                }

                @Override
                public void move(Path file, Path target) throws IOException {
                    if (moves++ == 1) {
                        System.out.println("half done");
                        System.in.read();
                    }
                    REAL.move(file, target);
                }

                @Override
                public void delete(Path file) throws IOException {
                    REAL.delete(file);
                }
            }).commit(contents, List.of());
        }
    }

    @Test
    void finishesWhatItHasBegun() throws Exception {
        Files.writeString(folder.resolve("A.java"), "old");
        Files.writeString(folder.resolve("B.java"), "old");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", CLASS_PATH,
                HalfDone.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = process.inputReader();
        assertThat(said.readLine()).isEqualTo("half done");
        assertThat(folder.resolve("A.java")).hasContent("new");
        assertThat(folder.resolve("B.java")).hasContent("old");
        // not its own destroy(), which closes the streams
        process.toHandle().destroy();
        assertThat(said.readLine()).isEqualTo("ending");
        process.getOutputStream().write('\n');
        process.getOutputStream().close();
        assertThat(process.waitFor()).isNotZero();
        assertThat(folder.resolve("A.java")).hasContent("new");
        assertThat(folder.resolve("B.java")).hasContent("new");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
