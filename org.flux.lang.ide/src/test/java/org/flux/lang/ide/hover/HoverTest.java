// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupKind;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @TempDir
    Path folder;

    private static String at(String text) {
        try (LspSession session = LspSession.start()) {
            return said(hover(session, session.open(text)));
        }
    }

    private static Hover hover(LspSession session, OpenText document) {
        return LspSession.get(session.server().getTextDocumentService().hover(new HoverParams(document.id(), document.marked().cursor())));
    }

    private static String said(Hover hover) {
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    /** The part of the text that is spoken of. */
    private static String spokenOf(String text) {
        try (LspSession session = LspSession.start()) {
            OpenText document = session.open(text);
            return document.marked().at(hover(session, document).getRange());
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

    @Test
    void ofANodeWhetherASourceReachesIt() {
        assertThat(at(PROGRAM + "Id<|>le () => ();\n")).contains("A node in Java; no source reaches it.");
        assertThat(in("= Read ->", "= Re<|>ad ->")).contains("A node in Java.").doesNotContain("reaches");
    }

    @Test
    void ofALockThatEachSessionHas() {
        String program = PROGRAM.replace("Answer:{z}", "Answer:{z(session)}") + "session Listen => ClientOf;\n";
        assertThat(at(program.replace("-> Answer ->", "-> Ans<|>wer ->"))).contains("- `a?` as a reader, elevated",
                "- `z(session)` as a writer of its session, as declared");
        assertThat(at(program.replace("{z(", "{<|>z("))).contains("One for each session:\n- `Answer` writes");
    }

    @Test
    void ofAHandlerForWhichFailuresItIs() {
        String program = PROGRAM.replace("error Read =>", "error Serve -> * -> Read =>");
        assertThat(at(program.replace("= Read ->", "= Re<|>ad ->"))).contains("If it fails: `Sorry` (for `Serve -> * -> Read`)");
        assertThat(at(program.replace("-> * ->", "-> <|>* ->"))).contains("Any nodes, also none, in the path `Serve -> * -> Read`");
    }

    @Test
    void ofWhatIsJavaWhatItIsFor() {
        assertThat(in("hit InCache", "hit In<|>Cache")).isEqualTo("Java function `InCache`: the test of the predicate type `hit`");
        assertThat(at(PROGRAM + "session Listen => Client<|>Of;\n"))
                .isEqualTo("Java function `ClientOf`: tells the session of a flow of `Listen`");
        assertThat(at("A (int a) => () by com.acme.B::<|>c;\n")).isEqualTo("Java method `com.acme.B.c`");
        assertThat(in("Read (int socket)", "Read (<|>int socket)")).isEqualTo("Java type `int`");
        assertThat(in("Read (int socket)", "Read (int so<|>cket)")).isEqualTo("A value of `Read`");
    }

    @Test
    void ofAnImportWhichFileItIs() {
        Path library = LspSession.write(folder.resolve("lib.flux"), "Work (int a) => ();\n");
        try (LspSession session = LspSession.in(folder)) {
            assertThat(said(hover(session, session.open(folder.resolve("main.flux"), "import \"li<|>b.flux\";\n"))))
                    .isEqualTo("`" + library + "`");
            assertThat(said(hover(session, session.open(folder.resolve("other.flux"), "import \"no<|>ne.flux\";\n"))))
                    .isEqualTo("There is no such file.");
        }
    }

    @Test
    void marksWhatItSpeaksOf() {
        assertThat(spokenOf(PROGRAM.replace("= Read ->", "= Re<|>ad ->"))).isEqualTo("Read");
        assertThat(spokenOf(PROGRAM.replace("atomic Answer", "at<|>omic Answer"))).isEqualTo("atomic");
        assertThat(spokenOf("handle error <|>* -> Read => Sorry;\n")).isEqualTo("*");
    }

    @Test
    void isPlainForClientsThatKnowNoMarkdown() {
        try (LspSession session = LspSession.start(params ->
                params.getCapabilities().getTextDocument().getHover().setContentFormat(List.of(MarkupKind.PLAINTEXT)))) {
            Hover hover = hover(session, session.open(PROGRAM.replace("= Read ->", "= Re<|>ad ->")));
            assertThat(hover.getContents().getRight().getKind()).isEqualTo(MarkupKind.PLAINTEXT);
            assertThat(said(hover)).startsWith("blocking Read (int socket) => ").contains("If it fails: Sorry").doesNotContain("`");
        }
    }
}
