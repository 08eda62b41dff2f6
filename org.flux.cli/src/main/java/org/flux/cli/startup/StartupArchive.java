// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The archive of loaded and linked classes that lets {@code flux} start fast: an ahead-of-time cache (JDK 24 and newer, JEP 483 and 515),
 * or a class-data archive (JEP 310). The launcher names it after everything that it depends on (jar, JDK, options) and uses it if it is
 * there. This makes it: a training run tells what is needed, a second run writes it, a third one tries it. All happens in a directory of
 * its own; the archive then appears under its name at once and whole. One process at a time works here, by a lock that the operating
 * system takes back from the dead; what they left is cleared away by the next.
 *
 * @param file where it is to be: {@code PLACE-STAMP.archive}, where PLACE stands for the jar's and the JDK's paths, STAMP for their state
 * @param jar what is started
 * @param java the JVM to be started
 * @param options of that JVM
 */
record StartupArchive(Path file, Path jar, Path java, List<String> options) {
    static final String EXTENSION = ".archive";
    /** What POSIX's {@code cksum} says of an archive stands beside it. */
    static final String SUM = ".sum";
    /** A JVM that cannot make an archive of this jar is not asked again. */
    static final String REFUSED = ".refused";
    /** One byte for each time that making it was cut short, on a busy machine perhaps: so it is tried again, but not for ever. */
    static final String TRIES = ".tries";
    private static final int MOST_TRIES = 3;
    private static final String WORK = "work-";
    /** Several installations share the directory. */
    private static final int KEPT = 4;
    /** In bytes: what a training run and the archive take, generously. */
    private static final long ROOM = 200L << 20;

    enum Outcome {
        MADE, ALREADY_THERE, OTHERS_AT_WORK, REFUSED
    }

    /**
     * Makes the archive unless it is there.
     *
     * @param before what to wait for once it is certain that this process is the one to do it
     * @throws IOException if the directory cannot be written to or is full, or if the work was cut short; no archive is left then
     */
    Outcome make(Runnable before) throws IOException, InterruptedException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        try (FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return Outcome.OTHERS_AT_WORK;
            }
            if (Files.exists(file)) {
                return Outcome.ALREADY_THERE;
            }
            if (Files.exists(refusal())) {
                return Outcome.REFUSED;
            }
            for (Path left : list(directory, WORK, "")) {
                delete(left);
            }
            if (Files.getFileStore(directory).getUsableSpace() < ROOM) {
                throw new IOException(directory + ": not enough room on the disk");
            }
            before.run();
            Path work = Files.createTempDirectory(directory, WORK);
            try {
                return makeIn(work);
            } finally {
                delete(work);
            }
        }
    }

    private Outcome makeIn(Path work) throws IOException, InterruptedException {
        Optional<Path> made;
        try {
            made = new ArchiveTraining(jar, java, options, work).run();
        } catch (ArchiveTraining.CutShort e) {
            Files.write(tries(), new byte[] {'\n'}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (Files.size(tries()) >= MOST_TRIES) {
                refuse();
            }
            throw e;
        }
        if (made.isEmpty()) {
            refuse();
            return Outcome.REFUSED;
        }
        try (FileChannel written = FileChannel.open(made.get(), StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(checksum(made.get(), work), checksum(file), StandardCopyOption.ATOMIC_MOVE);
        Files.move(made.get(), file, StandardCopyOption.ATOMIC_MOVE);
        removeOld();
        return Outcome.MADE;
    }

    /** What the launcher compares the archive with before it hands it to a JVM, which might not survive damage. */
    private static Path checksum(Path archive, Path work) throws IOException, InterruptedException {
        Path sum = work.resolve("sum");
        Process cksum = new ProcessBuilder("cksum").redirectInput(archive.toFile()).redirectOutput(sum.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        if (cksum.waitFor() != 0) {
            throw new IOException("cksum failed for " + archive);
        }
        return sum;
    }

    static Path checksum(Path archive) {
        return archive.resolveSibling(archive.getFileName() + SUM);
    }

    private void refuse() throws IOException {
        Files.write(refusal(), new byte[] {'\n'});
        Files.deleteIfExists(tries());
    }

    private Path tries() {
        return file.resolveSibling(file.getFileName() + TRIES);
    }

    private Path refusal() {
        return file.resolveSibling(file.getFileName() + REFUSED);
    }

    /** Earlier states of the same jar are of no use any more; of other jars and JDKs the latest are kept. */
    private void removeOld() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        String name = file.getFileName().toString();
        List<Path> others = new ArrayList<>();
        for (Path other : list(directory, "", EXTENSION)) {
            if (!other.getFileName().toString().equals(name)) {
                others.add(other);
            }
        }
        String place = name.substring(0, name.indexOf('-') + 1);
        for (String mark : List.of(REFUSED, TRIES)) {
            for (Path marked : list(directory, place, mark)) {
                Files.deleteIfExists(marked);
            }
        }
        others.sort(Comparator.comparing(StartupArchive::age).reversed());
        int kept = 1;
        for (Path other : others) {
            if (other.getFileName().toString().startsWith(place) || kept == KEPT) {
                Files.deleteIfExists(other);
                Files.deleteIfExists(checksum(other));
            } else {
                kept++;
            }
        }
    }

    private static FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // gone already, which is as old as can be
            return FileTime.fromMillis(0);
        }
    }

    private static List<Path> list(Path directory, String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix) && f.getFileName().toString().endsWith(suffix)).toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
