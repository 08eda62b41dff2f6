// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.lang.ui.preferences.Settings;

/**
 * The archive of loaded classes that lets the server start fast. The jar makes it (org.flux.cli.startup), for the command line and for
 * this; here it is decided where it lies, whether it is whole, and when it is made. Without one everything works, a little slower.
 */
final class StartupArchive {
    /** With one of these options a JVM uses another archive, or none. */
    private static final Pattern EXCLUDING = Pattern.compile("-Xshare|AOT|SharedArchive|-agent|-javaagent");

    private final Java java;
    private final Path jar;
    private final Path file;

    private StartupArchive(Java java, Path jar, Path file) {
        this.java = java;
        this.jar = jar;
        this.file = file;
    }

    /**
     * @param folder for archives; made if it is missing
     * @return empty where there can be none
     */
    static Optional<StartupArchive> of(Java java, Path jar, Path folder, Map<String, String> env) {
        List<String> inherited = Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                .map(name -> env.getOrDefault(name, "")).toList();
        boolean excluded = Stream.concat(Settings.list(Settings.JAVA_OPTIONS).stream(), inherited.stream())
                .anyMatch(option -> EXCLUDING.matcher(option).find());
        if (excluded || !env.getOrDefault("FLUX_NO_CACHE", "").isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> place = new ArrayList<>(List.of(jar.toString(), java.home().toString()));
            place.addAll(FluxCommand.archived(java));
            place.addAll(inherited);
            List<String> stamp = List.of(state(jar), state(java.home().resolve("release")));
            return Optional.of(new StartupArchive(java, jar, folder.resolve(digest(place) + "-" + digest(stamp) + ".archive")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Its path if it is there and whole; one that is damaged is removed, since a JVM might not survive it. */
    Optional<Path> whole() {
        try {
            if (!Files.exists(sum())) {
                return Optional.empty();
            }
            if (Files.readString(sum()).strip().equals(cksum())) {
                return Optional.of(file);
            }
            remove();
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The server did not start with it although it is whole: neither use nor make it again. */
    void refuse() {
        try {
            remove();
            Files.writeString(refused(), "\n");
        } catch (IOException e) {
            // the next start tries in vain once more
        }
    }

    /**
     * Has it made in the background, by a process of the least priority that outlives the workbench and disturbs nobody.
     *
     * @return whether such a process was started
     */
    boolean makeLater(Map<String, String> env) {
        // On a machine of continuous integration, gone after a test or two, it would cost more than it saves.
        if (!env.getOrDefault("CI", "").isEmpty() || JavaSearch.isWindows() || Files.exists(file) || Files.exists(refused())) {
            return false;
        }
        try {
            Files.createDirectories(file.getParent());
            List<String> command = new ArrayList<>(List.of("nice", "-n", "19", java.executable().toString()));
            command.addAll(FluxCommand.archived(java));
            command.addAll(List.of("-Xmx64m", "-cp", jar.toString(), "org.flux.cli.startup.MakeArchive", file.toString(), "0"));
            command.addAll(FluxCommand.archived(java));
            new ProcessBuilder(command).directory(file.getParent().toFile()).redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return true;
        } catch (IOException noPlaceOrNoProgram) {
            return false; // it works without, and nobody asked for it
        }
    }

    Path file() {
        return file;
    }

    private static java.io.File nothing() {
        return new java.io.File("/dev/null");
    }

    private Path sum() {
        return Path.of(file + ".sum");
    }

    private Path refused() {
        return Path.of(file + ".refused");
    }

    private void remove() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(sum());
    }

    /** What POSIX's cksum says of it; empty if there is no such file or no such program. */
    private String cksum() throws IOException {
        Process process = new ProcessBuilder("cksum").redirectInput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream unused = process.getOutputStream()) {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }

    private static String state(Path file) throws IOException {
        return Files.size(file) + "." + Files.getLastModifiedTime(file).toMillis();
    }

    private static String digest(List<String> parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new UncheckedIOException(new IOException(everyJavaHasIt));
        }
    }
}
