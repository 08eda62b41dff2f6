// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.completion;

import java.time.Duration;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.lsp4j.CompletionContext;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.CompletionTriggerKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/**
 * Content assist: what the server proposes. The platform calls this in a thread of its own, shows the list when the answer is there, and
 * lets it be filtered while somebody types on.
 */
public final class CompletionProcessor implements IContentAssistProcessor {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** What the server announces; asked for by the platform before there is a server, so it is said here. */
    private static final String TRIGGERS = ">:[{,= ";

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        IDocument document = viewer.getDocument();
        return FluxDocument.of(document).map(open -> {
            // When a list that is open is asked for again, the platform names the place where it was opened.
            int caret = Sessions.caret(viewer, offset);
            CompletionParams params = new CompletionParams(open.id(), Positions.at(document, caret));
            params.setContext(context(document, caret, caret == offset && Sessions.openedByItself(viewer)));
            Either<List<CompletionItem>, CompletionList> answer = Server.get().askNow(LIMIT, Either.forLeft(List.of()),
                    requests -> requests.getTextDocumentService().completion(params));
            if (answer == null) {
                return new ICompletionProposal[0];
            }
            List<CompletionItem> items = answer.isLeft() ? answer.getLeft() : answer.getRight().getItems();
            Sessions.answered(viewer, answer.isRight() && answer.getRight().isIncomplete());
            return items.stream().map(item -> new Proposal(item, viewer, document, caret)).filter(Proposal::fits).sorted()
                    .toArray(ICompletionProposal[]::new);
        }).orElse(new ICompletionProposal[0]);
    }

    private static CompletionContext context(IDocument document, int offset, boolean byItself) {
        try {
            char before = offset == 0 ? '\0' : document.getChar(offset - 1);
            if (byItself && TRIGGERS.indexOf(before) >= 0) {
                return new CompletionContext(CompletionTriggerKind.TriggerCharacter, String.valueOf(before));
            }
        } catch (BadLocationException e) {
            // It is gone; the answer will not be shown.
        }
        return new CompletionContext(CompletionTriggerKind.Invoked);
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return TRIGGERS.toCharArray();
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return new IContextInformation[0];
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return new char[0];
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
