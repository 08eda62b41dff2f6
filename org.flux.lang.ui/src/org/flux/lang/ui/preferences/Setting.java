// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.preferences;

import java.util.List;

/**
 * A setting of Flux: named, meant and preset as in VS Code.
 *
 * @param key as VS Code has it, {@code flux.java.home}
 * @param page on which it is
 * @param preset what holds if it is not set, as text
 * @param label what stands beside it
 * @param description more about it
 * @param choices for {@link Kind#CHOICE}, with what they mean
 */
public record Setting(String key, Page page, Kind kind, String preset, String label, String description, List<Choice> choices) {
    public enum Kind {
        FLAG, TEXT, FOLDER, CHOICE,
        /** Texts, one in each line of what is stored. */
        LIST,
        /** Codes and how severe they are, as lines of {@code FLUX207=error}. */
        SEVERITIES
    }

    public enum Page {
        MAIN, HINTS, DIAGRAM, SERVER
    }

    /** One of the values that a setting can have. */
    public record Choice(String value, String label) {}

    static Setting flag(String key, Page page, boolean preset, String label, String description) {
        return new Setting(key, page, Kind.FLAG, Boolean.toString(preset), label, description, List.of());
    }

    static Setting text(String key, Page page, Kind kind, String label, String description) {
        return new Setting(key, page, kind, "", label, description, List.of());
    }

    static Setting choice(String key, Page page, String label, String description, Choice... choices) {
        return new Setting(key, page, Kind.CHOICE, choices[0].value(), label, description, List.of(choices));
    }
}
