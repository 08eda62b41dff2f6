// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.project;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the parts of a server are. Either as Maven has it ({@code src/main/flux}, {@code src/main/java}, {@code src/main/resources}), or
 * flat: the components' Java sources beside the program. Libraries are the jars in {@code lib}.
 *
 * @param program as the user named it: the file, or the directory of programs
 * @param directory as the user names the directory that programs are in
 * @param javaDirectory where the Java sources are
 * @param packaged whether these lie in folders that are named after their packages
 * @param javaSources every Java source of the server
 * @param resources folders of resources
 * @param libraries jars
 */
public record Layout(String program, String directory, Path javaDirectory, boolean packaged, List<JavaFile> javaSources,
        List<Path> resources, List<Path> libraries) {
    private static final String FLUX = "src/main/flux";
    private static final String JAVA = "src/main/java";
    private static final String RESOURCES = "src/main/resources";

    public Layout {
        javaSources = List.copyOf(javaSources);
        resources = List.copyOf(resources);
        libraries = List.copyOf(libraries);
    }

    /** @param name as the user would name it */
    public record JavaFile(String name, Path path) {}

    /**
     * The layout around a program, or a directory of programs.
     *
     * @throws UnlistableException if a directory cannot be listed
     */
    public static Layout of(Path program) throws UnlistableException {
        return of(program.toString(), Path.of(""), Path::of);
    }

    /**
     * The layout around what the user names. If it does not exist, that around where it would be.
     *
     * @param named a file or a directory
     * @param base what relative names are relative to
     * @param resolve the path of a name
     * @throws UnlistableException if a directory cannot be listed
     */
    public static Layout of(String named, Path base, Function<String, Path> resolve) throws UnlistableException {
        Path path = resolve.apply(named);
        if (Files.isDirectory(path)) {
            boolean maven = Files.isDirectory(path.resolve(FLUX));
            String directory = maven ? join(named, FLUX) : named;
            return maven ? maven(resolve, directory, directory, named) : flat(resolve, named, named);
        }
        String directory = parent(named);
        String suffix = "/" + FLUX + "/";
        String absolute = path.toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
        int inMaven = absolute.lastIndexOf(suffix);
        if (inMaven < 0) {
            return flat(resolve, named, directory);
        }
        // The project's directory as the user names it: as many levels up as the file is below it.
        int levels = absolute.substring(inMaven + 1).split("/").length;
        Path root = path.toAbsolutePath().normalize();
        for (int i = 0; i < levels; i++) {
            root = root.getParent();
        }
        Path from = base.toAbsolutePath().normalize();
        String project = root.startsWith(from) ? from.relativize(root).toString() : root.toString();
        return maven(resolve, named, join(project, FLUX), project);
    }

    /** Where the Java sources of a program are, or would be. */
    public static Path javaDirectory(Path program) {
        Path file = program.toAbsolutePath().normalize();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (folder.endsWith(FLUX)) {
                return folder.getParent().getParent().getParent().resolve(JAVA);
            }
        }
        return file.getParent();
    }

    private static Layout maven(Function<String, Path> resolve, String program, String directory, String project)
            throws UnlistableException {
        List<Path> resources = Stream.of(resolve.apply(join(project, RESOURCES))).filter(Files::isDirectory).toList();
        return new Layout(program, directory, resolve.apply(join(project, JAVA)), true,
                javaFiles(resolve, join(project, JAVA), Integer.MAX_VALUE), resources,
                jars(resolve.apply(join(project, "lib"))));
    }

    private static Layout flat(Function<String, Path> resolve, String program, String directory) throws UnlistableException {
        return new Layout(program, directory, resolve.apply(directory), false, javaFiles(resolve, directory, 1), List.of(),
                jars(resolve.apply(join(directory, "lib"))));
    }

    private static List<JavaFile> javaFiles(Function<String, Path> resolve, String directory, int depth) throws UnlistableException {
        Path root = resolve.apply(directory);
        return files(root, depth, ".java").stream()
                .map(p -> new JavaFile(join(directory, root.relativize(p).toString().replace(File.separatorChar, '/')), p))
                .filter(f -> !f.path().endsWith("module-info.java"))
                .toList();
    }

    /**
     * The jars in a directory, by name.
     *
     * @return empty if there is no such directory
     * @throws UnlistableException if it cannot be listed
     */
    public static List<Path> jars(Path directory) throws UnlistableException {
        return files(directory, 1, ".jar");
    }

    private static List<Path> files(Path directory, int depth, String extension) throws UnlistableException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(directory, depth)) {
            return walk.filter(p -> p.getFileName().toString().endsWith(extension) && Files.isRegularFile(p)).sorted().toList();
        } catch (IOException e) {
            throw new UnlistableException(directory, e);
        } catch (UncheckedIOException e) {
            throw new UnlistableException(directory, e.getCause());
        }
    }

    /** Where a class of the components would be. */
    public Path javaFile(String packageName, String simpleName) {
        Path folder = packaged && !packageName.isEmpty() ? javaDirectory.resolve(packageName.replace('.', '/')) : javaDirectory;
        return folder.resolve(simpleName + ".java");
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
}
