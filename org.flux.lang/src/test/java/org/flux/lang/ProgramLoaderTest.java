// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramLoaderTest {
    private static final String LIBRARY = "Listen () => (int a);\nsource Listen => Work;\n";

    private final ProgramLoader loader = ProgramLoader.create();

    @TempDir
    Path directory;

    @Test
    void followsImportsRelativeToTheImportingFile() throws Exception {
        write("lib/a.flux", "import \"b.flux\";");
        write("lib/b.flux", LIBRARY);
        LoadedProgram program = loader.load(write("main.flux", "import \"lib/a.flux\";\nWork (int a) => ();\n"));
        assertThat(program.graph().files()).extracting(SourceFile::path)
                .containsExactly(path("main.flux"), path("lib/a.flux"), path("lib/b.flux"));
        assertThat(program.texts()).containsEntry(path("lib/b.flux"), LIBRARY);
        assertThat(program.graph().sources()).hasSize(1);
        assertThat(program.hasErrors()).isFalse();
    }

    @Test
    void readsFilesOfACircleOnce() throws Exception {
        write("b.flux", "import \"./main.flux\";\n" + LIBRARY);
        LoadedProgram program = loader.load(write("main.flux", "import \"b.flux\";\nWork (int a) => ();\n"));
        assertThat(program.graph().files()).hasSize(2);
        assertThat(program.graph().sources()).hasSize(1);
        assertThat(program.diagnostics()).extracting(Diagnostic::code)
                .contains(Code.IMPORT_CYCLE).doesNotContain(Code.DUPLICATE_DECLARATION);
    }

    @Test
    void readsAFileThatTwoLinksLeadToOnce() throws Exception {
        write("lib.flux", LIBRARY);
        Files.createSymbolicLink(directory.resolve("other.flux"), directory.resolve("lib.flux"));
        LoadedProgram program = loader.load(write("main.flux", "import \"lib.flux\";\nimport \"other.flux\";\nWork (int a) => ();\n"));
        assertThat(program.graph().files()).hasSize(2);
        assertThat(program.hasErrors()).isFalse();
    }

    @Test
    void saysOnceWhyAnImportCannotBeRead() throws Exception {
        write("latin.flux", new byte[] {'A', '\n', (byte) 0xE9, ';'});
        Files.createDirectory(directory.resolve("lib"));
        Files.createSymbolicLink(directory.resolve("loop.flux"), directory.resolve("loop.flux"));
        assertImport("latin.flux", "The import `latin.flux` is no UTF-8 text (byte 3, in line 2)", "save it as UTF-8");
        assertImport("lib", "The import `lib` is a directory", "name a .flux file in it");
        assertImport("loop.flux", "The import `loop.flux` is a loop of symbolic links", "repair or remove the link");
        assertImport("missing.flux", "The import `missing.flux` does not exist", "check the path");
        assertImport("", "The import `` is a directory", "name a .flux file in it");
    }

    private void assertImport(String target, String message, String help) throws Exception {
        LoadedProgram program = loader.load(write("main.flux", "import \"" + target + "\";\nA = B;\n"));
        List<Diagnostic> errors = program.diagnostics().stream().filter(finding -> finding.code() == Code.IMPORT_NOT_FOUND).toList();
        assertThat(errors).extracting(Diagnostic::message).containsExactly(message);
        assertThat(errors.getFirst().help()).contains(help);
        assertThat(errors.getFirst().range().line()).isEqualTo(1);
        assertThat(errors.getFirst().fixes()).extracting(Fix::title).containsExactly("Remove this import");
        assertThat(program.graph().node("A")).isPresent();
    }

    @Test
    void findsTheFileThatWasMeant() throws Exception {
        write("lib/chat.flux", LIBRARY);
        write("lib/xy.flux", LIBRARY);
        assertMeant("lib/caht.flux", Optional.of("lib/chat.flux"));
        assertMeant("lib/chat", Optional.of("lib/chat.flux"));
        assertMeant("lib/ab.flux", Optional.empty());
        assertMeant("mian.flux", Optional.empty());
        assertMeant("no/chat.flux", Optional.empty());
    }

    private void assertMeant(String target, Optional<String> meant) throws Exception {
        String text = "import \"" + target + "\";\nA = B;\n";
        Diagnostic finding = loader.load(write("main.flux", text)).diagnostics().stream()
                .filter(d -> d.code() == Code.IMPORT_NOT_FOUND).findFirst().orElseThrow();
        assertThat(finding.message()).isEqualTo("The import `" + target + "` does not exist"
                + meant.map(m -> ", did you mean `" + m + "`?").orElse(""));
        assertThat(finding.fixes()).extracting(Fix::isSafe).containsOnly(false);
        assertThat(finding.fixes()).extracting(fix -> fix.edits().getFirst()).extracting(edit -> new StringBuilder(text)
                .replace(edit.range().offset(), edit.range().endOffset(), edit.newText()).toString())
                .containsExactlyElementsOf(Stream.concat(meant.map(m -> text.replace(target, m)).stream(), Stream.of("\nA = B;\n"))
                        .toList());
    }

    @Test
    void refusesARootThatCannotBeRead() throws Exception {
        assertRefused(directory, "is a directory");
        assertRefused(directory.resolve("missing.flux"), "does not exist");
        assertRefused(write("utf16.flux", "A = B;".getBytes(StandardCharsets.UTF_16)), "is UTF-16, not UTF-8");
        Path enormous = directory.resolve("enormous.flux");
        try (RandomAccessFile file = new RandomAccessFile(enormous.toFile(), "rw")) {
            file.setLength(SourceTexts.MAX_BYTES + 1);
        }
        assertRefused(enormous, "is larger than 64 MiB");
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling.flux"), directory.resolve("nothing.flux"));
        assertRefused(dangling, "is a symbolic link to a file that does not exist");
    }

    private void assertRefused(Path root, String reason) {
        assertThatThrownBy(() -> loader.load(root)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.path()).isEqualTo(root.toString());
            assertThat(e.reason()).isEqualTo(reason);
        });
    }

    @Test
    void loadsFromMemory() {
        Map<String, String> files = Map.of("file:///ws/lib/b.flux", "import \"../c.flux\";", "file:///ws/c.flux", LIBRARY);
        LoadedProgram program = loader.load("file:///ws/main.flux", "import \"lib/b.flux\";\nimport \"d.flux\";\nWork (int a) => ();",
                path -> Optional.ofNullable(files.get(path)));
        assertThat(program.texts().keySet()).containsExactly("file:///ws/main.flux", "file:///ws/lib/b.flux", "file:///ws/c.flux");
        assertThat(program.graph().sources()).hasSize(1);
        assertThat(program.diagnostics()).filteredOn(Diagnostic::code, Code.IMPORT_NOT_FOUND).hasSize(1)
                .allMatch(finding -> finding.range().line() == 2);
    }

    @Test
    void sortsFindingsByFileAndPlaceAndSaysNothingTwice() {
        LoadedProgram program = loader.load("main.flux", "A = B - C;\natomic X:{y};\nA = D;\n", path -> Optional.empty());
        List<Diagnostic> findings = program.diagnostics();
        assertThat(findings).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Integer.compare(a.range().offset(), b.range().offset()));
        assertThat(findings).extracting(Diagnostic::code).contains(Code.SYNTAX, Code.DUPLICATE_DEFINITION);
    }

    /** Unused nodes, missing sources, other types: all of that is only said of programs that could be read. */
    @ParameterizedTest
    @ValueSource(strings = {
        "source Listen => Page;\nPage = { Read -> Write };", "source: Listen => Page;\nPage = Read -> Write;",
        "source Listen => Page;\nPage = Read | Write;", "source Listen => Page;\nPage := Read -> Write;\nhandle error Page => Gone;",
        "source Listen => Page;\nPage:[0] = Read -> Write;\nPage:[_] = Write;", "Source Listen => Page;\nPage = Read -> Write;",
        "source Listen {session = Who} => Page;\nPage = Read -> Write;\natomic Page:{a(session)};",
        "source Listen => Page;\nPage = Read -> Write;\nTick (void) => (int s);\nsource Tick => Page;",
        "source Listen => Page;\nPage = Read -> Write;\nhandle errors Read => Oops;"})
    void saysOneThingOfOneSlipAndNothingThatFollowsFromIt(String text) {
        String nodes = "Listen () => (int s);\nRead (int s) => (int s);\nWrite (int s) => ();\n";
        List<Diagnostic> findings = loader.load("main.flux", nodes + text, path -> Optional.empty())
                .diagnostics();
        assertThat(findings).extracting(Diagnostic::code).containsExactly(Code.SYNTAX);
    }

    @Test
    void saysNothingThatFollowsFromAMissingImport() {
        List<Diagnostic> findings = loader.load("main.flux", "import \"nodes.flux\";\nsource Listen => Page;\nPage = Read -> Write;\n"
                + "atomic Log:{a};\nhandle error Gone => Oops;\n", path -> Optional.empty()).diagnostics();
        assertThat(findings).extracting(Diagnostic::code).containsExactly(Code.IMPORT_NOT_FOUND);
    }

    /** What is certain, whatever the unread part says, is told at once. */
    @Test
    void saysWhatIsWrongBesideASlip() {
        List<Diagnostic> findings = loader.load("main.flux", "Listen () => (int s);\nRead (int s) => (int s);\nsource Listen => Page;\n"
                + "Page = Read -> Page;\nOther = Read { Read;\n", path -> Optional.empty()).diagnostics();
        assertThat(findings).extracting(Diagnostic::code).containsExactly(Code.RECURSION, Code.SYNTAX);
    }

    @Test
    void whatIsRemovedTakesItsDocumentationWithIt() {
        String rest = "L () => (int a);\nsource L => A;\n";
        String text = "/** Of no use. */\n// really\nUnused (int a) => ();\n" + rest;
        assertThat(fixed(text, Code.NODE_UNUSED)).isEqualTo("\n" + rest);
    }

    @Test
    void whatIsMovedTakesItsDocumentationWithIt() {
        String head = "L () => (int a, int b);\nsource L => X;\nA (int a, int b) => ();\ntypedef p isP;\n";
        String first = "/** First. */\nX:[p, _] = A;\n";
        String second = "/**\n * Second.\n *\n * More.\n */\nX:[p, p] = A;\n";
        String written = "/** Second.\n *\n * More. */\n// really\nX:[p, p] = A;\n";
        assertThat(fixed(head + first + written, Code.VARIANT_UNREACHABLE)).isEqualTo(head + second + first + "\n// really\n\n");
        assertThat(fixed(head + first.replace('p', '_') + written, Code.CATCH_ALL_NOT_LAST))
                .isEqualTo(head + "\n\n" + written + first.replace('p', '_'));
        assertThat(fixed(head + "X:[p, _] = A;\nX:[p, p] = A;\n", Code.VARIANT_UNREACHABLE))
                .isEqualTo(head + "X:[p, p] = A;\nX:[p, _] = A;\n\n");
    }

    /** The text after the first fix of a finding. */
    private String fixed(String text, Code code) {
        Fix fix = loader.load("main.flux", text, path -> Optional.empty()).diagnostics().stream()
                .filter(d -> d.code() == code).findFirst().orElseThrow().fixes().getFirst();
        StringBuilder result = new StringBuilder(text);
        fix.edits().stream().sorted(Comparator.comparingInt((Edit edit) -> edit.range().offset()).reversed())
                .forEach(edit -> result.replace(edit.range().offset(), edit.range().endOffset(), edit.newText()));
        return result.toString();
    }

    @Test
    void saysWhereTypeArgumentsAreNestedBeyondReasonAndReadsTheRest() throws InterruptedException {
        for (int depth : List.of(33, 100_000)) {
            String text = "/** First. */\nL () => (int a);\nA (" + "List<".repeat(depth) + "int" + ">".repeat(depth) + " a, int b) => ();\n"
                    + "source L => B;\nB (int a, int c) => ();\nB = ;\nC (" + "List<".repeat(32) + "int" + ">".repeat(32) + " a) => ();\n";
            assertThat(onSmallStack(() -> loader.load("deep.flux", text, path -> Optional.empty()).diagnostics()))
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .extracting(finding -> finding.range().line() + ":" + finding.range().column() + " " + finding.message())
                    .containsExactly("3:" + (4 + 5 * 33 - 1)
                            + " Type arguments are nested more than 32 deep here; write a class that contains"
                            + " them", "4:13 `L` gives (int) but `B` takes (int, int)",
                            "6:1 `B` passes its inputs on: it takes (int, int) but gives ()");
            assertThat(onSmallStack(() -> SourceFormatter.create().format(text))).isEmpty();
        }
        String open = "A (" + "List<".repeat(1000) + "int a) => ();\nsource L => B;\n";
        assertThat(onSmallStack(() -> loader.load("deep.flux", open, path -> Optional.empty()).diagnostics()))
                .filteredOn(finding -> finding.code() == Code.SYNTAX).hasSize(1);
    }

    /** The parser takes what follows a broken type for the rest of it. */
    @Test
    void survivesWhateverFollowsBrokenTypes() throws InterruptedException {
        String broken = "A (" + "List<".repeat(20);
        String order = "order l0" + IntStream.range(1, 1000).mapToObj(i -> " < l" + i).collect(Collectors.joining()) + ";\n";
        for (String text : List.of(broken + ";\n" + order, broken + "{\n" + order, broken + "=\n" + order, (broken + ";\n").repeat(400))) {
            List<Diagnostic> said = onSmallStack(() -> loader.load("deep.flux", text, path -> Optional.empty()).diagnostics());
            assertThat(said).as(text.substring(0, 150)).filteredOn(finding -> finding.code() == Code.SYNTAX)
                    .extracting(Diagnostic::severity).contains(Severity.ERROR);
        }
    }

    /** Half of what a JVM gives to a thread. */
    private static <T> T onSmallStack(Supplier<T> work) throws InterruptedException {
        AtomicReference<T> result = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(work.get()), "small stack", 1 << 19);
        thread.start();
        thread.join();
        return result.get();
    }

    @Test
    void loadsConcurrently() {
        String text = Corpus.text(Corpus.DIRECTORY.resolve("image-server.slides-b.flux"));
        List<LoadedProgram> programs = IntStream.range(0, 16).parallel()
                .mapToObj(i -> ProgramLoader.create().load("x.flux", text, path -> Optional.empty())).toList();
        assertThat(programs).allMatch(program -> program.diagnostics().equals(programs.getFirst().diagnostics()));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
