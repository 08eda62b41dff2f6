// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.completion;

import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.BoldStylerProvider;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension5;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension7;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Range;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.flux.lang.ui.Icons;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.hover.Markdown;
import org.flux.lang.ui.hover.MarkdownControl;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.viewer.Match;
import org.flux.lang.ui.viewer.Word;

/** One of the things that the server proposes: how it looks, whether it still fits what is typed on, and what choosing it does. */
final class Proposal implements ICompletionProposal, ICompletionProposalExtension2, ICompletionProposalExtension3,
        ICompletionProposalExtension5, ICompletionProposalExtension6, ICompletionProposalExtension7, Comparable<Proposal> {
    /** Documentation is asked for beside the UI thread; what choosing adds elsewhere is not, and comes with it otherwise. */
    private static final Duration DOCUMENTATION_LIMIT = Duration.ofSeconds(5);
    private static final Duration CHOICE_LIMIT = Duration.ofMillis(500);
    private static final Comparator<Proposal> BEST_FIRST = Comparator.comparingInt((Proposal p) -> p.match.map(Match::quality)
            .orElse(Integer.MAX_VALUE)).thenComparing(p -> Optional.ofNullable(p.item.getSortText()).orElse(p.item.getLabel()));

    private final CompletionItem item;
    private final ITextViewer viewer;
    private final IDocument document;
    /** Where the word begins that is typed, and where the cursor was when the server was asked. */
    private final int start;
    private final int asked;
    /** How much behind the cursor belongs to the word, too. */
    private final int rest;
    private Optional<Match> match;
    private CompletionItem resolved;
    private Point selection;

    Proposal(CompletionItem item, ITextViewer viewer, IDocument document, int asked) {
        this.item = item;
        this.viewer = viewer;
        this.document = document;
        this.asked = asked;
        Range insert = item.getTextEdit() == null ? null
                : item.getTextEdit().isLeft() ? item.getTextEdit().getLeft().getRange() : item.getTextEdit().getRight().getInsert();
        Range replace = item.getTextEdit() != null && item.getTextEdit().isRight() ? item.getTextEdit().getRight().getReplace() : insert;
        this.start = insert == null ? Word.start(document, asked) : Positions.offset(document, insert.getStart());
        this.rest = replace == null ? 0 : Math.max(0, Positions.offset(document, replace.getEnd()) - asked);
        this.match = match(asked);
    }

    private Optional<Match> match(int offset) {
        try {
            return Match.of(document.get(start, offset - start), filterText());
        } catch (BadLocationException e) {
            return Optional.empty();
        }
    }

    private String filterText() {
        return Optional.ofNullable(item.getFilterText()).orElse(item.getLabel());
    }

    /** Whether it fits what is typed. */
    boolean fits() {
        return match.isPresent();
    }

    @Override
    public int compareTo(Proposal other) {
        return BEST_FIRST.compare(this, other);
    }

    @Override
    public boolean validate(IDocument text, int offset, DocumentEvent event) {
        match = offset < start ? Optional.empty() : match(offset);
        return fits();
    }

    @Override
    public String getDisplayString() {
        return getStyledDisplayString().getString();
    }

    @Override
    public StyledString getStyledDisplayString() {
        return shown(null);
    }

    /** The letters that were typed are bold, wherever they are in the name. */
    @Override
    public StyledString getStyledDisplayString(IDocument text, int offset, BoldStylerProvider bold) {
        return shown(bold);
    }

    private StyledString shown(BoldStylerProvider bold) {
        StyledString shown = new StyledString(item.getLabel());
        if (bold != null && match.isPresent() && item.getLabel().startsWith(filterText())) {
            BitSet letters = match.get().letters();
            for (int from = letters.nextSetBit(0); from >= 0; from = letters.nextSetBit(letters.nextClearBit(from))) {
                shown.setStyle(from, letters.nextClearBit(from) - from, bold.getBoldStyler());
            }
        }
        CompletionItemLabelDetails details = item.getLabelDetails();
        if (details != null && details.getDetail() != null) {
            shown.append(details.getDetail(), StyledString.QUALIFIER_STYLER);
        }
        if (details != null && details.getDescription() != null) {
            shown.append("  " + details.getDescription(), StyledString.DECORATIONS_STYLER);
        }
        return shown;
    }

    @Override
    public Image getImage() {
        return Icons.of(item.getKind());
    }

    @Override
    public String getAdditionalProposalInfo() {
        return getAdditionalProposalInfo(null) instanceof Markdown markdown ? markdown.text() : null;
    }

    /** Called beside the UI thread, when the proposal has been selected for a moment. */
    @Override
    public Object getAdditionalProposalInfo(IProgressMonitor monitor) {
        CompletionItem full = resolve(DOCUMENTATION_LIMIT);
        Markdown text = full.getDocumentation() == null ? Markdown.of("") : full.getDocumentation().isLeft()
                ? Markdown.of(new MarkupContent("plaintext", full.getDocumentation().getLeft()))
                : Markdown.of(full.getDocumentation().getRight());
        return text.isEmpty() ? null : text;
    }

    private CompletionItem resolve(Duration limit) {
        if (resolved == null) {
            CompletionItem answer = Server.get().askNow(limit, null,
                    requests -> requests.getTextDocumentService().resolveCompletionItem(item));
            if (answer == null) {
                return item;
            }
            resolved = answer;
        }
        return resolved;
    }

    @Override
    public IInformationControlCreator getInformationControlCreator() {
        return MarkdownControl.hovers();
    }

    @Override
    public CharSequence getPrefixCompletionText(IDocument text, int offset) {
        return item.getInsertTextFormat() == InsertTextFormat.Snippet ? filterText() : insertText();
    }

    @Override
    public int getPrefixCompletionStart(IDocument text, int offset) {
        return start;
    }

    private String insertText() {
        if (item.getTextEdit() != null) {
            return item.getTextEdit().map(edit -> edit.getNewText(), edit -> edit.getNewText());
        }
        return Optional.ofNullable(item.getInsertText()).orElse(item.getLabel());
    }

    /** With Ctrl, what is left of the word behind the cursor is replaced, too. */
    @Override
    public void apply(ITextViewer shown, char trigger, int stateMask, int offset) {
        insert(offset, (stateMask & SWT.MOD1) != 0 ? rest : 0);
    }

    @Override
    public void apply(IDocument text) {
        insert(asked, 0);
    }

    private void insert(int cursor, int behind) {
        CompletionItem full = resolve(CHOICE_LIMIT);
        Snippet snippet = item.getInsertTextFormat() == InsertTextFormat.Snippet ? Snippet.of(insertText()) : Snippet.plain(insertText());
        int end = Math.min(document.getLength(), Math.max(cursor, start) + behind);
        selection = new Insertion(viewer, document).insert(start, end - start, snippet,
                Optional.ofNullable(full.getAdditionalTextEdits()).orElse(List.of()), full.getCommand());
    }

    @Override
    public Point getSelection(IDocument text) {
        return selection;
    }

    @Override
    public void selected(ITextViewer shown, boolean smartToggle) {
        // Nothing is shown in the text before it is chosen.
    }

    @Override
    public void unselected(ITextViewer shown) {
        // See selected.
    }

    @Override
    public IContextInformation getContextInformation() {
        return null;
    }
}
