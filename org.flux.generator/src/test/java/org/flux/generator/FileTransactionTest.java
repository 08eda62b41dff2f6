// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransactionTest {
    private static final int MORE_THAN_EVER_NEEDED = 30;

    @TempDir
    private Path root;

    @Test
    void whatKilledProcessesLeftIsRemoved() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path ofDead = root.resolve(".A.java." + ended.pid() + ".new");
        Path oldOfDead = root.resolve(".A.java." + ended.pid() + ".old");
        Path ofOther = root.resolve(".B.java." + ended.pid() + ".new");
        Path ofLiving = root.resolve(".A.java." + ProcessHandle.current().parent().orElseThrow().pid() + ".new");
        for (Path file : List.of(ofDead, oldOfDead, ofOther, ofLiving)) {
            Files.writeString(file, "half");
        }
        AtomicFiles.write(root.resolve("A.java"), "class A {}");
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).containsExactlyInAnyOrder(root.resolve("A.java"), ofOther, ofLiving);
        }
    }

    /** A disk on which the operation with a certain number fails, a write after half of its bytes; it may stay full afterwards. */
    private static final class FailingDisk implements Disk {
        private final boolean staysFull;
        private int left;

        FailingDisk(int operations, boolean staysFull) {
            this.left = operations;
            this.staysFull = staysFull;
        }

        private boolean fails(boolean takesSpace) {
            left--;
            return left == 0 || left < 0 && staysFull && takesSpace;
        }

        private void check(boolean takesSpace) throws IOException {
            if (fails(takesSpace)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void create(Path file, byte[] content) throws IOException {
            if (fails(true)) {
                Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
                throw new IOException("No space left on device");
            }
            REAL.create(file, content);
        }

        @Override
        public void createDirectory(Path directory) throws IOException {
            check(true);
            REAL.createDirectory(directory);
        }

        @Override
        public void keep(Path file, Path second) throws IOException {
            check(true);
            REAL.keep(file, second);
        }

        @Override
        public void move(Path file, Path target) throws IOException {
            check(false);
            REAL.move(file, target);
        }

        @Override
        public void delete(Path file) throws IOException {
            check(false);
            REAL.delete(file);
        }
    }

    @Test
    void everyFailureLeavesEverythingAsItWas() throws IOException {
        for (boolean staysFull : new boolean[] {false, true}) {
            int succeeded = 0;
            int failed = 0;
            for (int operations = 1; operations < MORE_THAN_EVER_NEEDED; operations++) {
                Path folder = Files.createDirectory(root.resolve(staysFull + "-" + operations));
                Files.writeString(folder.resolve("A.java"), "old A");
                Files.writeString(folder.resolve("B.java"), "old B");
                Files.writeString(folder.resolve("Same.java"), "same");
                Files.writeString(folder.resolve("Stale.java"), "stale");
                Map<String, String> before = tree(folder);
                Map<Path, byte[]> contents = new LinkedHashMap<>();
                contents.put(folder.resolve("new/deep/C.java"), bytes("new C"));
                contents.put(folder.resolve("A.java"), bytes("new A"));
                contents.put(folder.resolve("Same.java"), bytes("same"));
                contents.put(folder.resolve("B.java"), bytes("new B"));
                contents.put(folder.resolve("new/D.java"), bytes("new D"));
                try {
                    assertThat(new FileTransaction(new FailingDisk(operations, staysFull))
                            .commit(contents, List.of(folder.resolve("Stale.java")))).hasSize(5);
                    succeeded++;
                    assertThat(withoutLeftovers(tree(folder))).as("after %d operations", operations).isEqualTo(Map.of(
                            "A.java", "new A", "B.java", "new B", "Same.java", "same",
                            "new", "", "new/D.java", "new D", "new/deep", "", "new/deep/C.java", "new C"));
                } catch (IOException e) {
                    failed++;
                    assertThat(withoutLeftovers(tree(folder))).as("after %d operations", operations).isEqualTo(before);
                }
            }
            assertThat(failed).as("2 directories, 4 new files, 3 old names kept, 4 files renamed, 1 deleted").isEqualTo(14);
            assertThat(succeeded).isGreaterThan(10);
        }
    }

    /** Where deleting a hidden file is the one operation that fails, it stays; else there is none. */
    private Map<String, String> withoutLeftovers(Map<String, String> tree) {
        List<String> hidden = tree.keySet().stream().filter(name -> name.contains(".") && name.matches("(.*/)?\\..*")).toList();
        assertThat(hidden).hasSizeLessThanOrEqualTo(1);
        hidden.forEach(tree::remove);
        return tree;
    }

    @Test
    void afterAFailureThatIsNoDeletionNothingIsLeftOver() throws IOException {
        Path file = Files.writeString(root.resolve("A.java"), "old");
        for (int operations = 1; operations <= 3; operations++) {
            FileTransaction transaction = new FileTransaction(new FailingDisk(operations, true));
            assertThatThrownBy(() -> transaction.commit(Map.of(file, bytes("new")), List.of())).hasMessage("No space left on device");
            assertThat(tree(root)).isEqualTo(Map.of("A.java", "old"));
        }
    }

    @Test
    void keepsPermissionsAndLinks() throws IOException {
        Path target = Files.writeString(Files.createDirectory(root.resolve("d")).resolve("A.java"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(root.resolve("link"), target);
        assertThat(AtomicFiles.write(link, "new")).isTrue();
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-r-----");
        assertThat(tree(root).keySet()).containsExactlyInAnyOrder("d", "d/A.java", "link");
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        assertThatThrownBy(() -> AtomicFiles.write(root, "text")).hasMessageContaining("it is a directory");
        assertThatThrownBy(() -> AtomicFiles.write(Path.of("/dev/null"), "text")).hasMessageContaining("it is no regular file");
        assertThat(Path.of("/dev/null").toFile().length()).isZero();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
        Path file = Files.writeString(root.resolve("file"), "");
        assertThatThrownBy(() -> AtomicFiles.write(file.resolve("A.java"), "text")).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> !p.equals(folder)).toList()) {
                tree.put(folder.relativize(path).toString(), Files.isDirectory(path) ? "" : Files.readString(path));
            }
        }
        return tree;
    }
}
