// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Severity;
import org.flux.graph.syntax.SourceRange;

/** One log in the Static Analysis Results Interchange Format 2.1.0 (OASIS standard, 27 March 2020). */
public final class SarifReport {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final String SOURCE_ROOT = "SRCROOT";

    private SarifReport() {}

    /**
     * @param version of flux, as in {@code 0.1.0}
     * @param root what relative paths are relative to, in one sentence
     */
    public static String render(List<Diagnostic> findings, String version, String root) {
        List<Code> rules = findings.stream().map(Diagnostic::code).distinct().sorted().toList();
        return JsonLine.of(json -> {
            json.setIndent("  ");
            json.beginObject().name("$schema").value(SCHEMA).name("version").value("2.1.0");
            json.name("runs").beginArray().beginObject();
            tool(json, rules, version);
            sourceRoot(json, findings, root);
            json.name("columnKind").value("utf16CodeUnits");
            json.name("results").beginArray();
            for (Diagnostic finding : findings) {
                result(json, finding, rules.indexOf(finding.code()));
            }
            json.endArray().endObject().endArray().endObject();
        });
    }

    private static void tool(JsonWriter json, List<Code> rules, String version) throws IOException {
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value("flux").name("version").value(version);
        json.name("rules").beginArray();
        for (Code code : rules) {
            rule(json, code);
        }
        json.endArray().endObject().endObject();
    }

    /** The page of the code is the help of the rule, so that a viewer needs no network. */
    private static void rule(JsonWriter json, Code code) throws IOException {
        String page = code.explanation().strip();
        json.beginObject().name("id").value(code.id()).name("name").value(code.label());
        text(json, "shortDescription", code.title());
        text(json, "fullDescription", code.meaning());
        json.name("help").beginObject().name("text").value(page).name("markdown").value(page).endObject();
        json.name("defaultConfiguration").beginObject().name("level").value(level(code.defaultSeverity())).endObject();
        json.name("properties").beginObject().name("tags").beginArray().value(code.family().toString()).endArray().endObject();
        json.endObject();
    }

    /** Says what relative paths are relative to, if there are any; where that is differs from machine to machine. */
    private static void sourceRoot(JsonWriter json, List<Diagnostic> findings, String root) throws IOException {
        if (findings.stream().anyMatch(f -> FileUri.of(f.range().file()).isRelative())) {
            json.name("originalUriBaseIds").beginObject().name(SOURCE_ROOT).beginObject();
            text(json, "description", root);
            json.endObject().endObject();
        }
    }

    private static void result(JsonWriter json, Diagnostic finding, int rule) throws IOException {
        json.beginObject();
        json.name("ruleId").value(finding.code().id()).name("ruleIndex").value(rule);
        json.name("level").value(level(finding.severity()));
        message(json, "message", finding.message() + finding.help().map(advice -> "\n" + advice).orElse(""));
        json.name("locations").beginArray();
        location(json, finding.range(), null);
        json.endArray();
        if (!finding.related().isEmpty()) {
            json.name("relatedLocations").beginArray();
            for (Diagnostic.Related related : finding.related().stream().distinct().toList()) {
                location(json, related.range(), related.message());
            }
            json.endArray();
        }
        if (!finding.fixes().isEmpty()) {
            json.name("fixes").beginArray();
            for (Diagnostic.Fix fix : finding.fixes().stream().filter(f -> !f.edits().isEmpty()).distinct().toList()) {
                fix(json, fix);
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void location(JsonWriter json, SourceRange range, String message) throws IOException {
        json.beginObject().name("physicalLocation").beginObject();
        artifact(json, range.file());
        region(json, "region", range);
        json.endObject();
        if (message != null) {
            message(json, "message", message);
        }
        json.endObject();
    }

    private static void fix(JsonWriter json, Diagnostic.Fix fix) throws IOException {
        Map<String, List<Diagnostic.Edit>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(e -> byFile.computeIfAbsent(e.range().file(), f -> new ArrayList<>()).add(e));
        json.beginObject();
        message(json, "description", fix.title());
        json.name("artifactChanges").beginArray();
        for (Map.Entry<String, List<Diagnostic.Edit>> change : byFile.entrySet()) {
            json.beginObject();
            artifact(json, change.getKey());
            json.name("replacements").beginArray();
            for (Diagnostic.Edit edit : change.getValue()) {
                json.beginObject();
                region(json, "deletedRegion", edit.range());
                text(json, "insertedContent", edit.newText());
                json.endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
        json.name("properties").beginObject().name("applicability").value(fix.applicability().toString()).endObject();
        json.endObject();
    }

    private static void artifact(JsonWriter json, String file) throws IOException {
        FileUri uri = FileUri.of(file);
        json.name("artifactLocation").beginObject().name("uri").value(uri.text());
        if (uri.isRelative()) {
            json.name("uriBaseId").value(SOURCE_ROOT);
        }
        json.endObject();
    }

    private static void region(JsonWriter json, String name, SourceRange range) throws IOException {
        json.name(name).beginObject();
        json.name("startLine").value(range.line()).name("startColumn").value(range.column());
        json.name("endLine").value(range.endLine()).name("endColumn").value(range.endColumn()).endObject();
    }

    /** A message, in which braces are those of placeholders unless they are doubled (SARIF 2.1.0, section 3.11.5). */
    private static void message(JsonWriter json, String name, String text) throws IOException {
        text(json, name, text.replace("{", "{{").replace("}", "}}"));
    }

    private static void text(JsonWriter json, String name, String text) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO, HINT -> "note";
        };
    }
}
