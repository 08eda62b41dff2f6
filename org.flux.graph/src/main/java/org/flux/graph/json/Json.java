// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.DidYouMean;

/** A JSON value that knows where it stands, for messages. */
public sealed interface Json {
    /** Where its text begins. */
    Place place();

    /** What it is, in words. */
    String kind();

    /** @param shape what should be here, in words */
    default List<Member> members(String shape) throws JsonMistake {
        throw new JsonMistake(place(), shape + ", not " + kind());
    }

    /** @param shape what should be here, in words */
    default List<Json> elements(String shape) throws JsonMistake {
        throw new JsonMistake(place(), shape + ", not " + kind());
    }

    /** @param shape what should be here, in words */
    default String text(String shape) throws JsonMistake {
        throw new JsonMistake(place(), shape + ", not " + kind());
    }

    /** The end of a message about a name that nobody knows, if there is one like it. */
    static Optional<String> meant(String name, List<String> known) {
        return DidYouMean.closest(name, known).map(k -> "; did you mean \"" + k + "\"?");
    }

    record Text(Place place, String value) implements Json {
        @Override
        public String kind() {
            return "a string";
        }

        @Override
        public String text(String shape) {
            return value;
        }
    }

    /** A number, true, false or null: its spelling is enough for who uses none of them. */
    record Other(Place place, String spelling) implements Json {
        @Override
        public String kind() {
            return spelling;
        }
    }

    record Array(Place place, List<Json> elements) implements Json {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public List<Json> elements(String shape) {
            return elements;
        }
    }

    /** No two members have one key. */
    record Table(Place place, List<Member> members) implements Json {
        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public List<Member> members(String shape) {
            return members;
        }
    }

    record Member(Text key, Json value) {}
}
