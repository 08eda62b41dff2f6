// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.flux.lang.LoadedProgram;

/**
 * Generates the Java sources of the programs and adds them to the project. Nothing is written if a program has an error, and nothing is
 * done if programs, settings and the Java that they are bound to are the same as last time.
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

    /** What was read and written last time. */
    @Parameter(defaultValue = "${project.build.directory}/flux-maven-plugin/${mojoExecution.executionId}.state", readonly = true)
    File stateFile;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            List<Path> classPath = classPath();
            List<Path> sourceRoots = sourceRoots();
            Inputs inputs = new Inputs(List.of(String.valueOf(packageName), String.valueOf(mainComponents), version()), classPath,
                    sourceRoots);
            BuildState last = BuildState.read(stateFile.toPath());
            List<Path> files = files();
            if (last.isCurrent(inputs.fingerprint(last.inputs()), files)) {
                getLog().info("all sources are up to date");
            } else {
                generate(files, inputs, last, BindingLookup.of(classPath, sourceRoots));
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot generate into " + outputDirectory + ": " + e, e);
        }
        project.addCompileSourceRoot(outputDirectory.getPath());
    }

    private void generate(List<Path> files, Inputs inputs, BuildState last, BindingLookup bindings)
            throws IOException, MojoExecutionException, MojoFailureException {
        Map<Path, LoadedProgram> programs = load(files);
        report(programs.values().stream().map(LoadedProgram::diagnostics).flatMap(List::stream).distinct().toList());
        GeneratorOptions options = new GeneratorOptions(Optional.ofNullable(packageName), Optional.ofNullable(mainComponents), bindings);
        List<GeneratedFiles> all = new ArrayList<>();
        for (LoadedProgram program : programs.values()) {
            switch (JavaGenerator.generate(program.analysis(), options)) {
                case GeneratedFiles generated -> all.add(generated);
                case Generated.Refusal refusal -> report(refusal.diagnostics());
            }
        }
        Map<Path, String> owners = outputs(programs, all);
        int changed = 0;
        for (GeneratedFiles generated : all) {
            changed += generated.write(outputDirectory.toPath()).size();
        }
        changed += removeStale(last, owners);
        TreeSet<Path> read = new TreeSet<>(files);
        programs.values().forEach(p -> p.texts().keySet().forEach(f -> read.add(Path.of(f))));
        BuildState.write(stateFile.toPath(), inputs.fingerprint(read), read, files, owners.keySet());
        getLog().info(changed == 0 ? "all sources are up to date" : changed + " of " + owners.size() + " sources changed in "
                + outputDirectory);
    }

    private Map<Path, String> outputs(Map<Path, LoadedProgram> programs, List<GeneratedFiles> all) throws MojoFailureException {
        Map<Path, String> owners = new TreeMap<>();
        List<Path> roots = List.copyOf(programs.keySet());
        for (int i = 0; i < all.size(); i++) {
            for (GeneratedFile file : all.get(i).files()) {
                String other = owners.putIfAbsent(outputDirectory.toPath().resolve(file.relativePath()), roots.get(i).toString());
                if (other != null) {
                    throw new MojoFailureException(roots.get(i) + " generates " + file.relativePath() + " as " + other
                            + " does; rename one of them or give them different packages");
                }
            }
        }
        return owners;
    }

    /** A program that has been deleted or renamed must not leave classes behind. */
    private static int removeStale(BuildState last, Map<Path, String> owners) throws IOException {
        int removed = 0;
        for (Path old : last.outputs()) {
            if (!owners.containsKey(old) && Files.deleteIfExists(old)) {
                removed++;
            }
        }
        return removed;
    }

    private List<Path> classPath() throws MojoExecutionException {
        try {
            return project.getCompileClasspathElements().stream().map(Path::of).filter(Files::exists)
                    .filter(p -> !p.equals(Path.of(String.valueOf(project.getBuild().getOutputDirectory())))).toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the project's dependencies are not resolved: " + e.getMessage(), e);
        }
    }

    private List<Path> sourceRoots() {
        return project.getCompileSourceRoots().stream().map(Path::of).filter(Files::isDirectory)
                .filter(p -> !p.equals(outputDirectory.toPath())).toList();
    }

    /** Another version of the plug-in may generate something else. */
    private static String version() {
        String version = GenerateMojo.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
