// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.linking;

import com.google.inject.Inject;
import java.util.Optional;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.flux.lang.syntax.SyntaxAdapter;

/** A resource whose syntax errors are those of {@link SyntaxAdapter}: one for each slip, wherever the text is read. */
public class FluxResource extends LazyLinkingResource {
    @Inject
    private SyntaxAdapter adapter;

    @Override
    protected void addSyntaxErrors() {
        if (isValidationDisabled()) {
            return;
        }
        adapter.adapt(getURI().toString(), getParseResult(), target -> Optional.empty()).findings()
                .forEach(finding -> getErrors().add(new SyntaxDiagnostic(finding, getParseResult().getRootNode())));
    }
}
