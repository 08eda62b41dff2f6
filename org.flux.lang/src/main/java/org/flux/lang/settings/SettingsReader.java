// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.diagnostics.SeverityPolicy.Level;

/** Turns the text of a settings file into settings, or says what is wrong with the first thing that is. */
final class SettingsReader {
    private static final String SCHEMA = "$schema";
    private static final String SEVERITIES = "severities";
    private static final String CLASS_PATH = "classPath";
    private static final List<String> KEYS = List.of(SCHEMA, SEVERITIES, CLASS_PATH);

    /** Control characters, line and paragraph separators, and what changes the direction of writing. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final Path file;
    private final String text;

    private SettingsReader(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    static Settings read(Path file, String text) throws SettingsException {
        SettingsReader reader = new SettingsReader(file, text);
        try {
            return reader.settings(JsonReader.read(text));
        } catch (JsonReader.Mistake e) {
            throw reader.wrong(e.offset(), e.getMessage());
        }
    }

    private Settings settings(Json json) throws SettingsException {
        SeverityPolicy severities = SeverityPolicy.CATALOGUE;
        List<String> classPath = List.of();
        for (Map.Entry<String, Json.Member> member : members(json, "settings are an object, as in {\"severities\": {}}").entrySet()) {
            Json value = member.getValue().value();
            switch (member.getKey()) {
                case SCHEMA -> string(value, "\"$schema\" is the address of the schema, a string");
                case SEVERITIES -> severities = severities(value);
                case CLASS_PATH -> classPath = classPath(value);
                default -> throw wrong(member.getValue().key().offset(), "unknown key \"" + member.getKey() + "\""
                        + meant(member.getKey(), KEYS).orElse("; there are \"severities\" and \"classPath\""));
            }
        }
        return new Settings(Optional.of(file), severities, classPath);
    }

    private SeverityPolicy severities(Json json) throws SettingsException {
        Map<Set<Code>, Level> groups = new LinkedHashMap<>();
        for (Json.Member member : members(json, "\"severities\" is an object, as in {\"FLUX110\": \"off\"}").values()) {
            groups.put(codes(member.key()), level(member.value()));
        }
        return SeverityPolicy.of(groups);
    }

    /** Codes are written in one way, so that the schema can offer them and a search finds them. */
    private Set<Code> codes(Json.Text key) throws SettingsException {
        String name = key.value();
        if (name.equals(Codes.ELEVATION)) {
            return Codes.elevations();
        }
        Optional<Code> code = Codes.find(name);
        if (code.isPresent() && code.get().id().equals(name)) {
            return Set.of(code.get());
        }
        List<String> known = new ArrayList<>(Stream.of(Code.values()).map(Code::id).toList());
        known.add(Codes.ELEVATION);
        throw wrong(key.offset(), "\"" + name + "\" is no code" + code.map(c -> "; write \"" + c.id() + "\"")
                .or(() -> Codes.named(name).isEmpty() ? meant(name, known) : Optional.of("; write \"" + Codes.ELEVATION + "\""))
                .orElse("; 'flux explain --all' lists the codes"));
    }

    private Level level(Json value) throws SettingsException {
        String levels = "error, warning, info, hint or off";
        String name = string(value, "a severity is " + levels + ", in double quotes");
        Optional<Level> level = Level.of(name);
        if (level.isEmpty()) {
            throw wrong(value.offset(), "\"" + name + "\" is no severity"
                    + meant(name, Stream.of(Level.values()).map(Level::toString).toList()).orElse("; write " + levels));
        }
        return level.get();
    }

    private List<String> classPath(Json json) throws SettingsException {
        String shape = "\"classPath\" is a list of strings, as in [\"lib/*.jar\", \"target/classes\"]";
        if (!(json instanceof Json.Array array)) {
            throw wrong(json.offset(), shape + ", not " + json.kind());
        }
        List<String> entries = new ArrayList<>();
        for (Json element : array.elements()) {
            String entry = string(element, shape);
            String problem = SettingsClassPath.problem(entry);
            if (!problem.isEmpty()) {
                throw wrong(element.offset(), problem);
            }
            entries.add(entry);
        }
        return entries;
    }

    /** The members by their keys, none of which may stand twice. */
    private Map<String, Json.Member> members(Json json, String shape) throws SettingsException {
        if (!(json instanceof Json.Table table)) {
            throw wrong(json.offset(), shape + ", not " + json.kind());
        }
        Map<String, Json.Member> members = new LinkedHashMap<>();
        for (Json.Member member : table.members()) {
            Json.Member first = members.putIfAbsent(member.key().value(), member);
            if (first != null) {
                throw wrong(member.key().offset(), "\"" + member.key().value() + "\" is set twice, first in line "
                        + line(first.key().offset()) + "; remove one of them");
            }
        }
        return members;
    }

    private String string(Json value, String shape) throws SettingsException {
        if (value instanceof Json.Text string) {
            return string.value();
        }
        throw wrong(value.offset(), shape + ", not " + value.kind());
    }

    private static Optional<String> meant(String name, List<String> known) {
        return DidYouMean.closest(name, known).map(k -> "; did you mean \"" + k + "\"?");
    }

    private SettingsException wrong(int offset, String reason) {
        int start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
        int mark = start == 0 && text.startsWith("\uFEFF") && offset > 0 ? 1 : 0;
        // what is quoted from the file may hold line ends, as escapes
        return new SettingsException(file, line(offset), offset - start - mark + 1, UNPRINTABLE.matcher(reason).replaceAll("\uFFFD"));
    }

    private int line(int offset) {
        return 1 + (int) text.substring(0, offset).replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
    }
}
