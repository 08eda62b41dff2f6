// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.flux.generator.AtomicFiles;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.report.SarifReport;

/**
 * Checks the programs and fails if one has an error. Generates nothing, and on the command line checks again each time that it is called.
 * It needs no dependencies, so whether Java types exist is left to {@code generate}.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends FluxMojo {

    /** Where all findings are written as a SARIF 2.1.0 log, whether the build fails for them or not. Nowhere by default. */
    @Parameter(property = "flux.sarifFile")
    File sarifFile;

    /** What paths in the SARIF log are relative to: the directory of the whole build, unless something else is set. */
    @Parameter(property = "flux.sarifRoot", defaultValue = "${maven.multiModuleProjectDirectory}")
    File sarifRoot;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    String pluginVersion;

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        SeverityPolicy wishes = wishes();
        List<Path> files = files();
        String key = teller() + " " + sourceDirectory;
        if (sarifFile == null && isInEditor() && buildContext.isIncremental() && buildContext.getValue(key) instanceof Checked last
                && last.files().equals(files) && last.fingerprint().equals(fingerprint(last.inputs()))) {
            findings().keep(last.told());
            return;
        }
        buildContext.setValue(key, "unfinished");
        ProgramSet programs = load(files, Optional.empty());
        List<Diagnostic> findings = programs.findings(wishes);
        if (sarifFile != null) {
            write(SarifReport.render(new RelativeFindings(sarifRoot.toPath()).of(findings), pluginVersion,
                    "The directory of the Maven build, or what flux.sarifRoot names instead."));
        }
        findings().report(findings, failOnWarning);
        int count = programs.programs().size();
        getLog().info("checked " + count + (count == 1 ? " program" : " programs"));
        Set<Path> inputs = programs.readOrLookedFor();
        buildContext.setValue(key, new Checked(files, inputs, fingerprint(inputs), findings().own()));
    }

    /**
     * What an editor's last build found; it builds whenever anything in the project is saved.
     *
     * @param told the findings that are markers now
     */
    private record Checked(List<Path> files, Set<Path> inputs, String fingerprint, Set<String> told) {}

    private String fingerprint(Set<Path> inputs) throws MojoExecutionException {
        try {
            return new Inputs(wishesAsText(), List.of(), List.of()).fingerprint(inputs);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot read the programs again: " + e.getMessage() + "; check their permissions", e);
        }
    }

    private void write(String log) throws MojoExecutionException {
        try {
            AtomicFiles.write(sarifFile.toPath().toAbsolutePath(), log + "\n");
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write " + sarifFile + ": " + e.getMessage()
                    + "; check the path, permissions and free space", e);
        }
    }
}
