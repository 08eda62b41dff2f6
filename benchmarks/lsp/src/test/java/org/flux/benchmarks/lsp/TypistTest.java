// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flux.benchmarks.lsp.Typist.Place;
import org.flux.lang.ProgramLoader;
import org.junit.jupiter.api.Test;

class TypistTest {
    private static final String TEXT = Programs.ofLines(500);

    @Test
    void afterEachTurnTheTextIsAsBefore() {
        int turn = Typist.turn(TEXT);
        List<Stroke> strokes = Typist.strokes(TEXT, 3 * turn);
        StringBuilder text = new StringBuilder(TEXT);
        for (int i = 0; i < strokes.size(); i++) {
            apply(text, strokes.get(i));
            if ((i + 1) % turn == 0) {
                assertThat(text).hasToString(TEXT);
            }
        }
        assertThat(strokes.get(0).line()).isNotEqualTo(strokes.get(turn).line());
    }

    /** Otherwise the work would be no more than to look at texts that are right. */
    @Test
    void theTextIsRightAfterSomeKeysAndWrongAfterOthers() {
        ProgramLoader loader = ProgramLoader.create();
        StringBuilder text = new StringBuilder(TEXT);
        List<Boolean> wrong = new ArrayList<>();
        for (Stroke stroke : Typist.strokes(TEXT, Typist.turn(TEXT))) {
            apply(text, stroke);
            wrong.add(loader.load("server.flux", text.toString(), path -> Optional.empty()).hasErrors());
        }
        assertThat(wrong.stream().filter(it -> it).count()).isBetween(20L, 90L);
    }

    @Test
    void placesAreFlowsOfServices() {
        String[] lines = TEXT.split("\n");
        List<Place> places = Typist.places(TEXT);
        assertThat(places).hasSizeGreaterThan(8);
        for (Place place : places) {
            String line = lines[place.line()];
            assertThat(line.substring(place.step())).startsWith("Read");
            assertThat(line.substring(place.end())).isEqualTo(";");
        }
    }

    private static void apply(StringBuilder text, Stroke stroke) {
        text.replace(offset(text, stroke.line(), stroke.column()), offset(text, stroke.endLine(), stroke.endColumn()), stroke.text());
    }

    private static int offset(StringBuilder text, int line, int column) {
        int start = 0;
        for (int i = 0; i < line; i++) {
            start = text.indexOf("\n", start) + 1;
        }
        return start + column;
    }
}
