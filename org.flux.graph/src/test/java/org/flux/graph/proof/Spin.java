// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The model checker Spin as a command: it writes a C program that searches the states of one model. */
final class Spin {
    private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");
    private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
    private static final int LIMIT_SECONDS = 180;

    /** @param report what Spin wrote, for messages */
    record Verdict(Kind kind, long states, String report) {
        enum Kind {
            FINE, DEADLOCK, INTRUSION
        }
    }

    private Spin() {}

    /** Why Spin cannot run here; empty if it can. */
    static Optional<String> obstacle() {
        for (List<String> command : List.of(List.of("spin", "-V"), List.of("gcc", "--version"))) {
            try {
                run(Path.of("."), command);
            } catch (IOException e) {
                return Optional.of(command.getFirst() + " does not run here (" + e.getMessage() + "): install the packages spin and gcc");
            }
        }
        return Optional.empty();
    }

    /** Searches all states of a model. */
    static Verdict check(String model) throws IOException {
        Path folder = Files.createTempDirectory("spin");
        try {
            Files.writeString(folder.resolve("model.pml"), model);
            run(folder, List.of("spin", "-a", "model.pml"));
            run(folder, List.of("gcc", "-O0", "-w", "-DSAFETY", "-DMEMLIM=1000", "-o", "pan", "pan.c"));
            return verdict(run(folder, List.of("./pan", "-m500000", "-w18")));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static Verdict verdict(String report) throws IOException {
        Matcher errors = ERRORS.matcher(report);
        Matcher states = STATES.matcher(report);
        if (!errors.find() || !states.find() || Stream.of("too small", "memory limit", "out of memory").anyMatch(report::contains)) {
            throw new IOException("Spin did not finish:\n" + report);
        }
        Verdict.Kind kind = report.contains("pan:1: invalid end state") ? Verdict.Kind.DEADLOCK
                : report.contains("pan:1: assertion violated") ? Verdict.Kind.INTRUSION : Verdict.Kind.FINE;
        if (kind == Verdict.Kind.FINE != errors.group(1).equals("0")) {
            throw new IOException("Spin found something else:\n" + report);
        }
        return new Verdict(kind, Long.parseLong(states.group(1)), report);
    }

    private static String run(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile("spin", ".txt");
        Process process = null;
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + (ended ? " failed:\n" : " took too long:\n") + text);
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            Files.delete(output);
        }
    }
}
