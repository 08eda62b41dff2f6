// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.fixes.Actions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RefactoringTest {
    private static final String DECLARATIONS = """
            Listen () => (int größe);
            A (int a) => (int a);
            B (int a) => (String b);
            C (String b) => (String b);
            D (String b) => ();
            """;
    private static LspSession session;
    private static int opened;

    @BeforeAll
    static void start() {
        session = LspSession.start();
    }

    @AfterAll
    static void end() {
        session.close();
    }

    /** Each in a file of its own, so that nothing is said of it that was said of another. */
    private static OpenText open(String marked) {
        return session.open("untitled:Server" + opened++ + ".flux", marked);
    }

    /** What is left of the text behind the declarations after an action, which must bring no error or warning. */
    private static String doing(String marked, String title) {
        OpenText document = open(DECLARATIONS + marked);
        List<String> before = Actions.codes(session, document);
        String text = Actions.text(session, document, Actions.named(Actions.at(session, document, "refactor", "source"), title));
        OpenText changed = session.change(document, text);
        assertThat(before).as("%s\n%s", title, text).containsAll(Actions.codes(session, changed).stream()
                .filter(code -> !code.equals("FLUX102"))
                .toList());
        assertThat(text).startsWith(DECLARATIONS);
        return text.substring(DECLARATIONS.length());
    }

    private static List<CodeAction> offered(String marked) {
        return Actions.at(session, open(DECLARATIONS + marked), "refactor");
    }

    /** Why an action is not possible. */
    private static String reason(String marked, String title) {
        return Actions.named(offered(marked), title).getDisabled().getReason();
    }

    @Test
    void stepsBecomeANode() {
        assertThat(doing("source Listen => F;\nF = A -> <|B -> C|> -> D;\n", "Extract these 2 steps to abstract node `FPart`"))
                .isEqualTo("source Listen => F;\nF = A -> FPart -> D;\nFPart = B -> C;\n");
        assertThat(doing("source Listen => F;\r\nF = <|A|> -> B -> D; // 😀\r\nG = A;", "Extract this step to abstract node `FPart`"))
                .isEqualTo("source Listen => F;\r\nF = FPart -> B -> D; // 😀\r\nFPart = A;\r\nG = A;");
        assertThat(doing("source Listen => F;\nF = B -> <|C|> -> V;\nV:[_] = D;\nFPart = A;",
                "Extract this step to abstract node `FPart2`"))
                .contains("F = B -> FPart2 -> V;\nFPart2 = C;\nV:[_] = D;");
    }

    @Test
    void theSameStepsElsewhereBecomeItToo() {
        String text = "source Listen => F;\nsource Listen2 => G;\nF = A -> <|B -> C|> -> D;\nG = B -> C -> C -> D;\n";
        assertThat(doing(text, "Extract these 2 steps to abstract node `FPart` and use it at all 2 places"))
                .contains("F = A -> FPart -> D;\nFPart = B -> C;\nG = FPart -> C -> D;\n");
        assertThat(doing(text, "Extract these 2 steps to abstract node `FPart`")).contains("G = B -> C -> C -> D;");
    }

    @Test
    void commentsBetweenStepsAreKept() {
        String text = "source Listen => F;\nF = A -> <|B /* why */ -> C|> -> D;\nG = B -> C; // both\nH = B -> /* other */ C;\n";
        assertThat(doing(text, "Extract these 2 steps to abstract node `FPart` and use it at all 2 places"))
                .endsWith("F = A -> FPart -> D;\nFPart = B /* why */ -> C;\nG = FPart; // both\nH = B -> /* other */ C;\n");
        assertThat(doing("source Listen => F;\nF = <|>G -> D;\nG = B // why\n    -> C;\n", "Inline abstract node `G`"))
                .isEqualTo("source Listen => F;\nF = B // why\n    -> C -> D;\n");
    }

    @Test
    void aVariantsStepsComeBehindAllVariants() {
        assertThat(doing("typedef p P;\nsource Listen => F;\nF = A -> V;\nV:[p] = <|B -> C|> -> D;\nV:[_] = X;\n",
                "Extract these 2 steps to abstract node `VPart`")).endsWith("V:[p] = VPart -> D;\nV:[_] = X;\nVPart = B -> C;\n");
    }

    @Test
    void nothingIsExtractedThatAHandlerWantsBehindAnotherNode() {
        assertThat(reason("source Listen => F;\nF = A -> <|B -> C|> -> D;\nhandle error A -> B => H;",
                "Extract these 2 steps to abstract node `FPart`")).contains("`A -> B`");
        assertThat(offered("source Listen => F;\nF = A -> <|B -> C|> -> D;\nhandle error * -> B => H;"))
                .noneMatch(action -> action.getTitle().startsWith("Extract") && action.getDisabled() != null);
        assertThat(offered("F = A -> <|>B;")).noneMatch(action -> action.getTitle().startsWith("Extract"));
    }

    @Test
    void aNodeIsReplacedByItsSteps() {
        String text = "source Listen => F;\nF = A -> G -> D;\n/** Both. */\nG = B -> C;\n";
        assertThat(doing(text.replace("A -> G", "A -> <|>G"), "Inline abstract node `G`"))
                .isEqualTo("source Listen => F;\nF = A -> B -> C -> D;\n");
        assertThat(doing(text.replace("G =", "<|>G =") + "G (int a) => (String b);\n", "Inline abstract node `G`"))
                .isEqualTo("source Listen => F;\nF = A -> B -> C -> D;\n");
    }

    @Test
    void orOnlyHere() {
        assertThat(doing("source Listen => F;\nsource Listen2 => E;\nF = <|>G -> D;\nE = G -> D;\nG = B -> C;\n",
                "Inline abstract node `G` here only")).contains("F = B -> C -> D;\nE = G -> D;\nG = B -> C;\n");
    }

    @Test
    void notWhereItWouldMeanSomethingElse() {
        assertThat(reason("source Listen => F;\nF = <|>G -> D;\nG = B -> C;\natomic G:{l};", "Inline abstract node `G`")).contains("locks");
        assertThat(reason("source Listen => F;\nF = <|>G -> D;\nG = B -> C;\nhandle error G => H;", "Inline abstract node `G`"))
                .contains("`G`");
        assertThat(reason("source Listen => F;\nF = A -> <|>G -> D;\nG = B -> C;\nhandle error A -> B => H;", "Inline abstract node `G`"))
                .contains("`A -> B`");
        assertThat(reason("typedef p P;\nsource Listen => F;\nF = <|>G;\nG:[p] = B -> D;\nG:[_] = B -> D;", "Inline abstract node `G`"))
                .contains("variants");
        assertThat(reason("source Listen => F;\nF = A -> <|>G;\nG = ;", "Inline abstract node `G`")).contains("no steps");
        assertThat(reason("source Listen => F;\nF = X -> <|>G -> Y;\nG (int a) => (int a);\nG = U -> V;", "Inline abstract node `G`"))
                .contains("types");
    }

    @Test
    void aVariantForEverythingElse() {
        assertThat(doing("typedef p P;\nsource Listen => F;\nF:[<|>p] = B -> D;\n\n// end\n", "Add a variant of `F` for everything else"))
                .isEqualTo("typedef p P;\nsource Listen => F;\nF:[p] = B -> D;\nF:[_] = FOtherwise;\n\n// end\n");
        assertThat(reason("typedef p P;\nF:[p<|>] = B;\nF:[_] = ;", "Add a variant of `F` for everything else")).contains("already");
        String pairs = "typedef p P;\ntypedef q Q;\nPair () => (int a, String b);\nsource Pair => F;\nE (int a, String b) => ();\n"
                + "F:[p<|>, _] = E;\nF:[_, q] = E;\n";
        assertThat(doing(pairs, "Add a variant of `F` for everything else"))
                .endsWith("F:[p, _] = E;\nF:[_, q] = E;\nF:[_, _] = FOtherwise;\n");
        OpenText taken = open(DECLARATIONS + pairs + "FOtherwise () => ();\n");
        assertThat(Actions.text(session, taken, Actions.named(Actions.at(session, taken, "refactor"),
                "Add a variant of `F` for everything else"))).endsWith("F:[_, _] = FOtherwise2;\nFOtherwise () => ();\n");
        assertThat(offered("source Listen => F;\nF = <|>B -> D;\n")).noneMatch(action -> action.getTitle().startsWith("Add a variant"));
    }

    @Test
    void aSessionFunctionIsWrittenHereOrThere() {
        String apart = "source Listen => D2;\nD2 = B -> D;\nsession Listen => F by a.B::c;\natomic B:{l(session)};\n";
        String inside = "source Listen {session: F by a.B::c} => D2;\nD2 = B -> D;\natomic B:{l(session)};\n";
        assertThat(doing(apart.replace("session L", "session <|>L"), "Write the session function in the source")).isEqualTo(inside);
        assertThat(doing(inside.replace("=> D2", "=> <|>D2"), "Write the session function as a declaration of its own"))
                .isEqualTo("source Listen => D2;\nsession Listen => F by a.B::c;\nD2 = B -> D;\natomic B:{l(session)};\n");
        assertThat(reason("session <|>D => F;", "Write the session function in the source")).contains("no source");
        String second = "source Other => D2;\nOther () => (int a);\n";
        assertThat(doing(second + apart.replace("session L", "session <|>L"), "Write the session function in the source"))
                .isEqualTo(second + inside);
        assertThat(reason(inside + "session <|>Listen => G;\n", "Write the session function in the source")).contains("already");
        assertThat(offered(apart.replace("= B -> D", "= <|>B -> D"))).noneMatch(action -> action.getTitle().contains("session"));
        assertThat(offered(inside.replace("= B -> D", "= <|>B -> D"))).noneMatch(action -> action.getTitle().contains("session"));
    }

    @Test
    void bracesInCommentsEndNoSessionFunction() {
        assertThat(doing("source <|>Listen /* { } */ {session: F /* } */ by a.B::c /* } */} => D2;\nD2 = B -> D;\n",
                "Write the session function as a declaration of its own"))
                .isEqualTo("source Listen /* { } */ => D2;\nsession Listen => F /* } */ by a.B::c /* } */;\nD2 = B -> D;\n");
        assertThat(doing("source <|>Listen {session: F // why }\n} => D2;\nD2 = B -> D;\n",
                "Write the session function as a declaration of its own"))
                .isEqualTo("source Listen => D2;\nsession Listen => F // why }\n;\nD2 = B -> D;\n");
    }

    @Test
    void whatIsInferredIsDeclared() {
        assertThat(Actions.titles(offered("source Listen => F;\nF = A -> <|>X -> C -> D;\n"))).as("a quick fix does that")
                .doesNotContain("Declare `X` with its inferred signature");
        OpenText misspelt = open(DECLARATIONS + "source Listen => F;\nF = A -> <|>Transforms -> C -> D;\n"
                + "Transform (int a) => (String b);\n");
        CodeAction declare = Actions.named(Actions.at(session, misspelt, "quickfix"), "Declare `Transforms` with its inferred signature");
        assertThat(declare.getDiagnostics()).extracting(finding -> finding.getCode().getLeft()).containsExactly("FLUX101");
        assertThat(Actions.text(session, misspelt, declare)).contains("Transforms (int a) => (String b);\nF = A -> Transforms");
        assertThat(doing("source Listen => F;\n<|>F = B -> D;\n", "Declare `F` with its inferred signature"))
                .isEqualTo("source Listen => F;\nF (int größe) => ();\nF = B -> D;\n");
        assertThat(reason("F = <|>X -> Y;", "Declare `X` with its inferred signature")).contains("open");
        assertThat(doing("typedef p P;\nsource Listen => F;\nF:[p] = B -> D;\n<|>F:[_] = A -> B -> D;\n",
                "Declare `F` with its inferred signature")).as("before the first variant")
                .endsWith("source Listen => F;\nF (int größe) => ();\nF:[p] = B -> D;\nF:[_] = A -> B -> D;\n");
        assertThat(offered("source Listen => F;\nF = <|>B -> D;\n")).as("it is declared")
                .noneMatch(action -> action.getTitle().startsWith("Declare"));
    }

    @Test
    void aFileIsFormattedAndSpeltCanonically() {
        assertThat(doing("source Listen=>F ;\nF=A-->B -> D;\n", "Format this file")).isEqualTo("source Listen => F;\nF = A --> B -> D;\n");
        assertThat(doing("source Listen --> F;\nF = A → B --> D;\nconstraint B {l}\n", "Use the canonical spelling in this file"))
                .isEqualTo("source Listen => F;\nF = A -> B -> D;\natomic B: {l};\n");
    }

    @Test
    void importsAreSortedAndThoseWithoutUseGo() {
        OpenText document = open("import java.util.Set;\nimport java.util.*;\nimport java.net.Socket; // keep\nimport java.util.List;\n"
                + "import java.util.Set;\nA () => (List<Socket> all, Set<Integer> some);\n");
        assertThat(Actions.text(session, document, Actions.named(Actions.at(session, document, "source"),
                "Sort imports and remove those without use"))).isEqualTo("import java.net.Socket;\nimport java.util.*;\n"
                + "import java.util.List; // keep\nimport java.util.Set;\nA () => (List<Socket> all, Set<Integer> some);\n");
        OpenText sorted = open("import java.net.Socket;\nimport \"b.flux\";\nimport \"a.flux\";\nA () => (Socket s);\n");
        assertThat(Actions.titles(Actions.at(session, sorted, "source.organizeImports"))).isEmpty();
    }
}
