// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.util.Optional;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;

/** Changes the text of a settings file and leaves everything else in it as it is, comments included. */
public final class SettingsText {
    private static final String SEVERITIES = "severities";

    private SettingsText() {}

    /**
     * A text that gives a code a severity.
     *
     * @param text of the file; blank if there is none yet
     * @return empty if the text is not that of settings
     */
    public static Optional<String> withSeverity(String text, Code code, Level level) {
        String entry = "\"" + code.id() + "\": \"" + level + "\"";
        if (text.isBlank()) {
            return Optional.of("{\n  \"" + SEVERITIES + "\": {\n    " + entry + "\n  }\n}\n");
        }
        try {
            if (!(JsonReader.read(text) instanceof Json.Table settings)) {
                return Optional.empty();
            }
            String lines = text.contains("\r\n") ? "\r\n" : "\n";
            Optional<Json> severities = member(settings, SEVERITIES);
            if (severities.isEmpty()) {
                String object = "\"" + SEVERITIES + "\": {" + lines + "    " + entry + lines + "  }";
                return Optional.of(first(text, settings, object, "  ", lines));
            }
            if (!(severities.get() instanceof Json.Table table)) {
                return Optional.empty();
            }
            Optional<Json> present = member(table, code.id());
            if (present.isEmpty()) {
                return Optional.of(first(text, table, entry, "    ", lines));
            }
            if (!(present.get() instanceof Json.Text value)) {
                return Optional.empty();
            }
            int start = value.place().offset();
            return Optional.of(text.substring(0, start) + "\"" + level + "\"" + text.substring(start + value.value().length() + 2));
        } catch (JsonMistake mistake) {
            return Optional.empty();
        }
    }

    private static Optional<Json> member(Json.Table table, String key) {
        return table.members().stream().filter(member -> member.key().value().equals(key)).map(Json.Member::value).findFirst();
    }

    /** Puts a member before all others of an object. */
    private static String first(String text, Json.Table table, String member, String indent, String lines) {
        int behind = table.place().offset() + 1;
        String rest = text.substring(behind);
        boolean empty = table.members().isEmpty();
        boolean closed = empty && rest.stripLeading().startsWith("}");
        String end = closed ? lines + indent.substring(2) + rest.stripLeading() : empty ? rest : "," + (startsLine(rest) ? "" : " ") + rest;
        return text.substring(0, behind) + lines + indent + member + end;
    }

    private static boolean startsLine(String text) {
        return text.startsWith("\n") || text.startsWith("\r");
    }
}
