// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that generated code depends on: settings, programs, and the Java that programs are bound to. Programs and Java sources count
 * by content; the class path, which may be large, by size and time.
 */
record Inputs(List<String> settings, List<Path> classPath, List<Path> sourceRoots) {

    /** @param programs the files that were read, imported ones included */
    String fingerprint(Collection<Path> programs) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            settings.forEach(s -> digest.update((s + "\0").getBytes(StandardCharsets.UTF_8)));
            for (Path program : new TreeSet<>(programs)) {
                add(digest, program, true);
            }
            for (Path root : sourceRoots) {
                addAll(digest, root, ".java", true);
            }
            for (Path entry : classPath) {
                addAll(digest, entry, "", false);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addAll(MessageDigest digest, Path root, String extension, boolean content) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(p -> p.toString().endsWith(extension) && Files.isRegularFile(p)).sorted().toList()) {
                add(digest, file, content);
            }
        }
    }

    private static void add(MessageDigest digest, Path file, boolean content) throws IOException {
        digest.update((file + "\0").getBytes(StandardCharsets.UTF_8));
        if (!Files.isRegularFile(file)) {
            digest.update((byte) 0);
        } else if (content) {
            digest.update(Files.readAllBytes(file));
        } else {
            digest.update((Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }
}
