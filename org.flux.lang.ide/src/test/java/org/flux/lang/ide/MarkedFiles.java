// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.flux.lang.ide.LspSession.OpenText;

/**
 * Texts with marks in a folder of their own, and a session with that folder. The text with the cursor is open, the others are only on the
 * disk. Places are shown as {@code name.flux 3:4-3:8}, so that a failure tells which ones differ.
 */
public final class MarkedFiles implements AutoCloseable {
    private final Map<String, MarkedText> texts = new LinkedHashMap<>();
    private final Path folder;
    private final LspSession session;
    private OpenText open;

    private MarkedFiles(Path folder, String... namesAndTexts) {
        this.folder = folder;
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            MarkedText text = MarkedText.of(namesAndTexts[i + 1]);
            texts.put(namesAndTexts[i], text);
            LspSession.write(folder.resolve(namesAndTexts[i]), text.text());
        }
        session = LspSession.in(folder);
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            if (!texts.get(namesAndTexts[i]).cursors().isEmpty()) {
                open = session.open(folder.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
            }
        }
    }

    /** @param namesAndTexts of each file its name and its marked text */
    public static MarkedFiles of(Path folder, String... namesAndTexts) {
        return new MarkedFiles(folder, namesAndTexts);
    }

    public LspSession session() {
        return session;
    }

    public TextDocumentService documents() {
        return session.server().getTextDocumentService();
    }

    /** The text with the cursor. */
    public OpenText text() {
        return open;
    }

    public TextDocumentIdentifier id() {
        return open.id();
    }

    public TextDocumentIdentifier id(String name) {
        return new TextDocumentIdentifier(LspSession.uri(folder.resolve(name)));
    }

    public Position cursor() {
        return open.marked().cursor();
    }

    /** The marked ranges of all files. */
    public List<String> marked() {
        List<String> marked = new ArrayList<>();
        texts.forEach((name, text) -> text.ranges().forEach(range -> marked.add(shown(name, range))));
        return marked.stream().sorted().toList();
    }

    /** What a request has found, in the order of {@link #marked}. */
    public List<String> found(CompletableFuture<? extends List<? extends Location>> answer) {
        return LspSession.get(answer).stream().map(location -> shown(name(location.getUri()), location.getRange())).sorted().toList();
    }

    /** Where a name leads, in the order of {@link #marked}. */
    public List<String> targets(CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> answer) {
        Stream<String> shown = LspSession.get(answer).map(
                places -> places.stream().map(place -> shown(name(place.getUri()), place.getRange())),
                links -> links.stream().map(link -> shown(name(link.getTargetUri()), link.getTargetSelectionRange())));
        return shown.sorted().toList();
    }

    /** The last segment of a URI. */
    public static String name(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    public static String shown(String name, Range range) {
        return name + " " + shown(range);
    }

    /** Lines and columns from 0, as the protocol has them. */
    public static String shown(Range range) {
        return range.getStart().getLine() + ":" + range.getStart().getCharacter() + "-" + range.getEnd().getLine() + ":"
                + range.getEnd().getCharacter();
    }

    @Override
    public void close() {
        session.close();
    }
}
