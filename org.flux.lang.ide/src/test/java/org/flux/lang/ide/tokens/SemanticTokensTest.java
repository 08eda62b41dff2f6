// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticTokensTest {

    private static List<String> tokens(String text) {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(text);
            return decoded(session, text, LspSession.get(session.server().getTextDocumentService()
                    .semanticTokensFull(new SemanticTokensParams(document.id()))).getData());
        }
    }

    /** Each as {@code text:type modifiers}. */
    private static List<String> decoded(LspSession session, String text, List<Integer> data) {
        SemanticTokensLegend legend = session.initializeResult().getCapabilities().getSemanticTokensProvider().getLegend();
        String[] lines = text.split("\r\n|\r|\n", -1);
        List<String> tokens = new ArrayList<>();
        int line = 0;
        int column = 0;
        for (int i = 0; i < data.size(); i += 5) {
            column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
            line += data.get(i);
            StringBuilder token = new StringBuilder(lines[line].substring(column, column + data.get(i + 2))).append(':')
                    .append(legend.getTokenTypes().get(data.get(i + 3)));
            for (int bit = 0; bit < legend.getTokenModifiers().size(); bit++) {
                token.append((data.get(i + 4) >> bit & 1) == 1 ? " " + legend.getTokenModifiers().get(bit) : "");
            }
            tokens.add(token.toString());
        }
        return tokens;
    }

    @Test
    void paintsEveryKindOfName() {
        assertThat(tokens("""
                // one
                async Read (int socket) => (java.util.List<String> lines);
                typedef hit InCache;
                source Listen => Serve;
                Serve:[!hit] = Read;
                atomic Read:{a?, b};
                """)).containsExactly("// one:comment", "async:keyword", "Read:function declaration async", "int:type",
                "socket:parameter declaration", "=>:operator", "java:type", "util:type", "List:type", "String:type",
                "lines:parameter declaration", "typedef:keyword", "hit:enumMember declaration", "InCache:method", "source:keyword",
                "Listen:event", "=>:operator", "Serve:function abstract", "Serve:function definition abstract", "hit:enumMember",
                "Read:function async", "atomic:keyword", "Read:function async", "a:variable readonly", "b:variable");
    }

    @Test
    void aSoftKeywordThatIsANameIsAName() {
        assertThat(tokens("source order => node;\nnode (int by) => ();\n")).contains("order:event",
                "node:function", "by:parameter declaration")
                .contains("source:keyword");
    }

    @Test
    void splitsCommentsIntoLinesAndCountsInUtf16() {
        assertThat(tokens("/** 𝄞\r\n * b */ Wörk () => ();\r\n")).startsWith("/** 𝄞:comment documentation",
                " * b */:comment documentation", "Wörk:function declaration");
    }

    @Test
    void paintsNumbersPragmasAndComments() {
        assertThat(tokens("pragma lockorder = inferred;\n/* plain */ A () => ();\n/** said */ B () => ();\n")).contains("pragma:keyword",
                "lockorder:property", "/* plain */:comment", "/** said */:comment documentation");
        assertThat(tokens("1 2\n")).containsExactly("1:number", "2:number");
    }

    @Test
    void paintsTextsOfAnyLength() {
        String text = IntStream.range(0, 1000).mapToObj(i -> "A" + i + " () => ();\n").collect(Collectors.joining());
        assertThat(tokens(text)).hasSize(2000).startsWith("A0:function declaration", "=>:operator").contains("A500:function declaration");
    }

    @Test
    void paintsBrokenText() {
        assertThat(tokens("A = B -> ;;; ) source \"x")).contains("A:function definition abstract", "source:keyword", "\"x:string");
        assertThat(tokens("")).isEmpty();
    }

    @Test
    void tellsWhatHasChanged() {
        try (LspSession session = LspSession.start()) {
            TextDocumentService service = session.server().getTextDocumentService();
            OpenText document = session.open("A () => ();\nB () => ();\nC () => ();\n");
            SemanticTokens first = LspSession.get(service.semanticTokensFull(new SemanticTokensParams(document.id())));
            session.change(document.uri(), 
                    new TextDocumentContentChangeEvent(new Range(new Position(1, 0), new Position(1, 1)), "Bcd /* */"));
            SemanticTokensDelta delta = delta(session, document, first);
            assertThat(delta.getEdits().getFirst().getData().size()).isLessThan(first.getData().size());
            assertThat(patched(first, delta))
                    .isEqualTo(LspSession.get(service.semanticTokensFull(new SemanticTokensParams(document.id()))).getData());
            assertThat(LspSession.get(service.semanticTokensFullDelta(new SemanticTokensDeltaParams(document.id(), "unknown"))).isLeft())
                    .isTrue();
        }
    }

    private static SemanticTokensDelta delta(LspSession session, OpenText document, SemanticTokens before) {
        return LspSession.get(session.server().getTextDocumentService().semanticTokensFullDelta(
                new SemanticTokensDeltaParams(document.id(), before.getResultId()))).getRight();
    }

    private static List<Integer> patched(SemanticTokens before, SemanticTokensDelta delta) {
        List<Integer> patched = new ArrayList<>(before.getData());
        for (SemanticTokensEdit edit : delta.getEdits()) {
            patched.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount()).clear();
            patched.addAll(edit.getStart(), edit.getData());
        }
        return patched;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 5})
    void ofLinesThatAreAlikeSomeComeOrGo(int lines) {
        try (LspSession session = LspSession.start()) {
            TextDocumentService service = session.server().getTextDocumentService();
            OpenText document = session.open("A () => ();\n".repeat(3));
            SemanticTokens first = LspSession.get(service.semanticTokensFull(new SemanticTokensParams(document.id())));
            session.change(document, "A () => ();\n".repeat(lines));
            assertThat(patched(first, delta(session, document, first)))
                    .isEqualTo(LspSession.get(service.semanticTokensFull(new SemanticTokensParams(document.id()))).getData());
        }
    }

    @Test
    void paintsAPart() {
        try (LspSession session = LspSession.start()) {
            String text = "A () => ();\nB () => ();\nC () => ();\n";
            OpenText document = session.open(text);
            List<Integer> data = LspSession.get(session.server().getTextDocumentService().semanticTokensRange(new SemanticTokensRangeParams(
                    document.id(), new Range(new Position(1, 0), new Position(2, 0))))).getData();
            assertThat(decoded(session, text, data)).containsExactly("B:function declaration", "=>:operator");
        }
    }
}
