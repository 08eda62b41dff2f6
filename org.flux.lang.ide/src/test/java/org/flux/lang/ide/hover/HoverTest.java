// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hover;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;

class HoverTest {
    private static final String PROGRAM = """
            Listen () => (int socket);
            /** Reads one request. */
            blocking Read (int socket) => (int socket, String request);
            typedef hit InCache;
            source Listen => Serve;
            Serve = Read -> Answer -> Write;
            Answer:[_, hit] = ;
            Answer:[_, _] = Compute;
            Write (int socket, String answer) => ();
            atomic Answer:{z};
            atomic Compute:{a?};
            handle error Read => Sorry;
            """;

    private static String at(String text) {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(text);
            Hover hover = LspSession.get(session.server().getTextDocumentService().hover(new HoverParams(document.id(),
                    document.marked().cursor())));
            return hover == null ? "" : hover.getContents().getRight().getValue();
        }
    }

    private static String in(String part, String marked) {
        return at(PROGRAM.replace(part, marked));
    }

    @Test
    void ofANodeItsSignatureAndDocumentation() {
        assertThat(in("= Read ->", "= Re<|>ad ->")).contains("blocking Read (int socket) => (int socket, String request)",
                "Reads one request.", "If it fails: `Sorry`", "Java: `UntitledServerComponents.read`");
    }

    @Test
    void ofANodeThatIsDeclaredNowhereWhatIsInferred() {
        assertThat(in("= Compute;", "= <|>Compute;")).contains("Compute (int socket, String request) => (int socket, String request)",
                "its signature is inferred");
    }

    @Test
    void tellsWhyALockIsThere() {
        assertThat(in("-> Answer ->", "-> Answer<|> ->")).contains("- `a?` as a reader, elevated to keep the lock order",
                "`Answer -> Compute`", "- `z` as a writer, as declared").contains("A flow of 2 variants").contains("paths through it");
    }

    @Test
    void ofALockWhoTakesIt() {
        assertThat(in("{a?}", "{<|>a?}")).contains("Lock `a`", "- `Compute` reads", "- `Answer` reads, elevated", "Number 1 of 2");
    }

    @Test
    void ofAPredicateWhatItTests() {
        assertThat(in("[_, hit]", "[_, h<|>it]")).contains("typedef hit InCache;", "one value of type `String`");
    }

    @Test
    void ofASourceItsTarget() {
        assertThat(in("source Listen", "source List<|>en")).contains("A source of `Serve`");
    }

    @Test
    void helpsWithKeywordsWhereTheyAreKeywords() {
        assertThat(in("atomic Answer", "at<|>omic Answer")).contains("The locks that a node holds");
        assertThat(at("source Listen => no<|>de;\nnode () => ();")).contains("node () => ()");
        assertThat(at("// at<|>omic")).isEmpty();
    }

    @Test
    void saysNothingWhereNothingIs() {
        assertThat(at("<|>")).isEmpty();
        assertThat(at("Listen () => ();   <|>   ")).isEmpty();
    }
}
