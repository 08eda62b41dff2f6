// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flux.cli.console.Console;
import org.flux.cli.console.UserError;
import org.flux.cli.program.FluxFiles;
import org.flux.cli.program.InputFailure;

/**
 * Where the parts of a server are. Either as Maven has it ({@code src/main/flux}, {@code src/main/java}, {@code src/main/resources}), or
 * flat: the components' Java sources beside the program. Libraries are the jars in {@code lib}.
 *
 * @param program as the user named it: the file, or the directory of programs
 * @param directory as the user names the directory that programs are in
 * @param javaDirectory where the Java sources are
 * @param javaSources every Java source of the server
 * @param resources folders of resources
 * @param libraries jars
 */
public record Layout(String program, String directory, Path javaDirectory, List<JavaFile> javaSources, List<Path> resources,
        List<Path> libraries) {
    private static final String FLUX = "src/main/flux";
    private static final String JAVA = "src/main/java";
    private static final String RESOURCES = "src/main/resources";

    /** @param name as the user would name it */
    public record JavaFile(String name, Path path) {}

    /** What the user means by a file or a directory. */
    public static Layout of(Console console, String named) {
        Path path = console.resolve(named);
        if (Files.isDirectory(path)) {
            boolean maven = Files.isDirectory(path.resolve(FLUX));
            String directory = maven ? join(named, FLUX) : named;
            return maven ? maven(console, directory, directory, named) : flat(console, named, named);
        }
        if (!Files.exists(path)) {
            FluxFiles.find(console, List.of(named));
        }
        String directory = parent(named);
        String suffix = "/" + FLUX + "/";
        String absolute = path.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
        int inMaven = absolute.lastIndexOf(suffix);
        if (inMaven < 0) {
            return flat(console, named, directory);
        }
        // The project's directory as the user names it: as many levels up as the file is below it.
        int levels = absolute.substring(inMaven + 1).split("/").length;
        Path root = path.toAbsolutePath().normalize();
        for (int i = 0; i < levels; i++) {
            root = root.getParent();
        }
        Path base = console.directory().toAbsolutePath().normalize();
        String project = root.startsWith(base) ? base.relativize(root).toString() : root.toString();
        return maven(console, named, join(project, FLUX), project);
    }

    private static Layout maven(Console console, String program, String directory, String project) {
        List<Path> resources = Stream.of(console.resolve(join(project, RESOURCES))).filter(Files::isDirectory).toList();
        return new Layout(program, directory, console.resolve(join(project, JAVA)),
                javaFiles(console, join(project, JAVA), Integer.MAX_VALUE), resources,
                jars(console.resolve(join(project, "lib"))));
    }

    private static Layout flat(Console console, String program, String directory) {
        return new Layout(program, directory, console.resolve(directory), javaFiles(console, directory, 1), List.of(),
                jars(console.resolve(join(directory, "lib"))));
    }

    private static List<JavaFile> javaFiles(Console console, String directory, int depth) {
        Path root = console.resolve(directory);
        return files(root, depth, ".java").stream()
                .map(p -> new JavaFile(join(directory, root.relativize(p).toString().replace(File.separatorChar, '/')), p))
                .filter(f -> !f.path().endsWith("module-info.java"))
                .toList();
    }

    private static List<Path> jars(Path directory) {
        return files(directory, 1, ".jar");
    }

    private static List<Path> files(Path directory, int depth, String extension) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(directory, depth)) {
            return walk.filter(p -> p.getFileName().toString().endsWith(extension) && Files.isRegularFile(p)).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw UserError.usage(directory + ": cannot list this directory: " + InputFailure.reason(e) + "; check its permissions");
        }
    }

    private static String parent(String name) {
        int slash = name.replace(File.separatorChar, '/').lastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : name.substring(0, slash);
    }

    private static String join(String directory, String name) {
        if (directory.isEmpty() || directory.equals(".")) {
            return name;
        }
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** The user's class path: folders of resources, jars in {@code lib}, and what an option adds. */
    public List<Path> classPath(Console console, String more) {
        List<Path> path = new ArrayList<>(resources);
        path.addAll(libraries);
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
}
