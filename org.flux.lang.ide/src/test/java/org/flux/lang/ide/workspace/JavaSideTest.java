// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.flux.lang.ide.LspSession;
import org.flux.lang.ide.LspSession.OpenText;
import org.flux.lang.java.JavaMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor sees of the Java side of programs. */
class JavaSideTest {
    private static final String PROGRAM = "Listen () => (String line);\nShow (String line) => ();\nsource Listen => Show;\n";
    private static final String LISTEN = "    public String listen() { return \"\"; }\n";
    private static final String SHOW = "    public void show(String line) {}\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"chat.flux|Server.java", "src/main/flux/deep/chat.flux|src/main/java/a/b/Server.java"})
    void followsTheJavaSources(String files) {
        Path program = folder.resolve(files.substring(0, files.indexOf('|')));
        Path java = folder.resolve(files.substring(files.indexOf('|') + 1));
        String text = (files.contains("a/b") ? "package a.b;\n" : "") + "final class Server implements ChatComponents {\n";
        LspSession.write(program, "");
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(program, (files.contains("a/b") ? "package a.b;\n" : "") + PROGRAM);
            assertThat(session.diagnostics(document)).isEmpty();
            LspSession.write(java, text + LISTEN + "}\n");
            changed(session, java);
            List<Diagnostic> found = session.diagnosticsOf(document.uri(), d -> !d.isEmpty());
            assertThat(found).singleElement().satisfies(d -> {
                assertThat(d.getCode().getLeft()).isEqualTo("FLUX701");
                assertThat(d.getRelatedInformation().getFirst().getLocation().getUri()).isEqualTo(LspSession.uri(java));
            });
            LspSession.write(java, text + LISTEN + SHOW + "}\n");
            changed(session, java);
            assertThat(session.diagnosticsOf(document.uri(), List::isEmpty)).isEmpty();
        }
    }

    @Test
    void seesChangesOfJavaWithTheNextKeystroke() {
        Path java = LspSession.write(folder.resolve("Server.java"), "class Server implements ChatComponents {\n" + LISTEN + "}\n");
        Path program = LspSession.write(folder.resolve("chat.flux"), PROGRAM);
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(program, PROGRAM);
            assertThat(session.diagnostics(document)).hasSize(1);
            LspSession.write(java, "class Server implements ChatComponents {\n" + LISTEN + SHOW + "}\n");
            session.change(document, PROGRAM + "// more\n");
            assertThat(session.diagnosticsOf(document.uri(), List::isEmpty)).isEmpty();
        }
    }

    @Test
    void theClientsClassPathMakesTypesKnown() throws Exception {
        LspSession.write(folder.resolve("classes/other/Thing.class"), "");
        Path program = LspSession.write(folder.resolve("deep/chat.flux"), "");
        try (LspSession session = LspSession.in(folder)) {
            OpenText document = session.open(program, "import other.Job;\n" + PROGRAM.replace("String", "Job"));
            assertThat(session.diagnostics(document)).isEmpty();
            session.settings(classPath("classes"));
            assertThat(session.diagnosticsOf(document.uri(), d -> !d.isEmpty())).singleElement()
                    .satisfies(d -> assertThat(d.getCode().getLeft()).isEqualTo("FLUX209"));
            Path added = LspSession.write(folder.resolve("classes/other/Job.class"), "");
            changed(session, added);
            assertThat(session.diagnosticsOf(document.uri(), List::isEmpty)).isEmpty();
            Files.delete(added);
            changed(session, added);
            assertThat(session.diagnosticsOf(document.uri(), d -> !d.isEmpty())).hasSize(1);
            session.settings(classPath("classes", "not-built-yet"));
            assertThat(session.diagnosticsOf(document.uri(), List::isEmpty)).isEmpty();
        }
    }

    @Test
    void aClassPathThatCannotBeReadIsToldInTheSettings() {
        LspSession.write(folder.resolve("wrong.jar"), "no jar");
        Path settings = LspSession.write(folder.resolve("flux.settings.json"), "{\"classPath\": [\"wrong.jar\"]}");
        Path program = LspSession.write(folder.resolve("chat.flux"), PROGRAM);
        try (LspSession session = LspSession.in(folder)) {
            session.open(program, PROGRAM);
            assertThat(session.diagnosticsOf(LspSession.uri(settings), d -> !d.isEmpty())).singleElement()
                    .satisfies(d -> assertThat(d.getMessage().toString()).contains("wrong.jar: is neither a jar nor a folder of classes"));
        }
    }

    @Test
    void aProgramKnowsWhatImplementsIt() throws Exception {
        LspSession.write(folder.resolve("Server.java"), "class Server implements ChatComponents {\n" + LISTEN + "}\n");
        Path program = LspSession.write(folder.resolve("chat.flux"), PROGRAM);
        Workspace workspace = new Workspace();
        String name = workspace.name(program.toUri().toString());
        Program known = workspace.snapshot().program(name);
        assertThat(known.components().orElseThrow().ofNode("Listen")).extracting(JavaMethod::display).containsExactly("Server.listen");
        assertThat(known.javaProject().orElseThrow().isReadable()).isTrue();
        assertThat(known.types()).isEmpty();
        workspace.open("untitled:1", 1, PROGRAM);
        assertThat(workspace.snapshot().program("untitled:1").components()).isEmpty();
    }

    @Test
    void withoutACompilerItSaysSoOnceAndTheRestWorks() throws Exception {
        LspSession.write(folder.resolve("Server.java"), "class Server implements ChatComponents {}\n");
        LspSession.write(folder.resolve("chat.flux"), PROGRAM.replace("=> Show", "=> Shwo"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "--limit-modules", "java.se,jdk.unsupported", "-cp",
                System.getProperty("java.class.path"), WithoutCompiler.class.getName(), folder.toString())
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).containsOnlyOnce("Flux programs are not compared with their Java sources: this Java (")
                .contains("is a runtime without a compiler", "FLUX101").doesNotContain("FLUX70");
    }

    private static JsonObject classPath(String... entries) {
        JsonArray array = new JsonArray();
        List.of(entries).forEach(array::add);
        JsonObject section = new JsonObject();
        section.add("classPath", array);
        return section;
    }

    private static void changed(LspSession session, Path file) {
        session.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                List.of(new FileEvent(LspSession.uri(file), FileChangeType.Changed))));
    }
}
