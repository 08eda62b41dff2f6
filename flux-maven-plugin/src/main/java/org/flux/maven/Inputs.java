// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that generated code depends on: parameters, programs with their settings, and the Java that programs are bound to. Programs,
 * settings and Java sources count by content; the class path, which may be large, by size and time.
 */
record Inputs(List<String> parameters, List<Path> classPath, List<Path> sourceRoots) {

    /** @param files programs and settings, also such as do not exist but would count if they did */
    String fingerprint(Collection<Path> files) throws IOException {
        MessageDigest digest = sha256();
        parameters.forEach(s -> digest.update((s + "\0").getBytes(StandardCharsets.UTF_8)));
        for (Path file : new TreeSet<>(files)) {
            add(digest, file, true);
        }
        for (Path root : sourceRoots) {
            addAll(digest, root, ".java", true);
        }
        for (Path entry : classPath) {
            addAll(digest, entry, "", false);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String digest(Path file) throws IOException {
        return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
    }

    /** Where a class comes from, and, of a jar, the state that the jar is in. */
    static String origin(Class<?> part) throws IOException {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            return place == null ? part.getName() : place + (Files.isRegularFile(place) ? " " + state(place) : "");
        } catch (URISyntaxException e) {
            return source.getLocation().toString();
        }
    }

    private static void addAll(MessageDigest digest, Path root, String extension, boolean content) throws IOException {
        for (Path file : files(root, extension)) {
            add(digest, file, content);
        }
    }

    /** The files below a folder, or the file itself, whose names end so. */
    static List<Path> files(Path root, String extension) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(p -> p.toString().endsWith(extension) && Files.isRegularFile(p)).sorted().toList();
        }
    }

    private static void add(MessageDigest digest, Path file, boolean content) throws IOException {
        digest.update((file + "\0").getBytes(StandardCharsets.UTF_8));
        if (!Files.isRegularFile(file)) {
            digest.update((byte) 0);
        } else if (content) {
            digest.update((Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        } else {
            digest.update((state(file) + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String state(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
