// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.syntax.Spelling;
import org.flux.lang.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterTest {
    static List<Path> files() {
        return Corpus.files();
    }

    /** Every record of the corpus with its places; first written where an independent reader of Flux text gave the same records. */
    @ParameterizedTest
    @MethodSource("files")
    void readsTheseRecords(Path file) throws IOException {
        StringBuilder records = new StringBuilder();
        for (Declaration declaration : Reading.of(Corpus.text(file)).file().declarations()) {
            records.append(declaration.toString().replaceAll("SourceRange\\[file=test.flux, offset=(\\d+), endOffset=(\\d+), line=(\\d+), "
                    + "column=(\\d+), endLine=(\\d+), endColumn=(\\d+)]", "$1-$2 $3:$4-$5:$6")).append('\n');
        }
        Path expected = Path.of("src/test/resources/records", file.getFileName() + ".txt");
        if (!Files.exists(expected)) {
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, records);
            fail("wrote the missing expectation " + expected);
        }
        assertThat(records.toString()).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int                              | int                             | -
            int socket                       | int                             | socket
            char* data                       | char*                           | data
            char *data                       | char*                           | data
            char * * data                    | char**                          | data
            const char* name                 | const char*                     | name
            unsigned x                       | unsigned                        | x
            unsigned long                    | unsigned long                   | -
            unsigned long long size          | unsigned long long              | size
            struct foo                       | struct foo                      | -
            struct foo *x                    | struct foo*                     | x
            const foo                        | const foo                       | -
            Foo const                        | Foo const                       | -
            byte[] raw                       | byte[]                          | raw
            byte [ ] [ ]raw                  | byte[][]                        | raw
            java.util.List<String> names     | java.util.List<String>          | names
            Map < String , List<byte[]> > m  | Map<String, List<byte[]>>       | m
            List<? extends Foo>  foos        | List<? extends Foo>             | foos
            List<?> all                      | List<?>                         | all
            List<const char*> all            | List<const char*>               | all
            int session                      | int                             | session
            session by                       | session                         | by
            Straße größe                     | Straße                          | größe
            """)
    void tellsTypeFromName(String parameter, String type, String name) {
        ParsedFile parsed = Reading.of("F (" + parameter + ") => ();");
        assertThat(parsed.findings()).isEmpty();
        var signature = (Declaration.NodeSignature) parsed.file().declarations().getFirst();
        var read = signature.inputs().getFirst();
        assertThat(read.type().text()).isEqualTo(type);
        assertThat(read.name().map(Object::toString).orElse("-")).isEqualTo(name);
        assertThat(textAt(parsed, read.range())).isEqualTo(parameter.strip());
    }

    @Test
    void measuresPlacesFromOneInUtf16Units() {
        ParsedFile parsed = Reading.of("// 𝄞\r\n\r/* 𝄞 */ Größe𝒳 = B;\n");
        var flow = (Declaration.FlowDefinition) parsed.file().declarations().getFirst();
        assertThat(parsed.findings()).isEmpty();
        assertThat(flow.name().text()).isEqualTo("Größe𝒳");
        assertThat(flow.name().range()).isEqualTo(new SourceRange("test.flux", 17, 24, 3, 10, 3, 17));
        assertThat(flow.range()).isEqualTo(new SourceRange("test.flux", 17, 29, 3, 10, 3, 22));
    }

    @Test
    void leavesDocumentationOutOfTheRange() {
        ParsedFile parsed = Reading.of("""
                // no documentation
                /* none either */
                /**
                 * Reads a request.
                 *
                 *   indented
                 */
                // between
                Read () => (int a);
                /** Second. */ source Read => X;
                /***/ typedef a b;
                A = B; /** of nothing before, but of C */
                C = D;
                """);
        assertThat(parsed.file().declarations()).extracting(d -> d.documentation().map(Declaration.Documentation::text)).containsExactly(
                Optional.of("Reads a request.\n\n  indented"), Optional.of("Second."), Optional.empty(), Optional.empty(),
                Optional.of("of nothing before, but of C"));
        assertThat(textAt(parsed, parsed.file().declarations().get(1).range())).isEqualTo("source Read => X;");
        assertThat(textAt(parsed, parsed.file().declarations().get(1).documentedRange())).isEqualTo("/** Second. */ source Read => X;");
    }

    @Test
    void givesTheDocumentationOfWhatIsBrokenToNothingElse() {
        ParsedFile parsed = Reading.of("A = B;\n/** Of the broken one. */\nC = ( ;\nD = E;\n/** Of F. */\nF = G;\n");
        assertThat(parsed.file().declarations().getLast().documentation()).hasValueSatisfying(d -> assertThat(d.text()).isEqualTo("Of F."));
        assertThat(parsed.file().declarations()).filteredOn(d -> d.range().line() == 4).singleElement()
                .satisfies(d -> assertThat(d.documentation()).isEmpty());
    }

    @Test
    void readsPackageAndImports() {
        ParsedFile parsed = Reading.of("package org.flux . demo; import \"a/b.flux\"; import java.util.List; import java.util.*;");
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.file().packageName().orElseThrow().text()).isEqualTo("org.flux.demo");
        assertThat(parsed.file().imports()).satisfiesExactly(
                file -> {
                    assertThat(((Import.OfFile) file).target().text()).isEqualTo("a/b.flux");
                    assertThat(((Import.OfFile) file).resolved()).contains("a/b.flux");
                },
                type -> assertThat(type).extracting("name.text", "onDemand").containsExactly("java.util.List", false),
                all -> assertThat(all).extracting("name.text", "onDemand").containsExactly("java.util", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A = B => C → D ⇒ E --> F -> G; | ARROW => ->, ARROW → ->, ARROW ⇒ ->, ARROW --> ->
            F () -> ();                     | ARROW -> =>
            source L ⇒ A;                   | ARROW ⇒ =>
            source L => A;                  |
            session L -> F;                 | ARROW -> =>
            handle error A -> B => H;       |
            handle error A => B -> H;       | ARROW => ->, ARROW -> =>
            handle error _ => H;            | WILDCARD _ *
            H:[*, _] = ;                    | WILDCARD * _
            H[_] = ;                        | COLON  :
            H:[_] = ;                       |
            typedef hit: F;                 | COLON : 
            constraint A:{x};               | KEYWORD constraint atomic
            atomic A{x}                     | COLON  :, SEMICOLON  ;
            F () => ()                      | SEMICOLON  ;
            F () => ();;                    | SEMICOLON ; 
            """)
    void notesSpellings(String text, String expected) {
        ParsedFile parsed = Reading.of(text);
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.file().spellings().stream().map(spelling -> describe(parsed, spelling)).collect(Collectors.joining(", ")).strip())
                .isEqualTo(expected == null ? "" : expected);
    }

    private static String describe(ParsedFile parsed, Spelling spelling) {
        return spelling.kind() + " " + textAt(parsed, spelling.range()) + " " + spelling.canonical();
    }

    @ParameterizedTest
    @ValueSource(strings = {"package", "import", "node", "blocking", "async", "push", "by", "session", "constraint", "order", "pragma",
        "program", "session2", "__", "$", "größe", "Ω", "名前"})
    void acceptsSoftKeywordsInEveryNamePosition(String name) {
        String text = """
                package N.N;
                import N.N;
                import N.*;
                typedef N N;
                typedef N by N.N::N;
                N (N N, N) => (N.N N);
                node N (N<N> N) => () by N::N;
                blocking N () => ()
                node async N () => ()
                N () => () by N.N::N
                N () => ()
                push N () => ();
                source N => N;
                source N {session: N} => N;
                source N {session: N by N::N} => N;
                session N => N;
                session N => N by N::N;
                N = ;
                N = N -> N;
                N:[N, !N] = N;
                N[N] = N;
                atomic N:{N, N?, N(session), N!(program), N(session)?}
                constraint N{N}
                handle error N => N;
                handle error N -> * -> N => N by N::N;
                order N < N < N;
                pragma N;
                pragma N = N;
                pragma N = error;
                """.replaceAll("\\bN\\b", name.replace("$", "\\$"));
        ParsedFile parsed = Reading.of(text);
        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.file().declarations()).hasSize(26);
        assertThat(parsed.file().imports()).hasSize(2);
    }

    private static String textAt(ParsedFile parsed, SourceRange range) {
        return parsed.text().substring(range.offset(), range.endOffset());
    }
}
