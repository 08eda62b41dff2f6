// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.cli.Invocation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table in the corpus's README says what is found in each program, nothing more and nothing less. It is read sentence by sentence: one
 * that this test does not understand fails it, as does a finding that no sentence speaks of.
 */
class CorpusReadmeTest {
    private static final Path CORPUS = Path.of("..", "corpus");
    private static final Pattern ROW = Pattern.compile("\\| ([\\w.-]+) \\| (.*) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @TempDir
    Path out;

    private record Finding(String severity, String code, String message) {}

    @Test
    void everyProgramHasARow() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            assertThat(rows().keySet()).containsExactlyElementsOf(files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".flux")).map(f -> f.substring(0, f.length() - 5)).sorted().toList());
        }
    }

    @TestFactory
    List<DynamicTest> whatTheTableSaysIsTrue() throws IOException {
        return rows().entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            Reading reading = new Reading(row.getKey() + ".flux");
            clauses(row.getValue()).forEach(reading::clause);
            assertThat(reading.waiting).as("findings that the table does not speak of").isEmpty();
        })).toList();
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(CORPUS.resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("file") && !row.group(1).startsWith("---")) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    /** The parts between semicolons and full stops, those in brackets and quotations aside. */
    private static List<String> clauses(String cell) {
        List<String> clauses = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= cell.length(); i++) {
            char c = i < cell.length() ? cell.charAt(i) : ';';
            quoted ^= c == '`';
            depth += quoted ? 0 : "({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0;
            boolean end = c == ';' || c == '.' && (i + 1 == cell.length() || cell.charAt(i + 1) == ' ');
            if (end && depth == 0 && !quoted) {
                clauses.add(cell.substring(start, i).strip());
                start = i + 1;
            }
        }
        clauses.removeIf(String::isEmpty);
        return clauses;
    }

    private static List<String> names(String text) {
        return NAME.matcher(text).results().map(r -> r.group(1)).toList();
    }

    /** One program, and what of its findings the table has not told yet. */
    private final class Reading {
        private final String file;
        private final List<Finding> all;
        private final List<Finding> waiting;
        private String severity = "";

        Reading(String file) {
            this.file = file;
            this.all = Invocation.of(CORPUS, "check", "--format", "json", file).out().lines().map(l -> {
                JsonObject finding = JsonParser.parseString(l).getAsJsonObject();
                return new Finding(finding.get("severity").getAsString(), finding.get("code").getAsString(),
                        finding.get("message").getAsString());
            }).toList();
            this.waiting = new ArrayList<>(all.stream().filter(f -> f.severity().matches("error|warning")).toList());
        }

        void clause(String text) {
            Matcher labelled = Pattern.compile("(error|warning)s?: (.*)").matcher(text);
            String rest = text;
            if (labelled.matches()) {
                severity = labelled.group(1);
                rest = labelled.group(2);
            }
            if (!finding(rest) && !remark(rest)) {
                fail("not understood: " + rest);
            }
        }

        private boolean finding(String text) {
            return told(text, "handler of `(\\w+)`(?:, which is no node \\(did you mean `(\\w+)`\\?\\))?", "FLUX107")
                    || told(text, "predicate `(\\w+)` has no typedef", "FLUX109")
                    || told(text, "`(\\w+)` is in no flow", "FLUX402")
                    || told(text, "no source", "FLUX403")
                    || told(text, "`(\\w+)` is never used", "FLUX111")
                    || told(text, "the reader lock `(\\w+)` is never written", "FLUX608")
                    || told(text, "(\\w+) is elevated to \\{(\\w+), (\\w+)\\} \\((\\w+) needs (\\w+) while (\\w+) holds (\\w+); "
                            + "(\\w+) takes both in order\\)", "FLUX602")
                    || text.matches("(`\\w+`(, )?)+ are constrained but in no flow")
                            && names(text).stream().allMatch(name -> told(name, "(\\w+)", "FLUX106"));
        }

        /** Ticks off one finding, whose message names what the sentence names. */
        private boolean told(String text, String sentence, String code) {
            Matcher matcher = Pattern.compile(sentence).matcher(text);
            if (!matcher.matches()) {
                return false;
            }
            MatchResult said = matcher.toMatchResult();
            StringBuilder names = new StringBuilder();
            for (int i = 1; i <= said.groupCount(); i++) {
                names.append(said.group(i) == null ? "" : "(?=.*\\b" + said.group(i) + "\\b)");
            }
            List<Finding> meant = waiting.stream().filter(f -> f.severity().equals(severity) && f.code().equals(code)
                    && f.message().matches(names + ".*")).toList();
            assertThat(meant).as(severity + " " + code + ": " + text + " among " + waiting).hasSize(1);
            waiting.remove(meant.getFirst());
            return true;
        }

        private boolean remark(String text) {
            if (text.matches("none.*")) {
                assertThat(waiting).isEmpty();
                return noneRemark(text.substring("none".length()).strip());
            }
            if (text.matches("the reader of `\\w+` and its writer are both unused \\(covered by the former\\)")) {
                assertThat(all).noneMatch(f -> f.message().contains(names(text).getFirst()));
                return true;
            }
            if (text.matches("Nothing about `\\w+` \\(an external handler\\)")) {
                String name = names(text).getFirst();
                assertThat(waiting).noneMatch(f -> f.message().contains("`" + name + "`"));
                assertThat(all).anyMatch(f -> f.code().equals("FLUX108") && f.message().contains("`" + name + "`"));
                return true;
            }
            if (text.equals("No types are given, so signatures stay undetermined (info here; `flux generate` refuses)")) {
                assertThat(all).anyMatch(f -> f.code().equals("FLUX208") && f.severity().equals("info"));
                assertThat(Invocation.of(CORPUS, "generate", file, "-o", out.toString()).exit()).isEqualTo(1);
                return true;
            }
            if (text.matches("(\\w+(, )?)+ unchanged")) {
                JsonObject schedule = JsonParser.parseString(Invocation.of(CORPUS, "locks", "--json", file).out()).getAsJsonObject();
                for (String name : text.replace(" unchanged", "").split(", ")) {
                    JsonObject node = named(schedule, name);
                    assertThat(node.get("effective")).isEqualTo(node.get("declared"));
                }
                return true;
            }
            if (text.startsWith("all signatures can be inferred: ")) {
                Matcher signature = Pattern.compile("((?:`\\w+`(?:,| and) )*)`(\\w+) (\\(.*?\\) => \\(.*?\\))`").matcher(text);
                while (signature.find()) {
                    for (String name : Stream.concat(names(signature.group(1)).stream(), Stream.of(signature.group(2))).toList()) {
                        assertThat(signature(name)).as(name).isEqualTo(signature.group(3).replace("char*", "String"));
                    }
                }
                assertThat(all).noneMatch(f -> f.code().equals("FLUX208"));
                return true;
            }
            return false;
        }

        private boolean noneRemark(String text) {
            if (text.isEmpty()) {
                return true;
            }
            if (text.matches("\\((`\\w+`, )+… are inferred or undetermined: infos\\)")) {
                for (String name : names(text)) {
                    assertThat(all).anyMatch(f -> f.code().matches("FLUX102|FLUX208") && f.severity().equals("info")
                            && f.message().contains("`" + name + "`"));
                }
                return true;
            }
            if (text.equals("(`char*` and `content` on two lines are one parameter)")) {
                assertThat(Invocation.of(CORPUS, "graph", file).out()).contains("int length, String content, ");
                return true;
            }
            return false;
        }

        /** Inputs and outputs, as types only. */
        private String signature(String node) {
            return Invocation.of(CORPUS, "graph", file).out().lines().map(Pattern.compile("  " + node
                    + " (\\(.*?\\) => \\(.*?\\)).*")::matcher).filter(Matcher::matches).findFirst().orElseThrow().group(1)
                    .replaceAll("(\\w) \\w+", "$1");
        }

        private JsonObject named(JsonObject schedule, String name) {
            for (JsonElement node : schedule.getAsJsonArray("nodes")) {
                if (node.getAsJsonObject().get("name").getAsString().equals(name)) {
                    return node.getAsJsonObject();
                }
            }
            throw new AssertionError("no node " + name);
        }
    }
}
