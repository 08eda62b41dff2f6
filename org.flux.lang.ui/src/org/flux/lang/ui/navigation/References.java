// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.text.Match;
import org.flux.lang.ui.document.Positions;
import org.flux.lang.ui.server.Server;

/** A search for everything that names a thing, in all programs; runs beside the UI thread and can be run again. */
final class References implements ISearchQuery {
    private static final long LOOK_AT_CANCEL_MILLIS = 50;

    private final String name;
    private final String uri;
    private final Position position;
    private final boolean declaration;
    private final ReferencesResult result = new ReferencesResult(this);

    /** @param declaration whether what declares and defines the thing is wanted, too */
    References(String name, String uri, Position position, boolean declaration) {
        this.name = name;
        this.uri = uri;
        this.position = position;
        this.declaration = declaration;
    }

    @Override
    public IStatus run(IProgressMonitor monitor) {
        ReferenceParams params = new ReferenceParams(new TextDocumentIdentifier(uri), position, new ReferenceContext(declaration));
        CompletableFuture<List<? extends Location>> answer = Server.get().ask(requests ->
                requests.getTextDocumentService().references(params).thenApply(places -> places));
        result.removeAll();
        Map<String, List<Place>> files = Place.of(await(answer, monitor)).stream().collect(Collectors.groupingBy(Place::uri));
        files.forEach((file, places) -> {
            IDocument text = Place.text(file);
            for (Place place : places) {
                IRegion region = Positions.region(text, place.range());
                result.addMatch(new Match(new ReferencesResult.Line(file, place.line(), Place.line(text, place.line())),
                        region.getOffset(), region.getLength()));
            }
        });
        return Status.OK_STATUS;
    }

    private static <T> T await(CompletableFuture<T> answer, IProgressMonitor monitor) {
        while (true) {
            try {
                return answer.get(LOOK_AT_CANCEL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (monitor.isCanceled()) {
                    answer.cancel(true);
                    throw new OperationCanceledException();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperationCanceledException();
            } catch (ExecutionException | CancellationException e) {
                return null; // The server has ended; the result is empty, and can be asked for again.
            }
        }
    }

    @Override
    public String getLabel() {
        return "References to " + name;
    }

    /** With the number of what was found. */
    String label(int matches) {
        return "'" + name + "' – " + matches + (matches == 1 ? " reference" : " references");
    }

    @Override
    public boolean canRerun() {
        return true;
    }

    @Override
    public boolean canRunInBackground() {
        return true;
    }

    @Override
    public ISearchResult getSearchResult() {
        return result;
    }
}
