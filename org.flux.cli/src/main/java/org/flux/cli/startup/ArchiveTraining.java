// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.startup;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The JVM runs that make an archive.
 *
 * @param jar what is started
 * @param java the JVM that is started
 * @param options of that JVM
 * @param work a directory for everything that is written
 */
record ArchiveTraining(Path jar, Path java, List<String> options, Path work) {
    /** The first JDK with ahead-of-time caches, as of {@link Runtime.Version#feature()}. */
    private static final int AHEAD_OF_TIME = 24;
    /** In seconds, for each of the runs. They take two, but with the least priority, on a machine that may be busy. */
    private static final long LIMIT = 180;
    /** What a process that a signal ended has as exit code, and more. */
    private static final int KILLED = 128;

    /** A run was ended before it had said whether the JVM can do it. */
    @SuppressWarnings("serial") // nobody writes it
    static final class CutShort extends IOException {
        CutShort(String message) {
            super(message);
        }
    }

    /**
     * The archive, if the JVM could make one that it accepts.
     *
     * @throws CutShort a run took too long or was killed
     */
    Optional<Path> run() throws IOException, InterruptedException {
        boolean aheadOfTime = Runtime.version().feature() >= AHEAD_OF_TIME;
        Path used = work.resolve("used");
        Path archive = work.resolve("archive");
        List<String> record = aheadOfTime ? List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + used)
                : List.of("-XX:DumpLoadedClassList=" + used);
        List<String> write = aheadOfTime ? List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + used, "-XX:AOTCache=" + archive)
                : List.of("-Xshare:dump", "-XX:SharedClassListFile=" + used, "-XX:SharedArchiveFile=" + archive);
        List<String> require = aheadOfTime ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + archive, "-XX:+VerifySharedSpaces")
                : List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive, "-XX:+VerifySharedSpaces");
        boolean made = succeeds(record, "-cp", jar.toString(), Training.class.getName(), work.resolve("project").toString())
                && succeeds(write, "-cp", jar.toString())
                && succeeds(require, "-jar", jar.toString(), "--version")
                && Files.isRegularFile(archive);
        return made ? Optional.of(archive) : Optional.empty();
    }

    private boolean succeeds(List<String> mode, String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(mode);
        command.addAll(List.of(what));
        Process process = new ProcessBuilder(command).directory(work.toFile()).redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        try {
            if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
                throw new CutShort(java + " took longer than " + LIMIT + " s");
            } else if (process.exitValue() >= KILLED) {
                throw new CutShort(java + " was killed");
            }
            return process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }
}
