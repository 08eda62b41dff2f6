// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FluxFiles;
import org.flux.cli.program.InputFailure;
import org.flux.lang.project.Layout;
import org.flux.lang.project.UnlistableException;

/** The layouts of what the arguments of a command name. */
public final class Layouts {
    private Layouts() {}

    /**
     * What the user means by a file or a directory.
     *
     * @throws UserError if there is no such thing, or a directory cannot be listed
     */
    public static Layout of(Console console, String named) {
        if (!Files.exists(console.resolve(named))) {
            FluxFiles.find(console, List.of(named));
        }
        try {
            return Layout.of(named, console.directory(), console::resolve);
        } catch (UnlistableException e) {
            throw unlistable(e);
        }
    }

    /**
     * The layout around a program, which exists.
     *
     * @throws UserError if a directory cannot be listed
     */
    static Layout around(Path program) {
        try {
            return Layout.of(program);
        } catch (UnlistableException e) {
            throw unlistable(e);
        }
    }

    /** The user's class path: folders of resources, jars in {@code lib}, and what an option adds. */
    public static List<Path> classPath(Layout layout, Console console, String more) {
        List<Path> path = new ArrayList<>(layout.resources());
        path.addAll(layout.libraries());
        for (String entry : more == null ? new String[0] : more.split(File.pathSeparator)) {
            if (entry.endsWith("*")) {
                path.addAll(jars(console.resolve(entry.equals("*") ? "." : entry.substring(0, entry.length() - 1))));
            } else if (!entry.isEmpty()) {
                Path resolved = console.resolve(entry);
                if (!Files.exists(resolved)) {
                    throw UserError.usage("--class-path " + entry + ": no such file or directory; check the path");
                }
                path.add(resolved);
            }
        }
        return List.copyOf(path);
    }

    private static List<Path> jars(Path directory) {
        try {
            return Layout.jars(directory);
        } catch (UnlistableException e) {
            throw unlistable(e);
        }
    }

    private static UserError unlistable(UnlistableException e) {
        return UserError.usage(e.directory() + ": cannot list this directory: " + InputFailure.reason((Exception) e.getCause())
                + "; check its permissions");
    }
}
