// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.diagnostics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Range;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;

/** What else can be done at the cursor or with the selection: refactorings, and changes of the whole text. */
public final class Assists implements IQuickAssistProcessor {
    private static final List<String> KINDS = List.of("refactor", "source");

    @Override
    public boolean canFix(Annotation annotation) {
        return false; // the platform has what markers offer
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return FluxDocument.of(context.getSourceViewer().getDocument()).isPresent();
    }

    @Override
    public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        IDocument document = context.getSourceViewer().getDocument();
        Optional<FluxDocument> open = FluxDocument.of(document);
        if (open.isEmpty()) {
            return new ICompletionProposal[0];
        }
        Point selection = context.getSourceViewer().getSelectedRange();
        Range range = selection.y > 0 ? Positions.range(document, selection.x, selection.y)
                : Positions.range(document, context.getOffset(), 0);
        return Actions.at(open.get().uri(), range, KINDS).stream()
                .sorted(Comparator.comparing((CodeAction action) -> Actions.obstacle(action).isPresent())
                        .thenComparing(action -> action.getKind().startsWith("source")))
                .map(Assist::new).toArray(ICompletionProposal[]::new);
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    /** What is not possible is listed all the same, with the reason, so that nobody looks for it. */
    private record Assist(CodeAction action) implements ICompletionProposal {
        @Override
        public void apply(IDocument document) {
            Actions.perform(action);
        }

        @Override
        public Point getSelection(IDocument document) {
            return null;
        }

        @Override
        public String getAdditionalProposalInfo() {
            return Actions.obstacle(action).map(reason -> "Not possible here: " + reason + ".").orElse(null);
        }

        @Override
        public String getDisplayString() {
            return action.getTitle() + Actions.obstacle(action).map(reason -> " (not possible: " + reason + ")").orElse("");
        }

        @Override
        public Image getImage() {
            return Plugin.image(action.getKind().startsWith("source") ? "source-action" : "refactor");
        }

        @Override
        public IContextInformation getContextInformation() {
            return null;
        }
    }
}
