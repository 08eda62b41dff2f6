// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Codes;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of settings, which editors complete and check them with: made from the catalogue, and of one mind with the reader. */
class SettingsSchemaTest {
    private static final Path RESOURCE = Path.of("src/main/resources/org/flux/lang/settings/flux.settings.schema.json");
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Test
    void isThatOfTheCatalogue() throws IOException {
        String current = GSON.toJson(schema()) + "\n";
        String stored = Files.exists(RESOURCE) ? Files.readString(RESOURCE) : "";
        if (!stored.equals(current)) {
            Files.createDirectories(RESOURCE.getParent());
            Files.writeString(RESOURCE, current);
            fail("the catalogue has changed: wrote " + RESOURCE + ", look at it and run again");
        }
        assertThat(getClass().getResource(Settings.SCHEMA)).isNotNull();
    }

    @Test
    void isASchema() throws IOException {
        JsonSchema draft = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(
                com.networknt.schema.SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
        assertThat(draft.validate(Files.readString(RESOURCE), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"severities\": {}}",
            "{\"$schema\": \"flux.settings.schema.json\", \"severities\": {\"FLUX001\": \"error\","
            + "\"FLUX905\": \"off\", \"elevation\": \"hint\", \"FLUX601\": \"info\"}, \"classPath\": [\"lib/*.jar\", \"../x\"]}"})
    void acceptsWhatTheReaderAccepts(String text) throws Exception {
        assertThat(validator().validate(text, InputFormat.JSON)).isEmpty();
        assertThat(SettingsFiles.parse(Path.of("s.json"), text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"severites\": {}}", "{\"severities\": []}", "{\"severities\": {\"FLUX999\": \"off\"}}",
            "{\"severities\": {\"flux101\": \"off\"}}", "{\"severities\": {\"node-unused\": \"off\"}}",
            "{\"severities\": {\"FLUX101\": \"fatal\"}}",
            "{\"severities\": {\"FLUX101\": false}}", "{\"classPath\": \"lib\"}", "{\"classPath\": [1]}", "{\"classPath\": [\"\"]}",
            "{\"classPath\": [\"a*/b\"]}", "{\"$schema\": 1}"})
    void refusesWhatTheReaderRefuses(String text) throws IOException {
        assertThat(validator().validate(text, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> SettingsFiles.parse(Path.of("s.json"), text)).isInstanceOf(SettingsException.class);
    }

    private static JsonSchema validator() throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Files.readString(RESOURCE));
    }

    private static JsonObject schema() {
        JsonObject severities = object("How severe findings are: error, warning, info, hint, or off, which hides them. "
                + "What is not named keeps the severity of the catalogue. An error that is lowered is still an error to 'flux generate': "
                + "no Java comes of a wrong program.");
        JsonObject codes = new JsonObject();
        codes.add(Codes.ELEVATION, level("Every lock that a node takes beyond those that it declares: "
                + String.join(", ", Codes.elevations().stream().map(Code::id).toList()) + ", unless they are named themselves.", null));
        for (Code code : Code.values()) {
            codes.add(code.id(), level(code.meaning(), code.defaultSeverity().toString()));
        }
        severities.add("properties", codes);
        severities.addProperty("additionalProperties", false);

        JsonObject entry = new JsonObject();
        entry.addProperty("type", "string");
        entry.addProperty("pattern", "^(?=.*\\S)([^*?]*[/\\\\])?[^/\\\\]*$");
        JsonObject classPath = new JsonObject();
        classPath.addProperty("description", "Where the project's Java is: jars and folders of classes, relative to this file; "
                + "* and ? in the last part stand for any characters, as in lib/*.jar. Types that are not there are reported (FLUX209), "
                + "and programs are compared with their Java sources (FLUX701 to FLUX705).");
        classPath.addProperty("type", "array");
        classPath.add("items", entry);

        JsonObject self = new JsonObject();
        self.addProperty("description", "The address of this schema, for editors.");
        self.addProperty("type", "string");
        JsonObject properties = new JsonObject();
        properties.add("$schema", self);
        properties.add("severities", severities);
        properties.add("classPath", classPath);

        JsonObject schema = new JsonObject();
        schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
        schema.addProperty("title", "Settings of Flux");
        schema.addProperty("description", "flux.settings.json holds for the programs in its directory and below, "
                + "unless there is a nearer one.");
        schema.addProperty("type", "object");
        schema.add("properties", properties);
        schema.addProperty("additionalProperties", false);
        schema.addProperty("allowComments", true);
        schema.addProperty("allowTrailingCommas", true);
        return schema;
    }

    private static JsonObject object(String description) {
        JsonObject object = new JsonObject();
        object.addProperty("description", description);
        object.addProperty("type", "object");
        return object;
    }

    private static JsonObject level(String description, String initial) {
        JsonObject level = new JsonObject();
        level.addProperty("description", description);
        JsonArray values = new JsonArray();
        Stream.of(Level.values()).forEach(l -> values.add(l.toString()));
        level.add("enum", values);
        if (initial != null) {
            level.addProperty("default", initial);
        }
        return level;
    }
}
