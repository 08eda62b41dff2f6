// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.flux.graph.diagnostics.Code;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.ide.fixes.Actions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaComponentsTest {
    private static final String PROGRAM = """
            typedef hit InCache;
            Listen () => (String line);
            Answer (String line) => (String reply);
            Write (String reply) => ();
            source Listen {session: ClientOf} => Serve;
            Serve = Answer -> Cache -> Write;
            Cache:[hit] = ;
            Cache:[_] = Answer;
            atomic Answer:{l(session)};
            """;
    private static final String SERVER = """
            final class ExampleServer implements ExampleComponents {
                @Override
                public String listen() {
                    return "hello";
                }
            }
            """;

    @TempDir
    Path folder;

    private LspSession session;

    @BeforeEach
    void start() {
        session = LspSession.start();
    }

    @AfterEach
    void end() {
        session.close();
    }

    private OpenText open(String marked) {
        Path file = LspSession.write(folder.resolve("example.flux"), marked.replace("<|>", ""));
        return session.open(file, marked);
    }

    private String java(OpenText document, CodeAction action, String file) {
        Map<String, String> texts = Actions.texts(session, document, action);
        assertThat(texts).containsOnlyKeys(LspSession.uri(folder.resolve(file)));
        return texts.values().iterator().next();
    }

    @Test
    void theMethodOfWhatTheCursorIsAtIsWritten() {
        LspSession.write(folder.resolve("ExampleServer.java"), SERVER.replace("\n", "\r\n"));
        OpenText document = open(PROGRAM.replace("= Answer ->", "= <|>Answer ->"));
        String text = java(document, Actions.named(Actions.at(session, document, "refactor"), "Create Java component `answer`"),
                "ExampleServer.java");
        assertThat(text).contains("public String answer(String line)", "UnsupportedOperationException", "\r\n").doesNotContain("write(")
                .doesNotMatch("(?s).*[^\r]\n.*");
        assertThat(Actions.titles(Actions.at(session, open(PROGRAM.replace("source Listen", "source <|>Listen")), "refactor")))
                .noneMatch(title -> title.contains("Java"));
    }

    @Test
    void soAreThoseOfPredicatesAndSessions() {
        LspSession.write(folder.resolve("ExampleServer.java"), SERVER);
        for (String name : List.of("typedef <|>hit", "typedef hit <|>InCache", "session: <|>ClientOf")) {
            OpenText document = open(PROGRAM.replace(name.replace("<|>", ""), name));
            assertThat(Actions.titles(Actions.at(session, document, "refactor"))).as(name)
                    .anyMatch(title -> title.startsWith("Create Java component `"));
        }
    }

    @Test
    void allThatIsMissingAtOnceAndThenNothingIs() {
        LspSession.write(folder.resolve("ExampleServer.java"), SERVER);
        OpenText document = open(PROGRAM.replace("Write (", "<|>Write ("));
        session.diagnosticsOf(document.uri(), found -> found.stream()
                .anyMatch(finding -> finding.getCode().getLeft().equals(Code.COMPONENT_METHOD_MISSING.id())));
        String text = java(document, Actions.named(Actions.at(session, document, "refactor"), "Create all 4 missing Java components"),
                "ExampleServer.java");
        LspSession.write(folder.resolve("ExampleServer.java"), text);
        session.change(document, PROGRAM + "\n");
        session.diagnosticsOf(document.uri(), found -> found.stream()
                .noneMatch(finding -> finding.getCode().getLeft().equals(Code.COMPONENT_METHOD_MISSING.id())));
    }

    @Test
    void withoutAClassOneIsCreated() {
        OpenText document = open(PROGRAM.replace("Write (", "<|>Write ("));
        CodeAction create = Actions.at(session, document, "refactor").stream()
                .filter(action -> action.getTitle().startsWith("Create Java class `ExampleServer`")).findFirst().orElseThrow();
        assertThat(java(document, create, "ExampleServer.java")).contains("class ExampleServer implements ExampleComponents",
                "public void write(String reply)");
    }

    @Test
    void everyFixAboutJavaDoesAwayWithItsFinding() {
        LspSession.write(folder.resolve("ExampleServer.java"), SERVER.replace("String listen()", "int listen()"));
        OpenText document = open(PROGRAM);
        for (Code code : List.of(Code.COMPONENT_METHOD_MISSING, Code.COMPONENT_METHOD_DIFFERS)) {
            int before = session.diagnosticsOf(document.uri(), found -> found.stream()
                    .anyMatch(finding -> finding.getCode().getLeft().equals(code.id()))).size();
            CodeAction fix = Actions.at(session, document, "quickfix").stream().filter(action -> action.getDiagnostics() != null
                    && action.getDiagnostics().stream().anyMatch(finding -> finding.getCode().getLeft().equals(code.id()))).findFirst()
                    .orElseThrow();
            LspSession.write(folder.resolve("ExampleServer.java"), java(document, fix, "ExampleServer.java"));
            document = session.change(document, document.text() + "\n");
            session.diagnosticsOf(document.uri(), found -> found.size() < before);
        }
    }

    @Test
    void aTypeIsImportedByItsFix() {
        LspSession.write(folder.resolve("classes/nothing.txt"), "");
        LspSession.write(folder.resolve("flux.settings.json"), "{\"classPath\": [\"classes\"]}");
        OpenText document = open("Listen () => (BigDecimal line);\nAnswer (BigDecimal line) => ();\nsource Listen => Answer;\n");
        session.diagnosticsOf(document.uri(), found -> found.stream()
                .anyMatch(finding -> finding.getCode().getLeft().equals(Code.JAVA_TYPE_UNKNOWN.id())));
        CodeAction fix = Actions.at(session, document, "quickfix").stream()
                .filter(action -> Boolean.TRUE.equals(action.getIsPreferred())).findFirst().orElseThrow();
        OpenText fixed = session.change(document, Actions.text(session, document, fix));
        assertThat(fixed.text()).startsWith("import java.math.BigDecimal;\n");
        session.diagnosticsOf(document.uri(), found -> found.stream()
                .noneMatch(finding -> finding.getCode().getLeft().equals(Code.JAVA_TYPE_UNKNOWN.id())));
    }

    @Test
    void nothingIsOfferedThatWantsAFileFromAClientThatCannotCreateOne() {
        try (LspSession simple = LspSession.start(params -> params.getCapabilities().getWorkspace().getWorkspaceEdit()
                .setDocumentChanges(false))) {
            Path file = LspSession.write(folder.resolve("example.flux"), PROGRAM);
            OpenText document = simple.open(file, PROGRAM);
            assertThat(Actions.titles(Actions.at(simple, document))).isNotEmpty().noneMatch(title -> title.contains("Java class")
                    || title.contains("flux.settings.json") || title.startsWith("Create"));
        }
    }

    @Test
    void aTextThatIsInNoFileHasNoJava() {
        assertThat(Actions.titles(Actions.at(session, session.open(PROGRAM.replace("Write (", "<|>Write (")), "refactor")))
                .noneMatch(title -> title.contains("Java"));
    }
}
