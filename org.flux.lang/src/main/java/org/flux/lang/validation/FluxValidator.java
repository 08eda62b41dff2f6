// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.validation;

import com.google.inject.Inject;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.validation.Check;
import org.eclipse.xtext.validation.ValidationMessageAcceptor;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.lang.ResourcePrograms;
import org.flux.lang.flux.Program;

/**
 * Raises the findings of the program graph as Xtext's issues, and has no opinion of its own. Syntax errors are the resource's. A hint is an
 * info, as Xtext knows nothing less.
 */
public class FluxValidator extends AbstractFluxValidator {
    @Inject
    private ResourcePrograms programs;

    @Check
    public void raiseFindings(Program program) {
        if (program.eResource() instanceof XtextResource resource) {
            String file = resource.getURI().toString();
            programs.of(resource).diagnostics().stream()
                    .filter(finding -> finding.code() != Code.SYNTAX && finding.range().file().equals(file))
                    .forEach(finding -> raise(finding, program));
        }
    }

    private void raise(Diagnostic finding, Program program) {
        ValidationMessageAcceptor acceptor = getMessageAcceptor();
        int offset = finding.range().offset();
        int length = finding.range().endOffset() - offset;
        switch (finding.severity()) {
            case ERROR -> acceptor.acceptError(finding.message(), program, offset, length, finding.code().id());
            case WARNING -> acceptor.acceptWarning(finding.message(), program, offset, length, finding.code().id());
            case INFO, HINT -> acceptor.acceptInfo(finding.message(), program, offset, length, finding.code().id());
        }
    }
}
