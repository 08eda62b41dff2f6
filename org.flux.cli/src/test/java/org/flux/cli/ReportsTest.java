// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                () -> Golden.assertMatches(program + ".check.sarif", Invocation.of(PROGRAMS, "check", "--format=sarif", file).out()),
                () -> Golden.assertMatches(program + ".locks.txt", Invocation.of(PROGRAMS, "locks", file).out()),
                () -> Golden.assertMatches(program + ".locks.json", Invocation.of(PROGRAMS, "locks", "--json", file).out()),
                () -> Golden.assertMatches(program + ".graph.txt", Invocation.of(PROGRAMS, "graph", file).out()),
                () -> Golden.assertMatches(program + ".graph.json", Invocation.of(PROGRAMS, "graph", "--json", file).out()));
    }

    @Test
    void everyFindingIsOneJsonObjectALineOfTheDocumentedShape() {
        List<String> lines = Invocation.of(PROGRAMS, "check", "--format", "json", ".").out().lines().toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonObject finding = JsonParser.parseString(line).getAsJsonObject();
            assertThat(finding.keySet()).containsExactly("code", "severity", "message", "file", "line", "column", "endLine", "endColumn",
                    "related", "fixes");
            assertThat(finding.get("severity").getAsString()).isIn("error", "warning", "info", "hint");
            for (JsonElement related : finding.getAsJsonArray("related")) {
                assertThat(related.getAsJsonObject().keySet()).containsExactly("message", "file", "line", "column", "endLine", "endColumn");
            }
            for (JsonElement fix : finding.getAsJsonArray("fixes")) {
                assertThat(fix.getAsJsonObject().keySet()).containsExactly("title", "edits");
                for (JsonElement edit : fix.getAsJsonObject().getAsJsonArray("edits")) {
                    assertThat(edit.getAsJsonObject().keySet())
                            .containsExactly("file", "line", "column", "endLine", "endColumn", "newText");
                }
            }
        }
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

    /** The constraints of the SARIF 2.1.0 schema that matter for what we write. */
    @ParameterizedTest
    @ValueSource(strings = {"deadlock.flux", "chat.flux", "wrong.crlf.flux"})
    void sarifIsWellFormed(String program) {
        JsonObject log = JsonParser.parseString(Invocation.of(PROGRAMS, "check", "--format", "sarif", program).out()).getAsJsonObject();
        assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
        assertThat(log.getAsJsonArray("runs")).hasSize(1);
        JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();
        assertThat(run.keySet()).isSubsetOf(Set.of("tool", "columnKind", "results"));
        assertThat(run.get("columnKind").getAsString()).isEqualTo("utf16CodeUnits");
        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
        for (JsonElement each : run.getAsJsonArray("results")) {
            JsonObject result = each.getAsJsonObject();
            assertThat(result.keySet()).isSubsetOf(Set.of("ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations",
                    "fixes"));
            assertThat(rules.get(result.get("ruleIndex").getAsInt()).getAsJsonObject().get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("level").getAsString()).isIn("none", "note", "warning", "error");
            assertThat(result.getAsJsonObject("message").get("text").getAsString()).isNotBlank();
            result.getAsJsonArray("locations").forEach(ReportsTest::assertLocation);
            if (result.has("fixes")) {
                result.getAsJsonArray("fixes").forEach(f -> f.getAsJsonObject().getAsJsonArray("artifactChanges").forEach(change -> {
                    assertThat(change.getAsJsonObject().keySet()).containsExactly("artifactLocation", "replacements");
                    assertThat(change.getAsJsonObject().getAsJsonArray("replacements")).isNotEmpty();
                }));
            }
        }
    }

    private static void assertLocation(JsonElement location) {
        JsonObject place = location.getAsJsonObject().getAsJsonObject("physicalLocation");
        assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString()).doesNotContain(" ", "\\");
        JsonObject region = place.getAsJsonObject("region");
        assertThat(region.get("startLine").getAsInt()).isPositive();
        assertThat(region.get("startColumn").getAsInt()).isPositive();
        assertThat(region.get("endLine").getAsInt()).isGreaterThanOrEqualTo(region.get("startLine").getAsInt());
    }
}
