// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/**
 * One object per line and finding; lines and columns count from 1, columns in UTF-16 units, ends are exclusive. The resource
 * {@link #SCHEMA} beside this class tells its form.
 */
public final class JsonReport {
    /** The JSON schema of a line. */
    public static final String SCHEMA = "flux.findings.schema.json";

    private JsonReport() {}

    public static String render(Diagnostic finding) {
        return JsonLine.of(json -> {
            json.beginObject();
            json.name("code").value(finding.code().id());
            json.name("severity").value(finding.severity().toString());
            json.name("message").value(finding.message());
            place(json, finding.range());
            if (finding.help().isPresent()) {
                json.name("help").value(finding.help().get());
            }
            json.name("related").beginArray();
            for (Diagnostic.Related related : finding.related()) {
                json.beginObject().name("message").value(related.message());
                place(json, related.range());
                json.endObject();
            }
            json.endArray();
            json.name("fixes").beginArray();
            for (Diagnostic.Fix fix : finding.fixes()) {
                fix(json, fix);
            }
            json.endArray().endObject();
        });
    }

    private static void fix(JsonWriter json, Diagnostic.Fix fix) throws IOException {
        json.beginObject().name("title").value(fix.title()).name("applicability").value(fix.applicability().toString());
        json.name("edits").beginArray();
        for (Diagnostic.Edit edit : fix.edits()) {
            json.beginObject();
            place(json, edit.range());
            json.name("newText").value(edit.newText()).endObject();
        }
        json.endArray().endObject();
    }

    private static void place(JsonWriter json, SourceRange range) throws IOException {
        json.name("file").value(range.file());
        json.name("line").value(range.line()).name("column").value(range.column());
        json.name("endLine").value(range.endLine()).name("endColumn").value(range.endColumn());
    }
}
