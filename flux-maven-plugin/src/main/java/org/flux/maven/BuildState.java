// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flux.generator.AtomicFiles;

/**
 * What an earlier run read and wrote.
 *
 * @param fingerprint of all inputs; empty if there was no earlier run, or none that came to its end
 * @param inputs files that were read, imported programs and settings included, or that were looked for
 * @param found the {@code .flux} files in the source directory
 * @param outputs the Java sources, each with the digest of its content
 */
record BuildState(String fingerprint, List<Path> inputs, List<Path> found, Map<Path, String> outputs) {
    private static final BuildState NONE = new BuildState("", List.of(), List.of(), Map.of());

    /** Whether nothing has to be done: the inputs are those, and the outputs are there as they were written. */
    boolean isCurrent(String fingerprintNow, List<Path> filesNow) throws IOException {
        if (!fingerprint.equals(fingerprintNow) || !found.equals(filesNow)) {
            return false;
        }
        for (Map.Entry<Path, String> output : outputs.entrySet()) {
            if (!Files.isRegularFile(output.getKey()) || !Inputs.digest(output.getKey()).equals(output.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** A file that is none of ours means that there was no earlier run. */
    static BuildState read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        List<Path> inputs = new ArrayList<>();
        List<Path> found = new ArrayList<>();
        Map<Path, String> outputs = new TreeMap<>();
        String fingerprint = "";
        for (String line : Files.readAllLines(file)) {
            String value = line.substring(line.indexOf('=') + 1);
            switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
                case "fingerprint" -> fingerprint = value;
                case "input" -> inputs.add(Path.of(value));
                case "found" -> found.add(Path.of(value));
                case "output" -> outputs.put(Path.of(value.substring(value.indexOf(' ') + 1)),
                        value.substring(0, Math.max(0, value.indexOf(' '))));
                default -> {
                    return NONE;
                }
            }
        }
        return new BuildState(fingerprint, inputs, found, outputs);
    }

    /** The state after a run that has written these outputs. */
    static BuildState of(String fingerprint, Collection<Path> inputs, Collection<Path> found, Collection<Path> outputs)
            throws IOException {
        Map<Path, String> digests = new TreeMap<>();
        for (Path output : outputs) {
            digests.put(output, Inputs.digest(output));
        }
        return new BuildState(fingerprint, List.copyOf(inputs), List.copyOf(found), digests);
    }

    boolean isFinished() {
        return !fingerprint.isEmpty();
    }

    /** The state while a run is at work and after it has failed: the outputs are there, but nobody may take them for current. */
    BuildState unfinished() {
        return new BuildState("", inputs, found, outputs);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("fingerprint=" + fingerprint);
        inputs.forEach(p -> lines.add("input=" + p));
        found.forEach(p -> lines.add("found=" + p));
        outputs.forEach((output, digest) -> lines.add("output=" + digest + " " + output));
        AtomicFiles.write(file, String.join("\n", lines) + "\n");
    }
}
