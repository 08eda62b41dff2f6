// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.flux.cli.GeneratedPage;
import org.flux.cli.Invocation;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue as data, and {@code docs/diagnostics.md}, which is made from it. */
class DiagnosticsPageTest {
    private static final String PAGES = "../org.flux.graph/src/main/resources/org/flux/graph/diagnostics/";

    @TempDir
    Path folder;

    @Test
    void thePageIsCurrent() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Diagnostics

                Everything that flux finds in programs; a test makes this page from the catalogue. `flux explain CODE` shows the page of a
                code, `flux explain --all` this table, with `--format json` as data. [Ten of the messages](messages.md) as they look.

                Errors make Java impossible or wrong; what the compiler repairs or merely suspects is a warning; what it infers, and
                spellings that are not canonical, are infos and hints. [Settings and switches](command-line.md#severities) change
                severities. A safe fix is applied by `flux check --fix`; a suggestion is a guess, or changes what the program does, and is
                left to you and your editor. The name `%s` stands for %s together.
                """.formatted(Codes.ELEVATION, String.join(", ", Codes.elevations().stream().map(c -> "[" + c.id() + "](#"
                + c.id().toLowerCase(Locale.ROOT) + ")").toList())));
        for (Family family : Family.values()) {
            List<Code> codes = Arrays.stream(Code.values()).filter(c -> c.family() == family).toList();
            String name = family.toString();
            page.append("\n## ").append(Character.toUpperCase(name.charAt(0))).append(name.substring(1))
                    .append("\n\n| code | name | severity | meaning | fix |\n|---|---|---|---|---|\n");
            for (Code code : codes) {
                assertThat(Path.of("..", "docs").resolve(PAGES + code.id() + ".md")).exists();
                page.append("| <a id=\"").append(code.id().toLowerCase(Locale.ROOT)).append("\"></a>[").append(code.id()).append("](")
                        .append(PAGES).append(code.id()).append(".md) | `").append(code.label()).append("` | ")
                        .append(code.defaultSeverity()).append(" | ").append(code.meaning().replace("|", "\\|")).append(" | ")
                        .append(code.fix().map(Object::toString).orElse("")).append(" |\n");
            }
        }
        GeneratedPage.assertCurrent("diagnostics.md", page.toString());
    }

    @Test
    void theCatalogueIsData() {
        List<JsonObject> lines = Invocation.of(folder, "explain", "--all", "--format", "json").out().lines()
                .map(l -> JsonParser.parseString(l).getAsJsonObject()).toList();
        assertThat(lines.stream().map(o -> o.get("code").getAsString())).containsExactlyElementsOf(
                Arrays.stream(Code.values()).map(Code::id).toList());
        assertThat(lines).allSatisfy(o -> {
            assertThat(o.keySet()).containsExactly("code", "name", "severity", "family", "title", "meaning", "fix", "since");
            assertThat(o.get("severity").getAsString()).isIn("error", "warning", "info", "hint");
            assertThat(o.get("fix").isJsonNull() || List.of("safe", "suggestion").contains(o.get("fix").getAsString())).isTrue();
            assertThat(o.get("meaning").getAsString()).endsWith(".");
        });
    }

    @Test
    void schemasArePrinted() throws IOException {
        for (String name : List.of("settings", "findings")) {
            Invocation schema = Invocation.of(folder, "explain", "--schema", name);
            assertThat(schema.exit()).isZero();
            assertThat(JsonParser.parseString(schema.out()).getAsJsonObject().get("$schema").getAsString())
                    .isEqualTo("http://json-schema.org/draft-07/schema#");
        }
        Files.writeString(folder.resolve("flux.settings.json"), "{\"$schema\": \"flux.settings.schema.json\"}");
        Files.writeString(folder.resolve("a.flux"), "A = ;");
        assertThat(Invocation.of(folder, "check", "a.flux").exit()).isZero();
    }

    @Test
    void wrongUseIsOneLine() {
        assertUsage("exclude each other", "--all", "FLUX101");
        assertUsage("exclude each other", "--all", "--schema", "settings");
        assertUsage("--format json goes with --all", "--format", "json", "FLUX101");
        assertUsage("'--schema'", "--schema", "sarif");
        assertUsage("'--format'", "--all", "--format", "xml");
        assertUsage("FLUX10I: no such code; did you mean 'FLUX101'?", "FLUX10I");
    }

    private void assertUsage(String message, String... args) {
        Invocation wrong = Invocation.of("explain", folder, args);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("flux: ").contains(message).hasLineCount(1);
    }
}
