// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.Diagnostic;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeActionsTest {
    private static final String NAMES = """
            Listen () => (int a);
            source Listen => Serve;
            Serve = Größe -> Middle -> Other -> Last;
            Middle (int a) => (int a);
            Last (int a) => ();
            """;
    /** P takes z and then, inside, a; Q takes them in order. */
    private static final String LOCKS = """
            Listen () => (int a);
            A (int a) => (int a);
            B (int a) => ();
            source Listen => P;
            P = A -> B;
            source Other => Q;
            Other () => (int a);
            Q = C -> B;
            C (int a) => (int a);
            """;

    @TempDir
    Path folder;

    private static LspSession session;
    private static int opened;

    @BeforeAll
    static void start() {
        session = LspSession.start(Actions::explaining);
    }

    @AfterAll
    static void end() {
        session.close();
    }

    private static OpenText open(String marked) {
        return session.open("untitled:Server" + opened++ + ".flux", marked);
    }

    private static List<String> titles(String marked, String... only) {
        return Actions.titles(Actions.at(session, open(marked), only));
    }

    private static String doing(String marked, String title) {
        OpenText document = open(marked);
        return Actions.text(session, document, Actions.named(Actions.at(session, document), title));
    }

    private static List<String> codes(String text) {
        return Actions.codes(session, open(text));
    }

    @Test
    void aFixKnowsItsFindingAndWhetherItIsTheOneToTake() {
        OpenText document = open(NAMES.replace("Größe", "Grö<|>ße"));
        Diagnostic finding = session.diagnostics(document).stream().filter(found -> found.getMessage().getLeft().startsWith("`Größe`"))
                .findFirst().orElseThrow();
        CodeAction fix = Actions.named(Actions.at(session, document), "Declare `Größe`");
        assertThat(fix.getDiagnostics()).containsExactly(finding);
        assertThat(fix.getIsPreferred()).isTrue();
        assertThat(fix.getEdit()).as("computed when it is wanted").isNull();
        assertThat(Actions.text(session, document, fix)).contains("Größe (int a) => (int a);\nServe = Größe");
    }

    @Test
    void clientsThatDoNotAskAgainGetTheEditAtOnce() {
        try (LspSession simple = LspSession.start(params -> {
            params.getCapabilities().getTextDocument().getCodeAction().setResolveSupport(null);
            params.getCapabilities().getWorkspace().getWorkspaceEdit().setDocumentChanges(false);
        })) {
            OpenText document = simple.open(NAMES.replace("Größe", "Grö<|>ße"));
            CodeAction fix = Actions.named(Actions.at(simple, document), "Declare `Größe`");
            assertThat(fix.getEdit().getChanges()).containsOnlyKeys(document.uri());
        }
    }

    @Test
    void whatWasOfferedForAnotherTextIsRefused() {
        OpenText document = open(NAMES.replace("Größe", "Grö<|>ße"));
        CodeAction fix = Actions.named(Actions.at(session, document), "Declare `Größe`");
        session.change(document, NAMES + "// other\n");
        assertThatThrownBy(() -> Actions.text(session, document, fix)).hasMessageContaining("has changed since");
    }

    @Test
    void allOfACodeAtOnce() {
        String text = doing(NAMES.replace("Größe", "Grö<|>ße").replace("\n", "\r\n"), "Fix all 2 FLUX102 in this file");
        assertThat(text).contains("Größe (int a) => (int a);\r\n", "Other (int a) => (int a);\r\n");
        assertThat(codes(text)).isEmpty();
        String unused = "Listen () => ();\nA () => ();\nsource Listen => A;\n<|>U () => ();\nV () => ();\n";
        assertThat(doing(unused, "Fix all 2 FLUX110 in this file")).isEqualTo("Listen () => ();\nA () => ();\nsource Listen => A;\n");
    }

    @Test
    void allAdaptersGetNamesOfTheirOwn() {
        String text = "Listen () => (int a);\nA (int a) => (long b);\nB (int a) => ();\nsource Listen => F;\nF = A -> <|>B;\n"
                + "source L2 => G;\nG = A -> B;\nL2 () => (int a);\n";
        String fixed = doing(text, "Fix all 2 FLUX202 in this file");
        assertThat(fixed).contains("AToB (long b) => (int a);\nF = A -> AToB -> B;", "AToB2 (long b) => (int a);\nG = A -> AToB2 -> B;");
        assertThat(codes(fixed)).isEmpty();
    }

    @Test
    void anAdapterIsPutBetweenTheSteps() {
        String text = "Listen () => (int a, int b);\nA (int a) => ();\nsource Listen => F;\nF = <|>A;\n";
        String fixed = doing(text, "Insert adapter node `FToA`");
        assertThat(fixed).endsWith("FToA (int a, int b) => (int a);\nF = FToA -> A;\n");
        assertThat(codes(fixed)).isEmpty();
        String source = doing("Listen () => (int a);\nA (String s) => ();\nsource Listen => <|>A;\n", "Insert adapter node `ListenToA`");
        assertThat(source).endsWith("ListenToA (int a) => (String s);\nListenFlow = ListenToA -> A;\nsource Listen => ListenFlow;\n");
        assertThat(codes(source)).isEmpty();
        String end = doing("Listen () => (int a);\nA (int a) => (int a);\nF (int a) => (String s);\nB (String s) => ();\n"
                + "source Listen => G;\nG = F -> B;\nF = <|>A;\n", "Insert adapter node `AToF`");
        assertThat(end).endsWith("AToF (int a) => (String s);\nF = A -> AToF;\n");
        assertThat(codes(end)).isEmpty();
    }

    @Test
    void everythingThatIsSafe() {
        String text = "Listen () --> (int a)\nsource Listen → Serve;\nServe = Größe -> Last;\nLast (int a) => ()\n<|>";
        String fixed = doing(text, "Fix all that is safe to fix in this file");
        assertThat(codes(fixed)).isEmpty();
        assertThat(titles(text, "source.fixAll")).containsExactly("Fix all that is safe to fix in this file");
        assertThat(titles(fixed, "source.fixAll")).isEmpty();
    }

    @Test
    void aViolationOfTheLockOrderCanBeElevated() {
        String fixed = doing(LOCKS + "atomic P:{<|>z};\natomic B:{a};\n", "Declare that `P` also takes a");
        assertThat(fixed).contains("atomic P:{z, a};");
        assertThat(codes(fixed)).doesNotContain("FLUX601", "FLUX602", "FLUX603");
    }

    @Test
    void anotherOrderIsOfferedWhereItHelps() {
        String text = LOCKS + "atomic P:{<|>z};\natomic B:{a};\n";
        assertThat(doing(text, "Declare `order z < a`")).startsWith("order z < a;\n");
        assertThat(codes(doing(text, "Declare `order z < a`"))).doesNotContain("FLUX601", "FLUX602", "FLUX603");
        String inBothOrders = text + "atomic Q:{a2};\natomic C:{z};\n";
        assertThat(titles(inBothOrders)).contains("Declare `order z < a`");
        String contradictory = LOCKS.replace("Q = C -> B", "Q = C -> D").replace("(int a) => ();", "(int a) => ();\nD (int a) => ();")
                + "atomic P:{<|>z};\natomic B:{a};\natomic Q:{a};\natomic D:{z};\n";
        assertThat(titles(contradictory)).contains("Declare that `P` also takes a").doesNotContain("Declare `order z < a`");
    }

    @Test
    void aWriterIsMadeAReaderWhereThatHelps() {
        String text = LOCKS + "atomic P:{<|>l?};\natomic A:{l};\natomic C:{l};\n";
        String fixed = doing(text, "Make `A` a reader of `l`");
        assertThat(fixed).contains("atomic P:{l?};\natomic A:{l?};\natomic C:{l};");
        assertThat(codes(fixed)).doesNotContain("FLUX602", "FLUX603");
        assertThat(titles(text.replace("atomic C:{l};\n", ""))).as("nobody would write any more")
                .doesNotContain("Make `A` a reader of `l`");
    }

    @Test
    void severalViolationsAtOnce() {
        String text = LOCKS.replace("C -> B", "C -> D") + "D (int a) => ();\n"
                + "atomic P:{<|>z};\natomic B:{a};\natomic Q:{y};\natomic D:{b};\n";
        String ordered = doing(text, "Declare lock orders that make elevations in this file unnecessary");
        assertThat(ordered).contains("order z < a;", "order y < b;");
        assertThat(codes(ordered)).doesNotContain("FLUX601", "FLUX602", "FLUX603");
        String promoted = LOCKS + "atomic P:{<|>l?};\natomic A:{l};\natomic Q:{y};\natomic B:{a};\natomic C:{l};\n";
        assertThat(codes(doing(promoted, "Declare all elevated locks in this file"))).doesNotContain("FLUX601", "FLUX602", "FLUX603");
    }

    @Test
    void aCodeIsExplainedByTheClient() {
        CodeAction explain = Actions.at(session, open(NAMES.replace("Größe", "Grö<|>ße"))).stream()
                .filter(action -> action.getTitle().startsWith("Explain FLUX102")).findFirst().orElseThrow();
        assertThat(explain.getCommand().getCommand()).isEqualTo("flux.explain");
        assertThat(explain.getCommand().getArguments()).hasSize(1).first().hasToString("\"FLUX102\"");
        try (LspSession other = LspSession.start()) {
            assertThat(Actions.titles(Actions.at(other, other.open(NAMES)))).noneMatch(title -> title.startsWith("Explain"));
        }
    }

    @Test
    void theSeverityOfACodeIsSetInTheSettingsFile() {
        Path file = LspSession.write(folder.resolve("src/server.flux"), NAMES);
        Path settings = folder.resolve("flux.settings.json");
        String title = "Set severity of FLUX102 in flux.settings.json to off";
        try (LspSession own = LspSession.in(folder)) {
            OpenText document = own.open(file, NAMES.replace("Größe", "Grö<|>ße"));
            own.awaitIdle();
            CodeAction action = Actions.named(Actions.at(own, document), title);
            CodeAction resolved = LspSession.get(own.server().getTextDocumentService().resolveCodeAction(action));
            assertThat(resolved.getEdit().getDocumentChanges().getFirst().getRight()).isInstanceOf(CreateFile.class);
            Map<String, String> texts = Actions.texts(own, document, action);
            assertThat(texts).containsExactly(Map.entry(LspSession.uri(settings),
                    "{\n  \"severities\": {\n    \"FLUX102\": \"off\"\n  }\n}\n"));
        }
        LspSession.write(settings, "{\n  // mine\n  \"severities\": {\"FLUX110\": \"hint\"}\n}\n");
        try (LspSession own = LspSession.in(folder)) {
            OpenText document = own.open(file, NAMES.replace("Größe", "Grö<|>ße"));
            own.awaitIdle();
            assertThat(Actions.texts(own, document, Actions.named(Actions.at(own, document), title)).get(LspSession.uri(settings)))
                    .isEqualTo("{\n  // mine\n  \"severities\": {\n    \"FLUX102\": \"off\", \"FLUX110\": \"hint\"}\n}\n");
        }
        LspSession.write(settings, "{\"severities\": {\"FLUX102\": \"error\"}}");
        try (LspSession own = LspSession.in(folder)) {
            OpenText document = own.open(file, NAMES.replace("Größe", "Grö<|>ße"));
            own.awaitIdle();
            List<CodeAction> actions = Actions.at(own, document);
            assertThat(Actions.titles(actions)).contains("Set severity of FLUX102 in flux.settings.json to hint", title)
                    .doesNotContain("Set severity of FLUX102 in flux.settings.json to error");
            assertThat(Actions.texts(own, document, Actions.named(actions, title)).get(LspSession.uri(settings)))
                    .isEqualTo("{\"severities\": {\"FLUX102\": \"off\"}}");
        }
    }

    @Test
    void theSeverityOfACodeIsSetWhereTheProgramSeesIt() {
        Path file = LspSession.write(folder.resolve("src/server.flux"), NAMES);
        String marked = NAMES.replace("Größe", "Grö<|>ße");
        String title = "Set severity of FLUX102 in flux.settings.json to error";
        OpenText alone = session.open(file, marked);
        CodeAction create = Actions.named(Actions.at(session, alone), title);
        assertThat(Actions.texts(session, alone, create)).as("of no folder of the workspace")
                .containsOnlyKeys(LspSession.uri(folder.resolve("src/flux.settings.json")));
        LspSession.write(folder.resolve("own/flux.settings.json"), "{}\n");
        Path deep = LspSession.write(folder.resolve("own/deep.flux"), NAMES);
        try (LspSession own = LspSession.in(folder)) {
            OpenText document = own.open(deep, marked);
            assertThat(Actions.texts(own, document, Actions.named(Actions.at(own, document), title))).as("in the file that holds")
                    .containsOnlyKeys(LspSession.uri(folder.resolve("own/flux.settings.json")));
        }
        assertThat(titles(marked)).as("in no file").noneMatch(action -> action.startsWith("Set severity"));
        OpenText error = session.open(folder.resolve("src/error.flux"),
                "Listen () => (int a);\nsource Listen => Las<|>t;\nLast (String a) => ();\n");
        assertThat(Actions.codes(session, error)).contains("FLUX202");
        assertThat(Actions.titles(Actions.at(session, error))).as("an error stays one").noneMatch(action -> action.startsWith("Set"));
        for (boolean present : List.of(false, true)) {
            if (present) {
                LspSession.write(folder.resolve("src/flux.settings.json"), "{}\n");
            }
            try (LspSession simple = LspSession.start(params ->
                    params.getCapabilities().getWorkspace().getWorkspaceEdit().setResourceOperations(List.of()))) {
                assertThat(Actions.titles(Actions.at(simple, simple.open(file, marked))).contains(title))
                        .as("by clients that cannot create files").isEqualTo(present);
            }
        }
    }

    @Test
    void worksInBrokenTexts() {
        String text = "Listen () => (int a);\nsource Listen => Serve;\n<|>Serve = A B;\nA (int a) => ();\n// 😀 ";
        assertThat(titles(text)).isNotEmpty();
        assertThat(titles("<|>;;; {{{ ->")).isNotNull();
    }
}
