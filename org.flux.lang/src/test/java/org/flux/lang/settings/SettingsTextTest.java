// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTextTest {
    private static String off(String text) {
        return SettingsText.withSeverity(text, Code.NODE_UNUSED, Level.OFF).orElse("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{ }", "{\n}\n", "{\"severities\": {}}", "{\"severities\": {\"FLUX101\": \"error\"}}",
        "{\n  // mine\n  \"severities\": {\n    \"FLUX101\": \"error\", // why\n  },\n  \"classPath\": []\n}",
                "{\r\n  \"classPath\": []\r\n}",
        "{\"severities\": {\"FLUX110\": \"error\"}}", "{/* a */\n}", "{\"severities\": {/* a */}}"})
    void theCodeHasTheSeverityAndEverythingElseStays(String text) throws SettingsException {
        String changed = off(text);
        Settings settings = SettingsFiles.parse(Path.of("flux.settings.json"), changed);
        assertThat(settings.severities().levels()).containsEntry(Code.NODE_UNUSED, Level.OFF);
        if (text.contains("FLUX101")) {
            assertThat(settings.severities().levels()).containsEntry(Code.NODE_MISSPELT, Level.ERROR);
        }
        assertThat(changed).as("comments").matches(now -> !text.contains("// why") || now.contains("// why"));
        assertThat(changed.contains("/* a */")).isEqualTo(text.contains("/* a */"));
        assertThat(changed.replace("\r\n", "").contains("\r")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"severities\": []}", "{\"severities\": {\"FLUX110\": 1}}", "{", "nonsense"})
    void whatAreNoSettingsIsLeftAlone(String text) {
        assertThat(off(text)).isEqualTo("refused");
    }

    @Test
    void onlyTheValueChangesWhereThereIsOne() {
        assertThat(off("{\"severities\": {\"FLUX110\" : \"error\"} }")).isEqualTo("{\"severities\": {\"FLUX110\" : \"off\"} }");
    }
}
