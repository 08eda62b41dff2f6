// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.variables.IStringVariableManager;
import org.eclipse.core.variables.VariablesPlugin;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;

/**
 * What a run configuration says.
 *
 * @param program a file or a folder with one program: an absolute path, a path in the workspace, or something with variables
 * @param runtime how flows run; blank for what the program prefers
 * @param port where to listen; blank for what the program prefers
 * @param arguments of {@code flux run} and of the server, as in a shell
 * @param java the home of a JDK; blank for the one that Flux uses
 */
record Configuration(String program, String runtime, String port, String arguments, String java) {
    static final String TYPE = "org.flux.lang.ui.program";
    /** As {@code flux run --runtime} has it. */
    static final List<String> RUNTIMES = List.of("virtual", "threads", "pool", "event");

    private static final String PROGRAM = TYPE + ".file";
    private static final String RUNTIME = TYPE + ".runtime";
    private static final String PORT = TYPE + ".port";
    private static final String ARGUMENTS = TYPE + ".arguments";
    private static final String JAVA = TYPE + ".java";
    private static final int MOST_PORTS = 65_535;

    static Configuration of(ILaunchConfiguration saved) throws CoreException {
        return new Configuration(saved.getAttribute(PROGRAM, ""), saved.getAttribute(RUNTIME, ""), saved.getAttribute(PORT, ""),
                saved.getAttribute(ARGUMENTS, ""), saved.getAttribute(JAVA, ""));
    }

    void save(ILaunchConfigurationWorkingCopy copy) {
        copy.setAttribute(PROGRAM, program);
        copy.setAttribute(RUNTIME, runtime);
        copy.setAttribute(PORT, port);
        copy.setAttribute(ARGUMENTS, arguments);
        copy.setAttribute(JAVA, java);
        copy.setMappedResources(resource().map(resource -> new IResource[] {resource}).orElse(null));
    }

    /** A new one, for a path. */
    static Configuration of(Path program) {
        return new Configuration(inWorkspace(program).map(resource -> resource.getFullPath().toString()).orElse(program.toString()),
                "", "", "", "");
    }

    private static Optional<IResource> inWorkspace(Path path) {
        IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri());
        Stream<IResource> folders = Stream.of(ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(path.toUri()));
        return Stream.concat(Stream.of(files), folders).filter(resource -> resource.exists() && resource.getParent() != null).findFirst();
    }

    /** In the workspace, if it is there. */
    Optional<IResource> resource() {
        return Optional.of(program).filter(path -> path.startsWith("/")).map(IPath::fromPortableString)
                .map(path -> ResourcesPlugin.getWorkspace().getRoot().findMember(path));
    }

    /** In the file system. */
    Optional<Path> path() throws CoreException {
        if (program.isBlank()) {
            return Optional.empty();
        }
        Optional<IResource> resource = resource().filter(found -> found.getLocation() != null);
        return Optional.of(resource.isPresent() ? resource.get().getLocation().toPath() : Path.of(substituted(program)));
    }

    /** What is wrong with it, in one sentence. */
    Optional<String> mistake() {
        try {
            Optional<Path> path = path();
            if (path.isEmpty()) {
                return Optional.of("Name the program: a file .flux, or a folder that contains one.");
            }
            if (!path.get().toFile().exists()) {
                return Optional.of("There is no " + path.get() + ".");
            }
            if (path.get().toFile().isFile() && !path.get().toString().endsWith(".flux")) {
                return Optional.of(path.get() + " is no program: those are called something.flux.");
            }
            substituted(arguments);
        } catch (CoreException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (!port.isBlank() && !(port.strip().matches("\\d{1,5}") && Integer.parseInt(port.strip()) <= MOST_PORTS)) {
            return Optional.of("The port is a number from 0, which means any that is free, to " + MOST_PORTS + ".");
        }
        if (!java.isBlank() && !Path.of(java.strip()).resolve("bin").toFile().isDirectory()) {
            return Optional.of("There is no Java in " + java.strip() + ": name the folder of a JDK, the one that contains bin.");
        }
        return Optional.empty();
    }

    /** Of {@code flux}. */
    List<String> commandLine() throws CoreException {
        List<String> all = new ArrayList<>(List.of("run", path().orElseThrow().toString()));
        if (!runtime.isBlank()) {
            all.addAll(List.of("--runtime", runtime));
        }
        if (!port.isBlank()) {
            all.addAll(List.of("--port", port.strip()));
        }
        all.addAll(List.of(DebugPlugin.parseArguments(substituted(arguments))));
        return all;
    }

    /** The project's folder, or that of the program. */
    Path workingDirectory() throws CoreException {
        Optional<Path> project = resource().map(found -> found.getProject().getLocation()).map(IPath::toPath);
        Path path = path().orElseThrow().toAbsolutePath();
        return project.orElse(path.toFile().isDirectory() ? path : path.getParent());
    }

    private static String substituted(String text) throws CoreException {
        IStringVariableManager variables = VariablesPlugin.getDefault().getStringVariableManager();
        return variables.performStringSubstitution(text.strip());
    }
}
