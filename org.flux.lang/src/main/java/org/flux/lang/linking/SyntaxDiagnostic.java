// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.linking;

import org.eclipse.xtext.diagnostics.AbstractDiagnostic;
import org.eclipse.xtext.nodemodel.INode;
import org.flux.graph.diagnostics.Diagnostic;

/** A syntax error in the shape that Xtext's resources keep. */
final class SyntaxDiagnostic extends AbstractDiagnostic {
    private final Diagnostic finding;
    private final INode node;

    SyntaxDiagnostic(Diagnostic finding, INode node) {
        this.finding = finding;
        this.node = node;
    }

    @Override
    protected INode getNode() {
        return node;
    }

    @Override
    public String getCode() {
        return finding.code().id();
    }

    @Override
    public String[] getData() {
        return new String[0];
    }

    @Override
    public String getMessage() {
        return finding.message();
    }

    @Override
    public int getOffset() {
        return finding.range().offset();
    }

    @Override
    public int getLength() {
        return finding.range().endOffset() - finding.range().offset();
    }

    @Override
    public int getLine() {
        return finding.range().line();
    }

    @Override
    public int getColumn() {
        return finding.range().column();
    }

    @Override
    public int getLineEnd() {
        return finding.range().endLine();
    }

    @Override
    public int getColumnEnd() {
        return finding.range().endColumn();
    }
}
