// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flux.lang.ui.preferences.Settings;

/**
 * Looks for the Java that everything of Flux runs on, in the order that the command line documents. Versions are read from the file
 * {@code release} in a Java's home: no process is started for the question.
 *
 * @param java the one to use, if any will do
 * @param all that would do, in the order of the search
 */
public record JavaSearch(Optional<Java> java, List<Found> all, List<Unusable> unusable) {
    /** The oldest Java that the server runs on. */
    public static final int MINIMUM = 21;
    static final String SETTING = "the setting flux.java.home";
    private static final String ECLIPSE = "the Java of Eclipse";
    private static final Pattern VERSION = Pattern.compile("^JAVA_VERSION=\"?(?:1\\.)?(\\d+)", Pattern.MULTILINE);
    private static final Pattern COMPILER = Pattern.compile("^MODULES=.*\\bjdk\\.compiler\\b", Pattern.MULTILINE);

    /** @param place where it was looked for, as messages say it */
    public record Found(Java java, String place) {}

    /** Something that was named and will not do. */
    public record Unusable(Path home, String place, String why) {}

    /** The machine as it is, and the setting as it is. */
    public static JavaSearch now() {
        return of(Settings.text(Settings.JAVA_HOME), new Machine(System.getenv(), Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("user.home")), isWindows()));
    }

    /**
     * The machine as far as the search depends on it.
     *
     * @param running the home of the Java that runs this
     * @param user the user's home folder
     */
    record Machine(Map<String, String> env, Path running, Path user, boolean windows) {}

    /**
     * A Java that the setting names wins whatever it is; otherwise the first JDK, and only where there is none the first without compiler.
     *
     * @param setting the value of flux.java.home; empty if it is not set
     */
    static JavaSearch of(String setting, Machine machine) {
        List<Found> all = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        candidates(setting, machine, (home, place) -> {
            if (seen.add(real(home))) {
                String why = whyNot(home, machine.windows());
                if (why.isEmpty()) {
                    all.add(new Found(java(home, machine.windows()), place));
                } else if (!place.equals(UsualFolders.PLACE)) {
                    unusable.add(new Unusable(home, place, why));
                }
            }
        });
        Optional<Java> named = all.stream().filter(found -> found.place().equals(SETTING)).map(Found::java).findFirst();
        Optional<Java> jdk = all.stream().map(Found::java).filter(Java::jdk).findFirst();
        return new JavaSearch(named.or(() -> jdk).or(() -> all.stream().map(Found::java).findFirst()), List.copyOf(all),
                List.copyOf(unusable));
    }

    private static void candidates(String setting, Machine machine, BiConsumer<Path, String> take) {
        if (!setting.isBlank()) {
            expand(setting.strip(), machine.user()).ifPresent(home -> take.accept(home, SETTING));
        }
        for (String variable : List.of("FLUX_JAVA_HOME", "JDK_HOME", "JAVA_HOME")) {
            path(machine.env().getOrDefault(variable, "")).ifPresent(home -> take.accept(home, variable));
        }
        take.accept(machine.running(), ECLIPSE);
        String path = machine.env().entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue)
                .findFirst().orElse("");
        for (String folder : path.split(machine.windows() ? ";" : ":")) {
            path(folder).map(bin -> bin.resolve(machine.windows() ? "java.exe" : "java")).filter(Files::isRegularFile)
                    // macOS has a stub there that only offers to install one
                    .filter(executable -> !(isMac() && executable.equals(Path.of("/usr/bin/java"))))
                    .map(executable -> real(executable).getParent()).map(Path::getParent)
                    .ifPresent(home -> take.accept(home, "the PATH"));
        }
        UsualFolders.of(machine).forEach(home -> take.accept(home, UsualFolders.PLACE));
    }

    /** {@code ~/jdk} is what people write; a home that ends in bin/java is, too. */
    private static Optional<Path> expand(String setting, Path user) {
        String expanded = setting.matches("~([/\\\\].*)?") ? user + setting.substring(1) : setting;
        return path(expanded.replaceFirst("[\\\\/]bin(?:[\\\\/]javac?(?:\\.exe)?)?[\\\\/]?$", ""));
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (java.nio.file.InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Why a folder is no Java that will do; empty if it is one. */
    public static String whyNot(Path home, boolean windows) {
        if (!Files.isRegularFile(executable(home, windows, "java"))) {
            return Files.exists(home) ? "there is no " + Path.of("bin", windows ? "java.exe" : "java") + " in it"
                    : "there is no such folder";
        }
        int version = version(home);
        if (version == 0) {
            return "its version cannot be told: its file \"release\" is missing or names none";
        }
        return version < MINIMUM ? "it is Java " + version + ", and Flux needs " + MINIMUM + " or newer" : "";
    }

    static Optional<Java> at(Path home) {
        return whyNot(home, isWindows()).isEmpty() ? Optional.of(java(home, isWindows())) : Optional.empty();
    }

    private static Java java(Path home, boolean windows) {
        boolean compiler = Files.isRegularFile(executable(home, windows, "javac")) || COMPILER.matcher(release(home)).find();
        return new Java(home, executable(home, windows, "java"), version(home), compiler);
    }

    private static Path executable(Path home, boolean windows, String name) {
        return home.resolve("bin").resolve(windows ? name + ".exe" : name);
    }

    /** The feature version that a {@code release} file names: 17 of "17.0.2", 8 of "1.8.0_292"; 0 if there is none. */
    static int version(Path home) {
        Matcher version = VERSION.matcher(release(home));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String release(Path home) {
        try {
            return Files.readString(home.resolve("release"), StandardCharsets.ISO_8859_1);
        } catch (IOException none) {
            return "";
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException none) {
            return file;
        }
    }

    public static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }
}
