// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A line that has been understood.
 *
 * @param verb what to do
 * @param key the entry it is about; empty for verbs that take none
 * @param text the rest of the line; empty for verbs that take none
 */
public record Command(Verb verb, String key, String text) {

    /** What can be asked for. */
    public enum Verb {
        GET("GET key"), ADD("ADD key number"), PUT("PUT key text"), DEL("DEL key"), LIST("LIST"), HELP("HELP"), QUIT("QUIT");

        private final String usage;
        private final int words;

        Verb(String usage) {
            this.usage = usage;
            this.words = usage.split(" ").length;
        }

        String usage() {
            return usage;
        }

        private static Optional<Verb> named(String word) {
            String name = word.toUpperCase(Locale.ROOT);
            return Arrays.stream(values()).filter(verb -> verb.name().equals(name)).findFirst();
        }
    }

    /** Understands {@code line}. */
    static Command parse(String line) throws BadCommand {
        String[] words = words(line);
        Verb verb = Verb.named(words[0])
                .orElseThrow(() -> new BadCommand("unknown command '" + words[0] + "', try HELP"));
        int given = words[1].isEmpty() ? 1 : words[2].isEmpty() ? 2 : 3;
        if (given != verb.words) {
            throw new BadCommand("use: " + verb.usage());
        }
        return new Command(verb, words[1], words[2]);
    }

    /** The key that {@code line} is about, or the empty text: known before the line has been understood. */
    static String keyOf(String line) {
        return words(line)[1];
    }

    /** Always three: the verb, the key, the rest of the line. */
    private static String[] words(String line) {
        String[] words = Arrays.copyOf(line.strip().split("\\s+", 3), 3);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i] == null ? "" : words[i];
        }
        return words;
    }
}
