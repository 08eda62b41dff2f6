// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.SeverityPolicy.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final Path FILE = Path.of("flux.settings.json");

    @Test
    void readsJsonAsPeopleWriteIt() throws SettingsException {
        Settings settings = SettingsFiles.parse(FILE, """
                \uFEFF// what this project wants
                {
                  "$schema": "https:\\/\\/example.invalid/\\u0041",
                  "severities": {
                    "FLUX603": "off", /* readers are fine,
                                         the group is not */
                    "elevation": "error",
                    "FLUX110": "hint",
                  },
                  "classPath": ["lib/*.jar", "target/classes",],
                } // end""");
        assertThat(settings.severities().levels()).isEqualTo(Map.of(Code.READER_PROMOTED, Level.OFF, Code.ELEVATED, Level.ERROR,
                Code.DEADLOCK_PREVENTED, Level.ERROR, Code.NODE_UNUSED, Level.HINT));
        assertThat(settings.classPath()).isEqualTo(List.of("lib/*.jar", "target/classes"));
        assertThat(SettingsFiles.parse(FILE, "{}")).isEqualTo(new Settings(java.util.Optional.of(FILE), Settings.DEFAULTS.severities(),
                List.of()));
    }

    /** One message, with the place, the reason and what to do; `\n` stands for a line end, `'` for a double quote. */
    @ParameterizedTest(name = "{index} {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            §§                                  | 1:1  | the file is empty; write {} or remove it
            § // nothing§                       | 1:1  | the file is empty; write {} or remove it
            []                                  | 1:1  | settings are an object, as in {'severities': {}}, not a list
            {'severites': {}}                   | 1:2  | unknown key 'severites'; did you mean 'severities'?
            {'rules': {}}                       | 1:2  | unknown key 'rules'; there are 'severities' and 'classPath'
            {'$schema': 1}                      | 1:13 | '$schema' is the address of the schema, a string, not 1
            {'severities': []}                  | 1:16 | 'severities' is an object, as in {'FLUX110': 'off'}, not a list
            {\\n 'severities': {\\n\\t'FLUX1O1': 'off'}} | 3:2 | 'FLUX1O1' is no code; did you mean 'FLUX101'?
            {'severities': {'flux101': 'off'}}  | 1:17 | 'flux101' is no code; write 'FLUX101'
            {'severities': {'node-unused': 'off'}} | 1:17 | 'node-unused' is no code; write 'FLUX110'
            {'severities': {'Elevation': 'off'}} | 1:17 | 'Elevation' is no code; write 'elevation'
            {'severities': {'gibberish': 'off'}} | 1:17 | 'gibberish' is no code; 'flux explain --all' lists the codes
            {'severities': {'FLUX101': 'eror'}} | 1:28 | 'eror' is no severity; did you mean 'error'?
            {'severities': {'FLUX101': 'mute'}} | 1:28 | 'mute' is no severity; write error, warning, info, hint or off
            {'severities': {'FLUX101': false}}  | 1:28 | a severity is error, warning, info, hint or off, in double quotes, not false
            {'severities': {'FLUX101': 'off',\\r\\n'FLUX101': 'info'}} | 2:1 | 'FLUX101' is set twice, first in line 1; remove one of them
            {'severities': {},\\r'severities': {}} | 2:1 | 'severities' is set twice, first in line 1; remove one of them
            {'classPath': 'lib'}                | 1:15 | 'classPath' is a list of strings, as in ['lib/*.jar', 'target/classes'], not \
            a string
            {'classPath': ['lib', 7]}           | 1:23 | 'classPath' is a list of strings, as in ['lib/*.jar', 'target/classes'], not 7
            {'classPath': ['']}                 | 1:16 | an entry of the class path is empty; remove it
            {'classPath': ['a*/b.jar']}         | 1:16 | 'a*/b.jar': `*` and `?` can only stand in the last part, as in 'lib/*.jar'
            {'classPath': ['a\\u0000']}         | 1:16 | an entry of the class path is no path: Nul character not allowed
            {'severities': {                    | 1:16 | this `{` is never closed; the file ends before `}`
            {'severities': {}]                  | 1:18 | `]` stands where `}` is expected
            {'severities': {}} }                | 1:20 | `}` follows the end of what the file says; remove it, or the bracket that \
            closes it too early
            {'severities' {}}                   | 1:15 | a colon is missing after the key 'severities'
            {'severities': {'FLUX101': 'off'\\n 'FLUX102': 'off'}} | 1:33 | a comma is missing between two elements
            {, 'severities': {}}                | 1:2  | a comma with nothing before it; remove it
            {severities: {}}                    | 1:2  | `s` stands where a key in double quotes is expected
            {'severities': {'FLUX101': off}}    | 1:28 | `off` is no value; strings stand in double quotes
            {'severities': =                    | 1:16 | `=` stands where a value is expected
            {'severities':                      | 1:15 | the file ends where a value is expected
            {'severities': {'FLUX101': 'off     | 1:28 | this string is not closed before the end of its line
            {'classPath': ['a\\qb']}            | 1:18 | an unknown escape in a string; write \\\\ for a backslash
            {'classPath': ['a\\u00']}           | 1:18 | \\u needs four hexadecimal digits
            {'classPath': ['a\\tb']}            | 1:18 | a control character in a string; write \\t for a tab
            {} /* forgotten                     | 1:4  | this comment is not closed; `*/` is missing
            """)
    void saysWhatIsWrong(String text, String place, String message) {
        String json = text.replace('\'', '"').replace("\\n", "\n").replace("\\r", "\r");
        json = json.contains("\\tb") || json.contains("\n\\t") ? json.replace("\\t", "\t") : json;
        String given = json;
        assertThatThrownBy(() -> SettingsFiles.parse(FILE, given)).isInstanceOf(SettingsException.class)
                .hasMessage("flux.settings.json:" + place + ": " + message.replace('\'', '"').replace("\"flux explain --all\"",
                        "'flux explain --all'"));
    }

    @Test
    void quotesAreDouble() {
        assertThatThrownBy(() -> SettingsFiles.parse(FILE, "{'severities': {}}"))
                .hasMessage("flux.settings.json:1:2: keys stand in double quotes");
        assertThatThrownBy(() -> SettingsFiles.parse(FILE, "{\"classPath\": ['lib']}"))
                .hasMessage("flux.settings.json:1:16: strings stand in double quotes");
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> SettingsFiles.parse(FILE, "[".repeat(1_000_000)))
                .hasMessage("flux.settings.json:1:65: nested more than 64 deep, which nothing here is");
    }

    /** Whatever the text, it is read or refused in one line with a place in the text. */
    @Test
    void neverFailsOtherwise() {
        String sample = """
                {"$schema": "x", // note
                 "severities": {"FLUX101": "off", "elevation": "error"}, /* \u00e4 */
                 "classPath": ["lib/*.jar", "a\\\\b", "\\u00e4"]}
                """;
        String letters = "{}[],:\"'\\/*? \n\r\t\u0000\uFEFF\uD83D\uDE00offELUX1-0.eE";
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(sample);
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(4));
                int letter = random.nextInt(letters.length());
                text.replace(from, to, letters.substring(letter, Math.min(letters.length(), letter + random.nextInt(3))));
            }
            try {
                SettingsFiles.parse(FILE, text.toString());
            } catch (SettingsException e) {
                refused++;
                assertThat(e.getMessage()).hasLineCount(1).startsWith("flux.settings.json:" + e.line() + ":" + e.column() + ": ");
                assertThat(e.line()).isBetween(1, (int) text.toString().lines().count() + 1);
                assertThat(e.column()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(refused).isGreaterThan(2_000);
    }
}
