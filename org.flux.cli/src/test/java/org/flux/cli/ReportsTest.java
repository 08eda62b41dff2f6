// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reporting commands write for whole programs: golden files, and the promises about their form. */
class ReportsTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs");

    @ParameterizedTest
    @CsvSource({"deadlock, 0", "chat, 0", "wrong.crlf, 1"})
    void reportsAsBefore(String program, int exit) throws Exception {
        String file = program + ".flux";
        Invocation text = Invocation.of(PROGRAMS, "check", file);
        assertThat(text.exit()).isEqualTo(exit);
        assertAll(() -> Golden.assertMatches(program + ".check.txt", text.out() + "--- stderr\n" + text.err()),
                () -> Golden.assertMatches(program + ".check.json", Invocation.of(PROGRAMS, "check", "--format", "json", file).out()),
                () -> Golden.assertMatches(program + ".check.sarif", Invocation.of(PROGRAMS, "check", "--format=sarif", file).out()
                        .replaceAll("\"# (FLUX...): [^\n]*\"", "\"(the page of $1)\"")),
                () -> Golden.assertMatches(program + ".locks.txt", Invocation.of(PROGRAMS, "locks", file).out()),
                () -> Golden.assertMatches(program + ".locks.json", Invocation.of(PROGRAMS, "locks", "--json", file).out()),
                () -> Golden.assertMatches(program + ".graph.txt", Invocation.of(PROGRAMS, "graph", file).out()),
                () -> Golden.assertMatches(program + ".graph.json", Invocation.of(PROGRAMS, "graph", "--json", file).out()));
    }

    @Test
    void schedulesHaveTheDocumentedShape() {
        JsonObject schedule = JsonParser.parseString(Invocation.of(PROGRAMS, "locks", "--json", "deadlock.flux").out()).getAsJsonObject();
        assertThat(schedule.keySet()).containsExactly("file", "order", "nodes", "elevations");
        assertThat(schedule.getAsJsonArray("order").toString()).isEqualTo(
                "[{\"lock\":\"y\",\"scope\":\"program\"},{\"lock\":\"z\",\"scope\":\"program\"}]");
        assertThat(schedule.getAsJsonArray("elevations").toString()).isEqualTo(
                "[{\"node\":\"A\",\"lock\":\"y\",\"scope\":\"program\",\"mode\":\"!\",\"kind\":\"elevation\",\"witness\":[\"A\",\"B\"]}]");
    }
}
