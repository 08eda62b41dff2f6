// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flux.graph.syntax.Name;
import org.flux.lang.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed, what is read of a part and taken over of the rest is what reading all of it gives. */
class IncrementalReaderTest {
    private static final String PATH = "/programs/server.flux";
    private static final Function<Name, Optional<String>> IMPORTS = target -> Optional.of("/programs/" + target.text());
    private static final int EDITS = Boolean.getBoolean("flux.long") ? 20_000 : 400;
    /** Edits near one place. */
    private static final int BURST = 8;
    private static final List<String> PIECES = List.of("a", "Read", " ", "\n", "\r\n", ";", "->", "=>", " = ", "(", ")", "{", "}", "[", "]",
            ":", ",", "*", "_", "!", "?", "/*", "*/", "//", "/** said */", "\"", "'", "source ", "atomic ", "handle error ", "typedef ",
            "import \"x.flux\";", "package p;", "#", "\u00A0", "–", "𝄞", "int ", "<", ">", ".", "session ", "node ", "blocking ",
            "by a.B::c",
            "Extra () => ();\n", "Flow = Read -> Write;\n", "atomic Read:{a, b?};\n", "/* open\n",
            "order a < b;\n", "pragma x = 1;\n");

    private final FluxReader reader = Language.service(FluxReader.class);
    private final IncrementalReader incremental = Language.service(IncrementalReader.class);

    private static String program(int parts, String lineEnd) {
        String program = "package p;\nimport \"lib.flux\";\n\n" + IntStream.range(0, parts).mapToObj(i -> """
                /** Reads one. */
                blocking Read%1$d (int socket) => (int socket, String request);
                typedef hit%1$d InCache%1$d;
                source Listen%1$d {session: Client%1$d} => Serve%1$d;
                Serve%1$d = Read%1$d -> Answer%1$d -> Write%1$d; // as it comes
                Answer%1$d:[_, !hit%1$d] = Disk%1$d -> Compress%1$d;
                Answer%1$d:[_, _] = ;

                Write%1$d (int socket, String answer) => ()
                atomic Answer%1$d:{cache?(session), log}
                /* what
                   else */
                handle error Read%1$d -> * => Sorry%1$d;
                Sorry%1$d (int socket) -> ();
                """.formatted(i)).collect(Collectors.joining());
        return program.replace("\n", lineEnd);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithReadingEverything(long seed) {
        Random random = new Random(seed);
        int hits = 0;
        for (int i = 0; i < EDITS; i += BURST) {
            String text = program(5, seed % 3 == 0 ? "\r\n" : "\n");
            // something may be wrong already, elsewhere
            text = random.nextBoolean() ? text : edited(text, random.nextInt(text.length()), random);
            ParsedFile known = reader.read(PATH, text, IMPORTS);
            int place = random.nextInt(text.length());
            for (int j = 0; j < BURST; j++) {
                text = edited(text, Math.clamp(place + random.nextInt(60) - 30, 0, text.length()), random);
                ParsedFile whole = reader.read(PATH, text, IMPORTS);
                Optional<ParsedFile> part = incremental.read(known, text);
                if (part.isPresent()) {
                    hits++;
                    assertThat(part.get().findings()).as("seed %d, edit %d, %d", seed, i, j).isEqualTo(whole.findings());
                    assertThat(part.get()).as("seed %d, edit %d, %d", seed, i, j).isEqualTo(whole);
                }
                known = part.orElse(whole);
            }
        }
        assertThat(hits).as("of %d edits", EDITS).isGreaterThan(EDITS / 4);
    }

    private static String edited(String text, int at, Random random) {
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(80)));
            default -> text.substring(0, at) + piece + text.substring(at);
        };
    }

    @Test
    void readsAWordThatIsTypedWithoutTheRest() {
        String text = program(20, "\n");
        ParsedFile known = reader.read(PATH, text, IMPORTS);
        int at = text.indexOf("-> Write7;");
        for (String typed : List.of("-", "->", "-> ", "-> L", "-> Lo", "-> Log", "-> Log ")) {
            String next = text.substring(0, at) + typed + text.substring(at);
            Optional<ParsedFile> part = incremental.read(known, next);
            assertThat(part).as(typed).contains(reader.read(PATH, next, IMPORTS));
            known = part.orElseThrow();
        }
    }

    @Test
    void readsEverythingWhereACommentSwallowsTheRest() {
        String text = program(20, "\n");
        ParsedFile known = reader.read(PATH, text, IMPORTS);
        int at = text.indexOf("Serve9 =");
        assertThat(incremental.read(known, text.substring(0, at) + "/*" + text.substring(at)))
                .satisfiesAnyOf(part -> assertThat(part).isEmpty(), part -> assertThat(part)
                        .contains(reader.read(PATH, text.substring(0, at) + "/*" + text.substring(at), IMPORTS)));
    }
}
