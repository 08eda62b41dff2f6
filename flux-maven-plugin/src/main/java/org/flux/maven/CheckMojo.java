// SPDX-License-Identifier: EPL-2.0
package org.flux.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.lang.LoadedProgram;

/** Checks the programs and fails if one has an error; writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends FluxMojo {

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        var programs = load(files());
        List<Diagnostic> findings = programs.values().stream().map(LoadedProgram::diagnostics).flatMap(List::stream).distinct().toList();
        report(findings);
        getLog().info("checked " + programs.size() + (programs.size() == 1 ? " program" : " programs"));
    }
}
