// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.colour;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension2;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.jface.text.presentation.IPresentationDamager;
import org.eclipse.jface.text.presentation.IPresentationRepairer;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.themes.IThemeManager;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.server.FluxRequests;
import org.flux.lang.ui.server.Refresh;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.viewer.Live;

/**
 * Colours a text by the server's tokens, which move along with what is typed until newer ones come; what the server has not seen yet has
 * the colours that letters alone tell. Only what looks different is drawn again.
 */
public final class ColourReconciler extends PresentationReconciler {
    private final Repairer repairer = new Repairer();
    private final IPropertyChangeListener theme = this::themeChanged;
    private final IDocumentListener typing = new IDocumentListener() {
        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {
            // Tokens are moved afterwards.
        }

        @Override
        public void documentChanged(DocumentEvent event) {
            tokens.changed(event);
        }
    };
    private ITextViewer viewer;
    private IDocument document;
    private Live<Either<SemanticTokens, SemanticTokensDelta>> live;
    private Tokens tokens = Tokens.NONE;
    private Styles styles;
    /** What the server told last, to which the next difference refers. */
    private String resultId;
    private List<Integer> data = List.of();

    public ColourReconciler() {
        setDamager(repairer, IDocument.DEFAULT_CONTENT_TYPE);
        setRepairer(repairer, IDocument.DEFAULT_CONTENT_TYPE);
    }

    @Override
    public void install(ITextViewer shown) {
        viewer = shown;
        PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(theme);
        super.install(shown);
    }

    @Override
    public void uninstall() {
        PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(theme);
        follow(null);
        super.uninstall();
    }

    @Override
    protected void setDocumentToDamagers(IDocument text) {
        follow(text);
        super.setDocumentToDamagers(text);
    }

    private void follow(IDocument text) {
        if (text == document) {
            return;
        }
        if (document != null) {
            live.stop();
            document.removePrenotifiedDocumentListener(typing);
        }
        document = text;
        tokens = Tokens.NONE;
        resultId = null;
        if (document != null) {
            document.addPrenotifiedDocumentListener(typing);
            live = new Live<>(document, Refresh.COLOURS, this::question, this::answered).start();
        }
    }

    private CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> question(FluxRequests requests, FluxDocument open) {
        return resultId == null
                ? requests.getTextDocumentService().semanticTokensFull(new SemanticTokensParams(open.id())).thenApply(Either::forLeft)
                : requests.getTextDocumentService().semanticTokensFullDelta(new SemanticTokensDeltaParams(open.id(), resultId));
    }

    private void answered(Either<SemanticTokens, SemanticTokensDelta> answer) {
        if (answer.isLeft()) {
            data = answer.getLeft().getData();
            resultId = answer.getLeft().getResultId();
        } else if (!fit(data, answer.getRight().getEdits())) {
            resultId = null; // it is a difference to something else: everything is asked for again
            live.askSoon();
            return;
        } else {
            data = edited(data, answer.getRight().getEdits());
            resultId = answer.getRight().getResultId();
        }
        Server.get().capabilities().map(ServerCapabilities::getSemanticTokensProvider)
                .map(SemanticTokensWithRegistrationOptions::getLegend).ifPresent(this::show);
    }

    private static boolean fit(List<Integer> before, List<SemanticTokensEdit> edits) {
        return edits.stream().allMatch(edit -> edit.getStart() + edit.getDeleteCount() <= before.size());
    }

    /** Edits refer to the numbers before, so the last one is made first. */
    static List<Integer> edited(List<Integer> before, List<SemanticTokensEdit> edits) {
        List<Integer> after = new ArrayList<>(before);
        edits.stream().sorted((a, b) -> Integer.compare(b.getStart(), a.getStart())).forEach(edit -> {
            List<Integer> part = after.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount());
            part.clear();
            if (edit.getData() != null) {
                part.addAll(edit.getData());
            }
        });
        return after;
    }

    private void show(SemanticTokensLegend legend) {
        boolean first = styles == null || tokens.size() == 0;
        if (styles == null) {
            styles = new Styles(legend);
        }
        Tokens now = Tokens.of(document, data);
        IRegion different = first ? new Region(0, document.getLength()) : tokens.difference(now);
        tokens = now;
        redraw(different);
    }

    private void redraw(IRegion region) {
        if (region != null && viewer instanceof ITextViewerExtension2 drawn && viewer.getTextWidget() != null) {
            drawn.invalidateTextPresentation(region.getOffset(), Math.min(region.getLength(), document.getLength() - region.getOffset()));
        }
    }

    private void themeChanged(PropertyChangeEvent event) {
        if (event.getProperty().startsWith(Styles.PREFIX) || event.getProperty().equals(IThemeManager.CHANGE_CURRENT_THEME)) {
            viewer.getTextWidget().getDisplay().asyncExec(() -> {
                if (document != null) {
                    Server.get().capabilities().map(ServerCapabilities::getSemanticTokensProvider)
                            .map(SemanticTokensWithRegistrationOptions::getLegend).ifPresent(legend -> styles = new Styles(legend));
                    redraw(new Region(0, document.getLength()));
                }
            });
        }
    }

    /** Draws whole lines: tokens, and between them what letters tell. */
    private final class Repairer implements IPresentationDamager, IPresentationRepairer {
        private IDocument text;

        @Override
        public void setDocument(IDocument shown) {
            text = shown;
        }

        @Override
        public IRegion getDamageRegion(ITypedRegion partition, DocumentEvent event, boolean partitioningChanged) {
            try {
                int length = event.getText() == null ? 0 : event.getText().length();
                IRegion first = text.getLineInformationOfOffset(event.getOffset());
                IRegion last = text.getLineInformationOfOffset(Math.min(event.getOffset() + length, text.getLength()));
                return new Region(first.getOffset(), last.getOffset() + last.getLength() - first.getOffset());
            } catch (BadLocationException e) {
                return partition;
            }
        }

        @Override
        public void createPresentation(TextPresentation presentation, ITypedRegion damage) {
            int at = damage.getOffset();
            int end = at + damage.getLength();
            for (int i = tokens.after(at); i < tokens.size() && tokens.start(i) < end; i++) {
                int from = Math.max(at, tokens.start(i));
                int to = Math.min(end, tokens.end(i));
                if (from < to) {
                    unseen(presentation, at, from);
                    add(presentation, from, to, styles.of(tokens.type(i), tokens.modifiers(i)));
                    at = to;
                }
            }
            unseen(presentation, at, end);
        }

        private void unseen(TextPresentation presentation, int from, int to) {
            int[] at = {from};
            try {
                Words.in(text.get(from, to - from), (start, end, colour) -> {
                    add(presentation, at[0], from + start, Styles.PLAIN);
                    add(presentation, from + start, from + end, Styles.of(colour));
                    at[0] = from + end;
                });
            } catch (BadLocationException e) {
                return; // It is gone, and so is the need to colour it.
            }
            add(presentation, at[0], to, Styles.PLAIN);
        }

        private static void add(TextPresentation presentation, int from, int to, TextAttribute style) {
            if (from < to) {
                presentation.addStyleRange(new StyleRange(from, to - from, style.getForeground(), style.getBackground(), style.getStyle()));
            }
        }
    }
}
