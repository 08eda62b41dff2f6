// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.ProgramFiles;
import org.flux.lang.SourceException;
import org.flux.lang.settings.SettingsException;
import org.flux.lang.settings.SeverityWishes;

/** What the goals have in common: which programs, and what is to be said of them. */
abstract class FluxMojo extends AbstractMojo {

    /**
     * Where the {@code .flux} files are. Every file that no other one there imports is a program. Directories that are hidden, or called
     * {@code target}, are not searched.
     */
    @Parameter(property = "flux.sourceDirectory", defaultValue = "${project.basedir}/src/main/flux")
    File sourceDirectory;

    /** Do nothing. */
    @Parameter(property = "flux.skip", defaultValue = "false")
    boolean skip;

    /** Fail on warnings, too: on elevated locks, for example. */
    @Parameter(property = "flux.failOnWarning", defaultValue = "false")
    boolean failOnWarning;

    /** Codes of findings that are errors in this build, or {@code elevation}. Wins over {@code flux.settings.json}, as all three do. */
    @Parameter(property = "flux.deny")
    List<String> deny = new ArrayList<>();

    /** Codes of findings that are warnings in this build. */
    @Parameter(property = "flux.warn")
    List<String> warn = new ArrayList<>();

    /** Codes of findings that are not reported. What makes generation impossible is an error nevertheless. */
    @Parameter(property = "flux.ignore")
    List<String> ignore = new ArrayList<>();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution.executionId}", readonly = true)
    String executionId;

    /** Set by Maven's integration into Eclipse, which shows findings as markers instead of lines. */
    @Parameter(defaultValue = "${m2e.version}", readonly = true)
    String m2eVersion;

    @Inject
    BuildContext buildContext;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        perform();
    }

    abstract void perform() throws MojoExecutionException, MojoFailureException;

    List<Path> files() throws MojoExecutionException {
        try {
            Path directory = sourceDirectory.toPath();
            List<Path> files = new ArrayList<>();
            if (Files.isDirectory(directory)) {
                ProgramFiles.walk(directory, new ProgramFiles.Visitor<IOException>() {
                    @Override
                    public void file(Path file) {
                        files.add(directory.resolve(file));
                    }

                    @Override
                    public void unreadable(Path below, IOException reason) throws IOException {
                        throw reason;
                    }
                });
            }
            return files.stream().sorted().toList();
        } catch (IOException e) {
            throw new MojoExecutionException("cannot list " + sourceDirectory + ": " + e.getMessage() + "; check its permissions", e);
        }
    }

    /**
     * Reads the programs of some files; tells which files cannot be read, and fails if there are any.
     *
     * @param types the Java that programs may name, where that is known
     */
    ProgramSet load(List<Path> files, Optional<JavaTypes> types) throws MojoFailureException, MojoExecutionException {
        ProgramSet programs = DeepStack.call(() -> ProgramSet.load(files, types));
        Set<Path> all = new TreeSet<>(files);
        all.addAll(programs.read());
        findings().begin(all);
        for (SourceException e : programs.unreadable()) {
            findings().unreadable(e);
        }
        if (!programs.unreadable().isEmpty()) {
            throw new MojoFailureException(programs.unreadable().getFirst().getMessage());
        }
        return programs;
    }

    /** The severities that this build asks for. */
    SeverityPolicy wishes() throws MojoFailureException {
        try {
            return new SeverityWishes().add("deny", deny, Level.ERROR).add("warn", warn, Level.WARNING).add("ignore", ignore, Level.OFF)
                    .policy();
        } catch (SettingsException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked") // Maven's interface is older than generics
    Findings findings() {
        return new Findings(getLog(), buildContext, isInEditor(), getPluginContext(), teller());
    }

    /** The name of this goal among all that are bound in the project. */
    final String teller() {
        return getClass().getSimpleName() + " " + executionId;
    }

    final boolean isInEditor() {
        return m2eVersion != null;
    }

    /** What decides which findings are told, and how severely. */
    final List<String> wishesAsText() {
        return List.of("failOnWarning " + failOnWarning, "deny " + deny + " warn " + warn + " ignore " + ignore);
    }
}
