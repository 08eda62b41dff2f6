// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.hover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextHoverExtension;
import org.eclipse.jface.text.ITextHoverExtension2;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.diagnostics.Problems;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.viewer.Word;

/**
 * What the server knows of the name or keyword under the pointer, and the places that a problem there has to do with. The platform shows
 * the problem itself, with its quick fixes, in the same window.
 */
public final class FluxHover implements ITextHover, ITextHoverExtension, ITextHoverExtension2 {
    /** A hover is computed in a thread of its own, but what is asked for by a key is not. */
    private static final Duration IN_UI = Duration.ofMillis(500);
    private static final Duration BESIDE = Duration.ofSeconds(5);

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        return Word.at(viewer.getDocument(), offset);
    }

    @Override
    public Object getHoverInfo2(ITextViewer viewer, IRegion region) {
        IDocument document = viewer.getDocument();
        List<String> parts = new ArrayList<>();
        FluxDocument.of(document).ifPresent(open -> {
            Hover hover = Server.get().askNow(Display.getCurrent() == null ? BESIDE : IN_UI, null, requests ->
                    requests.getTextDocumentService().hover(new HoverParams(open.id(), Positions.at(document, region.getOffset()))));
            if (hover != null && hover.getContents() != null && hover.getContents().isRight()) {
                MarkupContent content = hover.getContents().getRight();
                parts.add(content.getValue());
            }
            related(open, region, parts);
        });
        return parts.isEmpty() ? null : Markdown.of(String.join("\n\n", parts));
    }

    private static void related(FluxDocument open, IRegion region, List<String> parts) {
        String places = Problems.get().of(open.uri()).stream()
                .filter(finding -> finding.getRelatedInformation() != null && touches(open, finding, region))
                .flatMap(finding -> finding.getRelatedInformation().stream()).map(FluxHover::place).distinct()
                .collect(Collectors.joining("\n"));
        if (!places.isEmpty()) {
            parts.addFirst("**See also**\n" + places);
        }
    }

    private static boolean touches(FluxDocument open, Diagnostic finding, IRegion region) {
        IRegion found = Positions.region(open.document(), finding.getRange());
        return found.getOffset() <= region.getOffset() + region.getLength() && region.getOffset() <= found.getOffset() + found.getLength();
    }

    private static String place(DiagnosticRelatedInformation related) {
        String uri = related.getLocation().getUri();
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        return "- [" + name + ":" + (related.getLocation().getRange().getStart().getLine() + 1) + "](" + Links.to(related.getLocation())
                + ") " + related.getMessage();
    }

    @Override
    public IInformationControlCreator getHoverControlCreator() {
        return MarkdownControl.hovers();
    }

    @Override
    @Deprecated
    public String getHoverInfo(ITextViewer viewer, IRegion region) {
        return getHoverInfo2(viewer, region) instanceof Markdown markdown ? markdown.text() : null;
    }
}
