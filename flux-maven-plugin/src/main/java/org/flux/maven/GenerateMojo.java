// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.flux.generator.BindingLookup;
import org.flux.generator.Generated;
import org.flux.generator.GeneratedFile;
import org.flux.generator.GeneratedFiles;
import org.flux.generator.GeneratorOptions;
import org.flux.generator.JavaGenerator;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.LoadedProgram;
import org.flux.lang.classpath.ClassPathTypes;
import org.flux.lang.classpath.SourceTypes;

/**
 * Checks the programs, generates their Java sources and adds them to the project. Nothing is written if a program has an error, and
 * nothing is done if programs, settings, parameters, this plug-in and the Java that programs are bound to are the same as last time.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class GenerateMojo extends FluxMojo {

    /** Where the Java sources go, in directories by package. */
    @Parameter(property = "flux.outputDirectory", defaultValue = "${project.build.directory}/generated-sources/flux")
    File outputDirectory;

    /** Package of the generated code instead of the one that a program names. */
    @Parameter(property = "flux.packageName")
    String packageName;

    /** Qualified name of a class that implements the components: a main class for it is generated too. For a project of one program. */
    @Parameter(property = "flux.mainComponents")
    String mainComponents;

    /**
     * What the compiler takes Java sources to be written in. Generated ones are UTF-8, as programs are; so with anything else their names
     * and texts have to be plain ASCII.
     */
    @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
    String encoding;

    /** What was read and written last time. */
    @Parameter(defaultValue = "${project.build.directory}/flux-maven-plugin/${mojoExecution.executionId}.state", readonly = true)
    File stateFile;

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        // Whether this succeeds or not: an editor asks for source folders once, though programs may have errors then.
        project.addCompileSourceRoot(outputDirectory.getPath());
        SeverityPolicy wishes = wishes();
        List<Path> files = files();
        try {
            List<Path> classPath = classPath();
            List<Path> sourceRoots = sourceRoots();
            Inputs inputs = new Inputs(parameters(), classPath, sourceRoots);
            BuildState last = BuildState.read(stateFile.toPath());
            boolean markersAreThere = !isInEditor() || buildContext.isIncremental();
            if (last.isCurrent(inputs.fingerprint(last.inputs()), files) && markersAreThere) {
                getLog().info("all sources are up to date");
            } else {
                if (last.isFinished()) {
                    last.unfinished().write(stateFile.toPath());
                }
                findings().begin(last.inputs());
                ProgramSet programs = load(files, types(classPath, sourceRoots));
                findings().report(programs.findingsOfGeneration(wishes), failOnWarning);
                generate(programs, inputs, last, BindingLookup.of(classPath, sourceRoots));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot generate into " + outputDirectory + ": " + e.getMessage()
                    + "; check permissions and free space", e);
        }
    }

    private void generate(ProgramSet programs, Inputs inputs, BuildState last, BindingLookup bindings)
            throws IOException, MojoExecutionException, MojoFailureException {
        GeneratorOptions options = new GeneratorOptions(Optional.ofNullable(packageName), Optional.ofNullable(mainComponents), bindings);
        Map<Path, Generated> all = generated(programs.programs(), options);
        List<Diagnostic> refused = all.values().stream().filter(Generated.Refusal.class::isInstance)
                .flatMap(g -> ((Generated.Refusal) g).diagnostics().stream()).distinct().toList();
        findings().report(refused, failOnWarning);
        List<GeneratedFiles> sources = all.values().stream().map(GeneratedFiles.class::cast).toList();
        Map<Path, GeneratedFile> outputs = outputs(List.copyOf(all.keySet()), sources);
        rejectGarbled(outputs);
        Set<Path> changed = new TreeSet<>(GeneratedFiles.write(sources, outputDirectory.toPath()));
        List<Path> removed = removeStale(last, outputs.keySet());
        changed.forEach(file -> buildContext.refresh(file.toFile()));
        removed.forEach(file -> buildContext.refresh(file.toFile()));
        Set<Path> read = programs.readOrLookedFor();
        BuildState.of(inputs.fingerprint(read), read, programs.files(), outputs.keySet()).write(stateFile.toPath());
        List<String> done = new ArrayList<>();
        if (!changed.isEmpty()) {
            done.add(changed.size() + " of " + outputs.size() + " sources changed");
        }
        if (!removed.isEmpty()) {
            done.add(removed.size() + " removed");
        }
        getLog().info(done.isEmpty() ? "all sources are up to date" : String.join(", ", done) + " in " + outputDirectory);
    }

    private static Map<Path, Generated> generated(Map<Path, LoadedProgram> programs, GeneratorOptions options)
            throws MojoExecutionException, MojoFailureException {
        return DeepStack.call(() -> {
            Map<Path, Generated> all = new TreeMap<>();
            programs.forEach((file, program) -> all.put(file, JavaGenerator.generate(program.analysis(), options)));
            return all;
        });
    }

    private Map<Path, GeneratedFile> outputs(List<Path> roots, List<GeneratedFiles> all) throws MojoFailureException {
        Map<Path, GeneratedFile> outputs = new TreeMap<>();
        Map<Path, Path> owners = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            for (GeneratedFile file : all.get(i).files()) {
                Path output = outputDirectory.toPath().resolve(file.relativePath());
                outputs.put(output, file);
                Path other = owners.putIfAbsent(output, roots.get(i));
                if (other != null) {
                    throw new MojoFailureException(roots.get(i) + " generates " + file.relativePath() + " as " + other
                            + " does; rename one of them or give them different packages");
                }
            }
        }
        return outputs;
    }

    private void rejectGarbled(Map<Path, GeneratedFile> outputs) throws MojoFailureException {
        if (encoding == null || Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8)) {
            return;
        }
        for (GeneratedFile file : outputs.values()) {
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(file.text())) {
                throw new MojoFailureException(file.relativePath() + " would have characters that a compiler for " + encoding
                        + " sources reads as others; set project.build.sourceEncoding to UTF-8, or use ASCII names in the program");
            }
        }
    }

    /** A program that has been deleted or renamed must not leave classes behind. */
    private static List<Path> removeStale(BuildState last, Set<Path> outputs) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path old : last.outputs().keySet()) {
            if (!outputs.contains(old) && Files.deleteIfExists(old)) {
                removed.add(old);
            }
        }
        return removed;
    }

    private List<Path> classPath() throws MojoExecutionException {
        return compileClassPath().stream().filter(Files::exists).toList();
    }

    /** Without the project's own classes, which may be there and may be old. */
    private List<Path> compileClassPath() throws MojoExecutionException {
        try {
            return project.getCompileClasspathElements().stream().map(Path::of)
                    .filter(p -> !p.equals(Path.of(String.valueOf(project.getBuild().getOutputDirectory())))).toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the project's dependencies are not resolved: " + e.getMessage(), e);
        }
    }

    private List<Path> sourceRoots() {
        return project.getCompileSourceRoots().stream().map(Path::of).filter(Files::isDirectory)
                .filter(p -> !p.equals(outputDirectory.toPath())).toList();
    }

    /**
     * Unknown where a module that this one depends on is not compiled yet, and where the code goes to a package that programs
     * do not tell.
     */
    private Optional<JavaTypes> types(List<Path> classPath, List<Path> sourceRoots) throws IOException, MojoExecutionException {
        if (packageName != null || classPath.size() < compileClassPath().size()) {
            return Optional.empty();
        }
        List<Path> sources = new ArrayList<>();
        for (Path root : sourceRoots) {
            sources.addAll(Inputs.files(root, ".java"));
        }
        return Optional.of(ClassPathTypes.union(List.of(ClassPathTypes.ofJdk(), ClassPathTypes.of(classPath), SourceTypes.of(sources))));
    }

    private List<String> parameters() throws IOException {
        List<String> parameters = new ArrayList<>();
        parameters.add("package " + packageName + " main " + mainComponents + " encoding " + encoding);
        parameters.addAll(wishesAsText());
        parameters.add("output " + outputDirectory);
        // Another version of the plug-in, or of a library of it, may say and generate something else.
        for (Class<?> part : List.of(GenerateMojo.class, JavaGenerator.class, LoadedProgram.class, Diagnostic.class)) {
            parameters.add(Inputs.origin(part));
        }
        return parameters;
    }
}
