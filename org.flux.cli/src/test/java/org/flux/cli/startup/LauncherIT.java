// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script and the archive that makes it start fast, in a folder with a blank in its name and a cache of its own. */
@EnabledIfSystemProperty(named = "flux.jar", matches = ".+", disabledReason = "runs once the jar is packaged")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LauncherIT {
    private static final Path LAUNCHER = Path.of("src", "launcher");
    private static final Result FINE = new Result(0, "", "no findings in 1 program\n");

    @TempDir
    Path temporary;

    private Path folder;
    private Path jar;
    private Path archives;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createDirectory(temporary.resolve("a folder"));
        jar = folder.resolve("flux.jar");
        archives = folder.resolve("cache/flux/startup");
        Files.copy(Path.of(System.getProperty("flux.jar")), jar);
        try (Stream<Path> files = Files.list(LAUNCHER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(folder.resolve("small.flux"), """
                package p;
                Listen () => (int number);
                Show (int number) => ();
                source Listen => Show;
                """);
    }

    @Test
    void manyFirstStartsAtOnceMakeOneArchive() throws Exception {
        Files.createDirectories(archives.resolve("work-of-a-process-that-died"));
        Files.writeString(archives.resolve("work-of-a-process-that-died/archive"), "half");
        Files.createFile(archives.resolve("lock"));
        try (WatchService watch = watch()) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                processes.add(start(Map.of(), "check", "small.flux"));
            }
            for (Process process : processes) {
                assertThat(result(process)).isEqualTo(FINE);
            }
            await(watch);
        }
        assertThat(list()).hasSize(3).contains("lock").anyMatch(n -> n.endsWith(".archive"));
        assertThat(usesAnArchive()).isTrue();
    }

    @Test
    void aDamagedArchiveIsReplacedAndANewJarHasItsOwn() throws Exception {
        assertThat(flux(Map.of(), "--make-archive")).isEqualTo(new Result(0, "", ""));
        Path archive = archive();
        Path sum = Path.of(archive + ".sum");
        byte[] good = Files.readAllBytes(archive);
        byte[] goodSum = Files.readAllBytes(sum);
        List<byte[]> damaged = new ArrayList<>(List.of(new byte[0], "nonsense".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(good, good.length / 2)));
        // what a JVM checks, and what it does not, so that it crashes or says that the archive is of no use
        for (double part : new double[] {0.5, 0.92, 0.97, 0.999}) {
            byte[] bad = good.clone();
            int from = (int) (good.length * part);
            Arrays.fill(bad, from, Math.min(from + 4096, bad.length), (byte) 'Z');
            damaged.add(bad);
        }
        for (byte[] bad : damaged) {
            Files.write(archive, bad);
            Files.write(sum, goodSum);
            assertThat(flux(Map.of(), "check", "small.flux")).as("number %d, %d bytes", damaged.indexOf(bad), bad.length).isEqualTo(FINE);
            assertThat(archive).doesNotExist();
        }
        Files.write(archive, good);
        assertThat(flux(Map.of(), "check", "small.flux")).as("no checksum").isEqualTo(FINE);
        assertThat(archive).doesNotExist();
        try (WatchService watch = watch()) {
            assertThat(flux(Map.of(), "check", "small.flux")).isEqualTo(FINE);
            await(watch);
        }
        assertThat(archive()).isEqualTo(archive);
        assertThat(usesAnArchive()).isTrue();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(usesAnArchive()).isFalse();
        assertThat(flux(Map.of(), "--make-archive")).isEqualTo(new Result(0, "", ""));
        assertThat(archive()).isNotEqualTo(archive);
        assertThat(usesAnArchive()).isTrue();
        assertThat(flux(Map.of("FLUX_JAVA_OPTS", "-Xshare:off"), "check", "small.flux")).isEqualTo(FINE);
        assertThat(processorSeconds()).as("three times the budget of `flux check`, which `./dev bench startup` measures").isLessThan(1.8);
    }

    /** What a command takes of the processor, which, unlike the time that passes, does not depend on what else the machine has to do. */
    private double processorSeconds() throws Exception {
        Result times = result(command(Map.of(), "sh", "-c", "./flux check small.flux; times").start());
        assertThat(times.exit()).isZero();
        double sum = 0;
        for (String time : times.out().lines().toList().getLast().split(" ")) {
            sum += 60 * Double.parseDouble(time.replaceFirst("m.*", "")) + Double.parseDouble(time.replaceAll(".*m|s", ""));
        }
        return sum;
    }

    @Test
    void nothingIsKeptWhereItIsNotWantedOrThereIsNoPlace() throws Exception {
        assertThat(flux(Map.of("FLUX_NO_CACHE", "1"), "check", "small.flux")).isEqualTo(FINE);
        assertThat(flux(Map.of("CI", "true"), "check", "small.flux")).isEqualTo(FINE);
        assertThat(folder.resolve("cache")).doesNotExist();
        Path noDirectory = Files.createFile(folder.resolve("file"));
        assertThat(flux(Map.of("XDG_CACHE_HOME", noDirectory.toString()), "check", "small.flux")).isEqualTo(FINE);
        Result told = flux(Map.of("XDG_CACHE_HOME", noDirectory.toString()), "--make-archive");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.err()).startsWith("flux: no start-up archive could be made in ").contains("works without").hasLineCount(1);
        // A file larger than this cannot be written, as on a full disk.
        Process full = command(Map.of(), "sh", "-c", "ulimit -f 2000; exec ./flux --make-archive").start();
        assertThat(result(full).exit()).isEqualTo(1);
        assertThat(list()).noneMatch(n -> n.endsWith(".archive") || n.startsWith("work-"));
        assertThat(flux(Map.of(), "check", "small.flux")).isEqualTo(FINE);
    }

    private record Result(int exit, String out, String err) {}

    private Result flux(Map<String, String> environment, String... args) throws Exception {
        return result(start(environment, args));
    }

    private Process start(Map<String, String> environment, String... args) throws IOException {
        return command(environment, Stream.concat(Stream.of(folder.resolve("flux").toString()), Stream.of(args)).toArray(String[]::new))
                .start();
    }

    private ProcessBuilder command(Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FLUX_") || name.endsWith("JAVA_OPTIONS") || name.equals("CI"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Reads to the ends of both pipes, which whatever the command leaves running must not hold open. */
    private static Result result(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, err);
    }

    /** Whether the launcher names an archive, and the JVM takes it: one that it does not take would be gone. */
    private boolean usesAnArchive() throws Exception {
        Result traced = result(command(Map.of("CI", "true"), "sh", "-x", "./flux", "--version").start());
        assertThat(traced.exit()).isZero();
        return traced.err().contains("-Dflux.startup.archive=") && Files.exists(archive());
    }

    private WatchService watch() throws IOException {
        Files.createDirectories(archives);
        WatchService watch = archives.getFileSystem().newWatchService();
        archives.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        return watch;
    }

    /** Waits until the background process has put an archive there and has ended its work. */
    private void await(WatchService watch) throws Exception {
        while (list().stream().noneMatch(n -> n.endsWith(".archive"))) {
            var key = watch.poll(2, TimeUnit.MINUTES);
            assertThat(key).as("an archive within two minutes").isNotNull();
            key.pollEvents();
            key.reset();
        }
        try (FileChannel channel = FileChannel.open(archives.resolve("lock"), StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
        }
    }

    private Path archive() throws IOException {
        List<String> found = list().stream().filter(n -> n.endsWith(".archive")).toList();
        assertThat(found).hasSize(1);
        return archives.resolve(found.getFirst());
    }

    private List<String> list() throws IOException {
        if (!Files.exists(archives)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(archives)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
