// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.linking;

import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;

/** Says nothing about names that Xtext cannot resolve: undeclared nodes are legal, and the program graph knows which names are wrong. */
public class SilentLinking implements ILinkingDiagnosticMessageProvider {
    @Override
    public DiagnosticMessage getUnresolvedProxyMessage(ILinkingDiagnosticContext context) {
        return null;
    }
}
