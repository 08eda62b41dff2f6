// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.lang.ProgramFiles;

/** Finds the {@code .flux} files that a command's PATH arguments mean. */
public final class FluxFiles {
    /**
     * A file to read.
     *
     * @param name as the user named it: the argument, and what was found below it
     * @param named whether the argument is the file itself (else it was found in a directory)
     */
    public record Found(String name, Path path, boolean named) {}

    private final Console console;
    private final Map<Path, Found> found = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private int met;

    private FluxFiles(Console console) {
        this.console = console;
    }

    /**
     * Every file once, in the order of the arguments, below a directory by name. Hidden directories and those of builds are not entered; a
     * directory that is reached twice, through a symbolic link, is entered once; a link that makes a loop is told on standard error.
     *
     * @throws UserError if there is nothing at a path, or a directory holds no program
     */
    public static List<Found> find(Console console, List<String> paths) {
        FluxFiles files = new FluxFiles(console);
        for (String name : paths) {
            if (name.isEmpty()) {
                throw UserError.usage("a PATH is empty; name a file or a directory ('.' is this one)");
            }
            Path path = console.resolve(name);
            if (Files.isDirectory(path)) {
                int before = files.met;
                files.enter(name, path);
                if (files.met == before && files.complaints.isEmpty()) {
                    files.complaints.add(name + ": no " + ProgramFiles.EXTENSION
                            + " file in this directory; name a file, or another directory");
                }
            } else if (Files.exists(path) && !name.endsWith(ProgramFiles.EXTENSION)) {
                files.complaints.add(name + ": not a " + ProgramFiles.EXTENSION + " file; name the program, or its directory");
            } else if (Files.exists(path)) {
                files.add(new Found(name, path, true));
            } else {
                files.complaints.add(missing(name, path));
            }
        }
        if (!files.complaints.isEmpty()) {
            throw UserError.usage(String.join(System.lineSeparator() + "flux: ", files.complaints));
        }
        return List.copyOf(files.found.values());
    }

    /** The files in a directory itself, by name. */
    static List<Found> directlyIn(Console console, String directory) {
        Path path = console.resolve(directory);
        try (var list = Files.list(path)) {
            return list.filter(p -> ProgramFiles.isFlux(p) && Files.isRegularFile(p)).sorted()
                    .map(p -> new Found(p.getFileName().toString(), p, false)).toList();
        } catch (IOException | UncheckedIOException e) {
            throw UserError.usage(directory + ": cannot list this directory: " + InputFailure.reason(e) + "; check its permissions");
        }
    }

    private static String missing(String name, Path path) {
        if (Files.isSymbolicLink(path)) {
            return name + ": a symbolic link that leads nowhere or to itself; remove it, or name the file itself";
        }
        Path directory = path.toAbsolutePath().getParent();
        String hint = "";
        if (directory != null && Files.isDirectory(directory)) {
            hint = org.flux.cli.console.Suggestions.didYouMean(path.getFileName().toString(), siblings(directory));
        }
        return name + ": no such file or directory" + (hint.isEmpty() ? "; check the path" : hint);
    }

    private static Collection<String> siblings(Path directory) {
        try (var list = Files.list(directory)) {
            return list.map(p -> p.getFileName().toString()).limit(1000).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private void add(Found file) {
        if (file.name.chars().anyMatch(Character::isISOControl)) {
            complaints.add(file.name.replaceAll("\\p{Cntrl}", "?")
                    + ": a line break or another control character in a file's name; rename it");
            return;
        }
        met++;
        // who names a file wants it checked as a program, whatever directory it is also found in
        found.merge(ProgramFiles.identity(file.path), file, (first, again) -> first.named ? first : again);
    }

    private void enter(String name, Path directory) {
        ProgramFiles.walk(directory, new ProgramFiles.Visitor<RuntimeException>() {
            @Override
            public void file(Path file) {
                add(new Found(shown(file), console.resolve(shown(file)), false));
            }

            @Override
            public void unreadable(Path below, IOException reason) {
                complaints.add(shown(below) + ": cannot list this directory: " + InputFailure.reason(reason) + "; check its permissions");
            }

            @Override
            public void loop(Path below) {
                console.progress("flux: " + shown(below) + ": a symbolic link back to a directory around it; not entered again");
            }

            private String shown(Path below) {
                String path = below.toString();
                return path.isEmpty() ? name : name.equals(".") ? path : name.endsWith("/") ? name + path : name + "/" + path;
            }
        });
    }
}
