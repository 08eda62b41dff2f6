// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.MarkedText;
import org.junit.jupiter.api.Test;

/** Every request of this kind in texts of which pieces are missing, at any place. */
class AnyTextTest {
    private static final String TEXT = """
            package a.b;
            import "x.flux";\r
            // region größe
            typedef hit IsHit;
            Listen () => (int a, List<String> b);
            source Listen {session: Client} => Work;\r
            Work:[hit, !hit] = Read -> \uD835\uDC9C;
            Work:[_, *] = ;
            Read blocking (int a) => (int a) by a.B::c;
            blocking Read (int a, Raw[] raw) => (int a) by a.B::c; // endregion
            handle error Work -> * -> Read => Failed;
            atomic Work:{l?, m(session)};	constraint Read {m!};
            order l < m < n;
            /** Größe */ \uD835\uDC9C = Read -> Work;
            pragma lockorder = inferred;
            """;

    @Test
    void getsAnAnswerToEveryRequest() {
        Random random = new Random(11);
        try (LspSession session = LspSession.start()) {
            TextDocumentService documents = session.server().getTextDocumentService();
            OpenText text = session.open(TEXT);
            for (int round = 0; round < 120; round++) {
                text = session.change(text, broken(random, round % 4));
                TextDocumentIdentifier id = text.id();
                Position at = new Position(random.nextInt(17), random.nextInt(60));
                List<CompletableFuture<?>> answers = List.of(documents.definition(new DefinitionParams(id, at)),
                        documents.declaration(new DeclarationParams(id, at)), documents.implementation(new ImplementationParams(id, at)),
                        documents.references(new ReferenceParams(id, at, new ReferenceContext(true))),
                        documents.documentHighlight(new DocumentHighlightParams(id, at)),
                        documents.linkedEditingRange(new LinkedEditingRangeParams(id, at)),
                        documents.documentLink(new DocumentLinkParams(id)), documents.foldingRange(new FoldingRangeRequestParams(id)));
                answers.forEach(LspSession::get);
                for (CallHierarchyItem item : items(documents, id, at)) {
                    LspSession.get(documents.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)));
                    LspSession.get(documents.callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)));
                }
            }
        }
    }

    @Test
    void isTheSameAfterARenameAndBack() {
        Random random = new Random(12);
        int renamed = 0;
        try (LspSession session = LspSession.start()) {
            OpenText text = session.open(TEXT);
            for (int round = 0; round < 200; round++) {
                String before = broken(random, round % 3);
                text = session.change(text, before);
                Position at = new Position(random.nextInt(15), random.nextInt(30));
                List<TextEdit> edits = rename(session, text, at, "Neu");
                if (!edits.isEmpty()) {
                    renamed++;
                    String old = MarkedText.of(before).at(edits.getFirst().getRange());
                    assertThat(edits).allSatisfy(edit -> assertThat(MarkedText.of(before).at(edit.getRange())).isEqualTo(old));
                    text = session.change(text, applied(before, edits));
                    List<TextEdit> back = rename(session, text, edits.getFirst().getRange().getStart(), old);
                    assertThat(applied(text.text(), back)).isEqualTo(before);
                }
            }
        }
        assertThat(renamed).isGreaterThan(30);
    }

    private static List<CallHierarchyItem> items(TextDocumentService documents, TextDocumentIdentifier id, Position at) {
        List<CallHierarchyItem> items = LspSession.get(documents.prepareCallHierarchy(new CallHierarchyPrepareParams(id, at)));
        return items == null ? List.of() : items;
    }

    private static String broken(Random random, int cuts) {
        StringBuilder broken = new StringBuilder(TEXT);
        for (int i = 0; i < cuts; i++) {
            int at = random.nextInt(broken.length() - 12);
            broken.delete(at, at + random.nextInt(12));
        }
        return broken.toString();
    }

    /** Nothing if it is refused; other errors are the server's. */
    private static List<TextEdit> rename(LspSession session, OpenText text, Position at, String name) {
        try {
            WorkspaceEdit edit = session.server().getTextDocumentService().rename(new RenameParams(text.id(), at, name))
                    .get(1, TimeUnit.MINUTES);
            return edit.getDocumentChanges().getFirst().getLeft().getEdits().stream().map(single -> single.getLeft()).toList();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ResponseErrorException.class);
            assertThat(((ResponseErrorException) e.getCause()).getResponseError().getCode())
                    .isEqualTo(ResponseErrorCode.RequestFailed.getValue());
            return List.of();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String applied(String text, List<TextEdit> edits) {
        List<TextEdit> lastFirst = new ArrayList<>(edits);
        lastFirst.sort(Comparator.<TextEdit>comparingInt(edit -> MarkedText.of(text).offset(edit.getRange().getStart())).reversed());
        StringBuilder changed = new StringBuilder(text);
        lastFirst.forEach(edit -> changed.replace(MarkedText.of(text).offset(edit.getRange().getStart()),
                MarkedText.of(text).offset(edit.getRange().getEnd()), edit.getNewText()));
        return changed.toString();
    }
}
