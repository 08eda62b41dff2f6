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
import org.flux.graph.json.Fields;
import org.flux.graph.json.Json;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.json.JsonReader;

/** Turns the text of a settings file into settings, or says what is wrong with the first thing that is. */
final class SettingsReader {
    private final Path file;

    private SettingsReader(Path file) {
        this.file = file;
    }

    static Settings read(Path file, String text) throws SettingsException {
        try {
            return new SettingsReader(file).settings(JsonReader.read(text));
        } catch (JsonMistake e) {
            throw new SettingsException(file, e.place().line(), e.place().column(), e.getMessage());
        }
    }

    private Settings settings(Json json) throws JsonMistake {
        Fields fields = new Fields(json, "settings are an object, as in {\"severities\": {}}");
        fields.optional("$schema", address -> address.text("\"$schema\" is the address of the schema, a string"));
        Settings settings = new Settings(Optional.of(file),
                fields.optional("severities", this::severities).orElse(SeverityPolicy.CATALOGUE),
                fields.optional("classPath", this::classPath).orElse(List.of()));
        fields.end();
        return settings;
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
        throw new JsonMistake(key.place(), "\"" + name + "\" is no code" + code.map(c -> "; write \"" + c.id() + "\"")
                .or(() -> Codes.named(name).isEmpty() ? Json.meant(name, known) : Optional.of("; write \"" + Codes.ELEVATION + "\""))
                .orElse("; 'flux explain --all' lists the codes"));
    }

    private Level level(Json value) throws JsonMistake {
        String levels = "error, warning, info, hint or off";
        String name = value.text("a severity is " + levels + ", in double quotes");
        Optional<Level> level = Level.of(name);
        if (level.isEmpty()) {
            throw new JsonMistake(value.place(), "\"" + name + "\" is no severity"
                    + Json.meant(name, Stream.of(Level.values()).map(Level::toString).toList()).orElse("; write " + levels));
        }
        return level.get();
    }

    private List<String> classPath(Json json) throws JsonMistake {
        String shape = "\"classPath\" is a list of strings, as in [\"lib/*.jar\", \"target/classes\"]";
        return Fields.list(json, shape, element -> {
            String entry = element.text(shape);
            String problem = SettingsClassPath.problem(entry);
            if (!problem.isEmpty()) {
                throw new JsonMistake(element.place(), problem);
            }
            return entry;
        });
    }
}
