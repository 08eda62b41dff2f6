// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;

class DocumentSymbolsTest {
    private static final String EVERYTHING = """
            package demo;
            import java.util.List;
            typedef hit TestInCache;
            typedef big by demo.Sizes::big;
            source Listen {session: ClientOf} => Image;
            session Listen => ClientOf;
            /** Reads. */
            blocking Read (int socket) => (Raw raw, boolean close);
            Image = Read -> Handle;
            Handle:[_, hit] = ;
            Handle:[_, !hit] =
                Read -> Write;
            constraint Handle:{cache?, rooms(session)};
            handle error Image → * => Failed;
            order cache < rooms;
            pragma lockorder = inferred;
            """;

    @Test
    void showEveryDeclaration() {
        outline(EVERYTHING, """
                hit Interface TestInCache
                big Interface by demo.Sizes::big
                Listen Event => Image {session: ClientOf}
                Listen Event session => ClientOf
                Read Function blocking (int socket) => (Raw raw, boolean close)
                Image Class = Read -> Handle
                Handle Class 2 variants
                  [_, hit] EnumMember =
                  [_, !hit] EnumMember = Read -> Write
                Handle Key {cache?, rooms(session)}
                Image -> * Method => Failed
                order Array cache < rooms
                lockorder Property = inferred
                """);
    }

    @Test
    void keepVariantsOfOneNodeTogetherOnlyWhereTheyFollowEachOther() {
        outline("H:[a] = A;\nH:[b] = B;\nG:[a] = A;\nH:[_] = C;\n", """
                H Class 2 variants
                  [a] EnumMember = A
                  [b] EnumMember = B
                G Class 1 variant
                  [a] EnumMember = A
                H Class 1 variant
                  [_] EnumMember = C
                """);
    }

    @Test
    void showTheWholeWithItsCommentAndSelectTheName() {
        try (LspSession session = LspSession.start()) {
            OpenText text = session.open("\r\n\t<|/** Größe. */\r\n\t<|größe|> () => ();|>\r\n");
            DocumentSymbol symbol = symbols(session, text).getFirst();
            assertThat(symbol.getSelectionRange()).isEqualTo(text.marked().ranges().get(0));
            assertThat(symbol.getRange()).isEqualTo(text.marked().ranges().get(1));
        }
    }

    @Test
    void surviveBrokenTexts() {
        outline("", "");
        outline("F = A -> ;\nG () =>\n", "F Class = A\nG Function () => ()\n");
        outline("handle error A;\n", "A Method => …\n");
    }

    @Test
    void haveNamesWithinTheirRangesInAnyText() {
        Random random = new Random(5);
        try (LspSession session = LspSession.start()) {
            OpenText text = session.open(EVERYTHING);
            for (int i = 0; i < 60; i++) {
                StringBuilder broken = new StringBuilder(EVERYTHING);
                for (int cuts = 0; cuts < 3; cuts++) {
                    int at = random.nextInt(broken.length() - 10);
                    broken.delete(at, at + random.nextInt(10));
                }
                text = session.change(text, broken.toString());
                checkNested(symbols(session, text), new Range(new Position(0, 0), new Position(99, 0)));
            }
        }
    }

    @Test
    void areAListForClientsThatKnowNoTrees() {
        try (LspSession session = LspSession.start(params -> params.getCapabilities().getTextDocument().setDocumentSymbol(null))) {
            OpenText text = session.open("H:[a] = A;\nH:[_] = B;\n");
            assertThat(LspSession.get(session.server().getTextDocumentService().documentSymbol(new DocumentSymbolParams(text.id()))))
                    .extracting(symbol -> symbol.getLeft().getName() + " in " + symbol.getLeft().getContainerName())
                    .containsExactly("H in null", "[a] in H", "[_] in H");
        }
    }

    private static void checkNested(List<DocumentSymbol> symbols, Range around) {
        for (DocumentSymbol symbol : symbols) {
            assertThat(symbol.getName()).isNotBlank();
            assertThat(contains(around, symbol.getRange())).as("%s in its parent", symbol).isTrue();
            assertThat(contains(symbol.getRange(), symbol.getSelectionRange())).as("name of %s", symbol).isTrue();
            checkNested(symbol.getChildren() == null ? List.of() : symbol.getChildren(), symbol.getRange());
        }
    }

    private static boolean contains(Range outer, Range inner) {
        return !isBefore(inner.getStart(), outer.getStart()) && !isBefore(outer.getEnd(), inner.getEnd());
    }

    private static boolean isBefore(Position a, Position b) {
        return a.getLine() < b.getLine() || a.getLine() == b.getLine() && a.getCharacter() < b.getCharacter();
    }

    private static void outline(String text, String expected) {
        try (LspSession session = LspSession.start()) {
            List<String> lines = new ArrayList<>();
            show(symbols(session, session.open(text)), "", lines);
            assertThat(lines).isEqualTo(expected.lines().toList());
        }
    }

    private static void show(List<DocumentSymbol> symbols, String indent, List<String> lines) {
        for (DocumentSymbol symbol : symbols) {
            lines.add((indent + symbol.getName() + " " + symbol.getKind() + " " + symbol.getDetail()));
            show(symbol.getChildren() == null ? List.of() : symbol.getChildren(), indent + "  ", lines);
        }
    }

    private static List<DocumentSymbol> symbols(LspSession session, OpenText text) {
        return LspSession.get(session.server().getTextDocumentService().documentSymbol(new DocumentSymbolParams(text.id()))).stream()
                .map(symbol -> symbol.getRight()).toList();
    }
}
