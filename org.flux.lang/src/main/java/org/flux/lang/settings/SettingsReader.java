// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;

/** Turns the text of a settings file into settings, or says what is wrong with the first thing that is. */
final class SettingsReader {
    private static final String SCHEMA = "$schema";
    private static final String SEVERITIES = "severities";
    private static final String CLASS_PATH = "classPath";
    private static final List<String> KEYS = List.of(SCHEMA, SEVERITIES, CLASS_PATH);

    private final Path file;

    private SettingsReader(Path file) {
        this.file = file;
    }

    static Settings read(Path file, String text) throws SettingsException {
        try {
            return new SettingsReader(file).settings(JsonReader.read(text));
        } catch (JsonMistake e) {
            throw new SettingsException(file, e.line(text), e.column(text), e.getMessage());
        }
    }

    private Settings settings(Json json) throws JsonMistake {
        SeverityPolicy severities = SeverityPolicy.CATALOGUE;
        List<String> classPath = List.of();
        for (Json.Member member : json.members("settings are an object, as in {\"severities\": {}}")) {
            Json value = member.value();
            switch (member.key().value()) {
                case SCHEMA -> value.text("\"$schema\" is the address of the schema, a string");
                case SEVERITIES -> severities = severities(value);
                case CLASS_PATH -> classPath = classPath(value);
                default -> throw new JsonMistake(member.key().offset(), "unknown key \"" + member.key().value() + "\""
                        + Json.meant(member.key().value(), KEYS).orElse("; there are \"severities\" and \"classPath\""));
            }
        }
        return new Settings(Optional.of(file), severities, classPath);
    }

    private SeverityPolicy severities(Json json) throws JsonMistake {
        Map<Set<Code>, Level> groups = new LinkedHashMap<>();
        for (Json.Member member : json.members("\"severities\" is an object, as in {\"FLUX110\": \"off\"}")) {
            groups.put(codes(member.key()), level(member.value()));
        }
        return SeverityPolicy.of(groups);
    }

    /** Codes are written in one way, so that the schema can offer them and a search finds them. */
    private Set<Code> codes(Json.Text key) throws JsonMistake {
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
        throw new JsonMistake(key.offset(), "\"" + name + "\" is no code" + code.map(c -> "; write \"" + c.id() + "\"")
                .or(() -> Codes.named(name).isEmpty() ? Json.meant(name, known) : Optional.of("; write \"" + Codes.ELEVATION + "\""))
                .orElse("; 'flux explain --all' lists the codes"));
    }

    private Level level(Json value) throws JsonMistake {
        String levels = "error, warning, info, hint or off";
        String name = value.text("a severity is " + levels + ", in double quotes");
        Optional<Level> level = Level.of(name);
        if (level.isEmpty()) {
            throw new JsonMistake(value.offset(), "\"" + name + "\" is no severity"
                    + Json.meant(name, Stream.of(Level.values()).map(Level::toString).toList()).orElse("; write " + levels));
        }
        return level.get();
    }

    private List<String> classPath(Json json) throws JsonMistake {
        String shape = "\"classPath\" is a list of strings, as in [\"lib/*.jar\", \"target/classes\"]";
        List<String> entries = new ArrayList<>();
        for (Json element : json.elements(shape)) {
            String entry = element.text(shape);
            String problem = SettingsClassPath.problem(entry);
            if (!problem.isEmpty()) {
                throw new JsonMistake(element.offset(), problem);
            }
            entries.add(entry);
        }
        return entries;
    }
}
