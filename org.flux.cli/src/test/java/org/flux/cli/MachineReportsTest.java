// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Code;
import org.flux.lang.report.JsonReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What machines read keeps to its schema: lines of JSON to the one that flux publishes, SARIF to that of OASIS. */
class MachineReportsTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final JsonSchema FINDING = schema(JsonReport.class.getResourceAsStream(JsonReport.SCHEMA));
    private static final JsonSchema SARIF = schema(MachineReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));

    @TempDir
    Path folder;

    static List<Path> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (String root : List.of("corpus", "examples", "org.flux.cli/src/test/resources/programs", "org.flux.lang/src/test/resources")) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(root))) {
                files.filter(f -> f.toString().endsWith(".flux") && !f.toString().contains("/target/")).sorted().forEach(programs::add);
            }
        }
        return programs;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyReportIsValid(Path program) {
        assertValid(Invocation.of(Path.of(""), "check", "--format", "json", program.toString()),
                Invocation.of(Path.of(""), "check", "--format", "sarif", program.toString()));
    }

    /** Every code of the catalogue, in one report each. */
    @Test
    void theWrongProgramsOfAllPagesAreReportedValidly() throws IOException {
        for (Code code : Code.values()) {
            String page = code.explanation();
            int start = page.indexOf("```flux\n");
            if (start >= 0) {
                Files.writeString(folder.resolve(code.id() + ".flux"), page.substring(start + 8, page.indexOf("```", start + 8)));
            }
        }
        Invocation json = check("--format", "json", ".");
        JsonObject run = assertValid(json, check("--format", "sarif", "."));
        TreeSet<String> codes = new TreeSet<>(json.out().lines()
                .map(l -> JsonParser.parseString(l).getAsJsonObject().get("code").getAsString()).toList());
        assertThat(codes).hasSizeGreaterThan(50);
        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
        assertThat(rules.asList().stream().map(r -> r.getAsJsonObject().get("id").getAsString())).containsExactlyElementsOf(codes);
        for (JsonElement each : run.getAsJsonArray("results")) {
            JsonObject result = each.getAsJsonObject();
            assertThat(rules.get(result.get("ruleIndex").getAsInt()).getAsJsonObject().get("id")).isEqualTo(result.get("ruleId"));
        }
    }

    @Test
    void urisAreThoseOfTheFiles() throws Exception {
        String name = "a b/100%/#1 \u00fc u\u0308 \uD83D\uDE00 [x] c:d?.flux";
        Invocation.write(folder, name, "source A -> B;");
        JsonObject run = assertValid(check("--format", "json", folder + "/" + name), check("--format", "sarif", folder + "/" + name));
        for (String uri : uris(run)) {
            // Invocation cuts the folder off
            assertThat(Path.of(new URI("file://" + folder + "/" + uri.substring("file://".length())))).isEqualTo(folder.resolve(name));
        }
        assertThat(run.has("originalUriBaseIds")).isFalse();
    }

    @Test
    void relativePathsStayRelativeToTheRootOfTheSources() throws Exception {
        Path odd = Files.createDirectories(Path.of("target/odd dir/\u00e4%#"));
        Files.writeString(odd.resolve("x.flux"), "source A -> B;");
        Path above = Path.of("..", Path.of("").toAbsolutePath().getFileName().toString()).resolve(odd);
        JsonObject run = assertValid(Invocation.of(Path.of(""), "check", "--format", "json", odd + "/x.flux"),
                Invocation.of(Path.of(""), "check", "--format", "sarif", odd + "/x.flux"));
        assertThat(uris(run)).containsOnly("target/odd%20dir/%C3%A4%25%23/x.flux");
        assertThat(run.get("results").toString()).contains("\"fixes\":")
                .doesNotContain("{\"uri\":\"target/odd%20dir/%C3%A4%25%23/x.flux\"}");
        assertThat(run.getAsJsonObject("originalUriBaseIds").keySet()).containsExactly("SRCROOT");
        JsonObject outside = assertValid(Invocation.of(Path.of(""), "check", "--format", "json", above + "/x.flux"),
                Invocation.of(Path.of(""), "check", "--format", "sarif", above + "/x.flux"));
        assertThat(uris(outside)).allSatisfy(uri ->
                assertThat(Path.of(new URI(uri))).isEqualTo(odd.resolve("x.flux").toAbsolutePath()));
        assertThat(outside.get("results").toString()).doesNotContain("uriBaseId");
    }

    @Test
    void oddTextsAreKept() throws Exception {
        Invocation.write(folder, "part.flux", "Show (int n) => ();\nShow (int n) => ();\n");
        Invocation.write(folder, "odd.flux", "import \"part.flux\";\n"
                + "import \"\u0001\u007F\uD83D\uDE00\\\".flux\";\n/* \uD83D\uDE00 */ source L -> Sho;\n"
                + "L () => (int n);\nA = B; atomic A:{z}; atomic B:{y}; handle error Shwo => Show;");
        Invocation json = check("--format", "json", "odd.flux");
        JsonObject run = assertValid(json, check("--format", "sarif", "odd.flux"));
        assertThat(json.out()).contains("part.flux").contains("\uD83D\uDE00").contains("\\u0001");
        JsonObject arrow = json.out().lines().map(l -> JsonParser.parseString(l).getAsJsonObject())
                .filter(f -> f.get("code").getAsString().equals("FLUX901")).findFirst().orElseThrow();
        assertThat(arrow.get("column").getAsInt()).as("a surrogate pair is two units").isEqualTo(19);
        assertThat(uris(run).stream().distinct().count()).isGreaterThan(1);
    }

    /** Viewers read `{0}` as a placeholder and `{{` as a brace: section 3.11.5 of the standard. What a fix inserts is no message. */
    @Test
    void bracesOfMessagesAreNoPlaceholders() throws Exception {
        Invocation.write(folder, "braces.flux", "Listen () => (int n);\nA (int n) => ();\nsource Listen => A;\natomic A(x);\n");
        JsonObject run = assertValid(check("--format", "json", "braces.flux"), check("--format", "sarif", "braces.flux"));
        JsonObject slip = run.getAsJsonArray("results").asList().stream().map(JsonElement::getAsJsonObject)
                .filter(r -> r.get("ruleId").getAsString().equals("FLUX001")).findFirst().orElseThrow();
        assertThat(slip.getAsJsonObject("message").get("text").getAsString())
                .isEqualTo("Locks stand between `{{` and `}}`: write `{{x}}`");
        JsonObject fix = slip.getAsJsonArray("fixes").get(0).getAsJsonObject();
        assertThat(fix.getAsJsonObject("description").get("text").getAsString()).isEqualTo("Write `{{x}}`");
        assertThat(fix.toString()).contains("\"insertedContent\":{\"text\":\"{x}\"}");
    }

    @Test
    void noFindingsAreAValidReport() throws Exception {
        Invocation.write(folder, "fine.flux", "Listen () => (int number);\nShow (int number) => ();\nsource Listen => Show;\n");
        JsonObject run = assertValid(check("--format", "json", "fine.flux"), check("--format", "sarif", "fine.flux"));
        assertThat(run.getAsJsonArray("results")).isEmpty();
    }

    /** The check itself: a report that breaks the standard is found out. */
    @Test
    void theSchemaIsOneThatCanFail() {
        String sarif = Invocation.of(Path.of(""), "check", "--format", "sarif", "src/test/resources/programs/deadlock.flux").out();
        assertThat(SARIF.validate(sarif.replace("\"warning\"", "\"fatal\""), InputFormat.JSON)).isNotEmpty();
        assertThat(SARIF.validate(sarif.replace("\"startLine\": 9", "\"startLine\": 0"), InputFormat.JSON)).isNotEmpty();
        assertThat(SARIF.validate(sarif.replace("\"uriBaseId\"", "\"uriBase\""), InputFormat.JSON)).isNotEmpty();
        assertThat(FINDING.validate("{\"code\": \"FLUX1\"}", InputFormat.JSON)).isNotEmpty();
    }

    private Invocation check(String... args) {
        return Invocation.of("check", folder, args);
    }

    /** Returns the one run of the log. */
    private static JsonObject assertValid(Invocation json, Invocation sarif) {
        assertThat(json.exit()).isEqualTo(sarif.exit()).isLessThan(2);
        json.out().lines().forEach(line -> assertThat(FINDING.validate(line, InputFormat.JSON)).as(line).isEmpty());
        assertThat(SARIF.validate(sarif.out(), InputFormat.JSON)).isEmpty();
        JsonArray runs = JsonParser.parseString(sarif.out()).getAsJsonObject().getAsJsonArray("runs");
        assertThat(runs).hasSize(1);
        JsonObject run = runs.get(0).getAsJsonObject();
        assertThat(run.getAsJsonArray("results")).hasSize((int) json.out().lines().count());
        return run;
    }

    private static List<String> uris(JsonElement json) {
        List<String> uris = new ArrayList<>();
        if (json instanceof JsonObject object) {
            object.entrySet().forEach(e -> {
                if (e.getKey().equals("uri")) {
                    uris.add(e.getValue().getAsString());
                } else {
                    uris.addAll(uris(e.getValue()));
                }
            });
        } else if (json instanceof JsonArray array) {
            array.forEach(e -> uris.addAll(uris(e)));
        }
        return uris;
    }

    private static JsonSchema schema(InputStream resource) {
        try (InputStream in = resource) {
            return SCHEMAS.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
