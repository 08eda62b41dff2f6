// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier run read and wrote.
 *
 * @param fingerprint of all inputs; empty if there was no earlier run
 * @param inputs the {@code .flux} files that were read, imported ones included
 * @param found the {@code .flux} files in the source directory
 * @param outputs the Java sources
 * @param time when it ended
 */
record BuildState(String fingerprint, List<Path> inputs, List<Path> found, List<Path> outputs, Optional<FileTime> time) {
    private static final BuildState NONE = new BuildState("", List.of(), List.of(), List.of(), Optional.empty());

    /** Whether nothing has to be done: the inputs are those, and the outputs are there and no newer than the run. */
    boolean isCurrent(String fingerprintNow, List<Path> filesNow) throws IOException {
        if (time.isEmpty() || !fingerprint.equals(fingerprintNow) || !found.equals(filesNow)) {
            return false;
        }
        for (Path output : outputs) {
            if (!Files.isRegularFile(output) || Files.getLastModifiedTime(output).compareTo(time.get()) > 0) {
                return false;
            }
        }
        return true;
    }

    static BuildState read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        List<Path> inputs = new ArrayList<>();
        List<Path> found = new ArrayList<>();
        List<Path> outputs = new ArrayList<>();
        String fingerprint = "";
        for (String line : Files.readAllLines(file)) {
            String value = line.substring(line.indexOf('=') + 1);
            switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
                case "fingerprint" -> fingerprint = value;
                case "input" -> inputs.add(Path.of(value));
                case "found" -> found.add(Path.of(value));
                case "output" -> outputs.add(Path.of(value));
                default -> {
                    return NONE;
                }
            }
        }
        return new BuildState(fingerprint, inputs, found, outputs, Optional.of(Files.getLastModifiedTime(file)));
    }

    static void write(Path file, String fingerprint, Collection<Path> inputs, Collection<Path> found,
            Collection<Path> outputs) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("fingerprint=" + fingerprint);
        inputs.forEach(p -> lines.add("input=" + p));
        found.forEach(p -> lines.add("found=" + p));
        outputs.forEach(p -> lines.add("output=" + p));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
