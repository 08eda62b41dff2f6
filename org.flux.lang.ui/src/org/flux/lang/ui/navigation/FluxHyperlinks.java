// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.hyperlink.AbstractHyperlinkDetector;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.flux.lang.ui.document.FluxDocument;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;
import org.flux.lang.ui.viewer.Word;

/** F3 and Ctrl+click: definition, declaration, implementation in Java, and what an import or a {@code by} names. */
public final class FluxHyperlinks extends AbstractHyperlinkDetector {
    private static final Duration LIMIT = Duration.ofMillis(500);

    /** What a place leads to; nothing that is where one is already. */
    private record Leads(List<Place> definition, List<Place> declaration, List<Place> implementation, List<DocumentLink> links) {
        static final Leads NONE = new Leads(List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public IHyperlink[] detectHyperlinks(ITextViewer viewer, IRegion region, boolean several) {
        IDocument document = viewer.getDocument();
        FluxDocument open = document == null ? null : FluxDocument.of(document).orElse(null);
        if (open == null) {
            return null;
        }
        Position at = Positions.at(document, region.getOffset());
        Leads leads = Server.get().askNow(LIMIT, Leads.NONE, requests -> leads(requests.getTextDocumentService(), open, at));
        List<IHyperlink> found = new ArrayList<>();
        IRegion word = Word.at(document, region.getOffset());
        for (DocumentLink link : leads.links()) {
            IRegion whole = Positions.region(document, link.getRange());
            if (link.getTarget() != null && whole.getOffset() <= region.getOffset()
                    && region.getOffset() <= whole.getOffset() + whole.getLength()) {
                found.add(new Hyperlink(whole, "Open File", List.of(new Place(withoutFragment(link.getTarget()), null))));
            }
        }
        if (found.isEmpty() && word.getLength() > 0) {
            String uri = open.uri();
            add(found, word, "Open Definition", elsewhere(leads.definition(), uri, document, region));
            add(found, word, "Open Declaration", Place.without(elsewhere(leads.declaration(), uri, document, region), leads.definition()));
            add(found, word, "Open Implementation", Place.without(leads.implementation(), leads.definition()));
        }
        return found.isEmpty() ? null : several ? found.toArray(IHyperlink[]::new) : new IHyperlink[] {found.getFirst()};
    }

    private static String withoutFragment(String target) {
        int hash = target.indexOf('#');
        return hash < 0 ? target : target.substring(0, hash);
    }

    private static CompletableFuture<Leads> leads(TextDocumentService service, FluxDocument open, Position at) {
        return service.definition(new DefinitionParams(open.id(), at))
                .thenCombine(service.declaration(new DeclarationParams(open.id(), at)), (definition, declaration) ->
                        new Leads(Place.of(definition), Place.of(declaration), List.of(), List.of()))
                .thenCombine(service.implementation(new ImplementationParams(open.id(), at)), (leads, implementation) ->
                        new Leads(leads.definition(), leads.declaration(), Place.of(implementation), List.of()))
                .thenCombine(service.documentLink(new DocumentLinkParams(open.id())), (leads, links) ->
                        new Leads(leads.definition(), leads.declaration(), leads.implementation(), links == null ? List.of() : links));
    }

    private static List<Place> elsewhere(List<Place> places, String uri, IDocument document, IRegion region) {
        return places.stream().filter(place -> {
            IRegion target = Positions.region(document, place.range());
            return !place.uri().equals(uri) || region.getOffset() < target.getOffset()
                    || region.getOffset() > target.getOffset() + target.getLength();
        }).toList();
    }

    private static void add(List<IHyperlink> links, IRegion region, String text, List<Place> places) {
        if (!places.isEmpty()) {
            links.add(new Hyperlink(region, text, places));
        }
    }

    /** One that asks where to go if there are several places. */
    private record Hyperlink(IRegion region, String text, List<Place> places) implements IHyperlink {
        @Override
        public IRegion getHyperlinkRegion() {
            return region;
        }

        @Override
        public String getTypeLabel() {
            return null;
        }

        @Override
        public String getHyperlinkText() {
            return places.size() == 1 ? text + (places.getFirst().range() == null ? " " + places.getFirst().fileName() : "")
                    : text + " (" + places.size() + " places)";
        }

        @Override
        public void open() {
            if (places.size() == 1) {
                places.getFirst().open();
            } else {
                Choices.ofPlaces(text, places);
            }
        }
    }
}
