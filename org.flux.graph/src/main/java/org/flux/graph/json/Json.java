// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

import java.util.List;
import java.util.Optional;
import org.flux.graph.diagnostics.DidYouMean;

/** A JSON value that knows where it stands, for messages. */
public sealed interface Json {
    /** Where its text begins, counted from 0. */
    int offset();

    /** What it is, in words. */
    String kind();

    /** @param shape what should be here, in words */
    default List<Member> members(String shape) throws JsonMistake {
        throw new JsonMistake(offset(), shape + ", not " + kind());
    }

    /** @param shape what should be here, in words */
    default List<Json> elements(String shape) throws JsonMistake {
        throw new JsonMistake(offset(), shape + ", not " + kind());
    }

    /** @param shape what should be here, in words */
    default String text(String shape) throws JsonMistake {
        throw new JsonMistake(offset(), shape + ", not " + kind());
    }

    /** The end of a message about a name that nobody knows, if there is one like it. */
    static Optional<String> meant(String name, List<String> known) {
        return DidYouMean.closest(name, known).map(k -> "; did you mean \"" + k + "\"?");
    }

    record Text(int offset, String value) implements Json {
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
    record Other(int offset, String spelling) implements Json {
        @Override
        public String kind() {
            return spelling;
        }
    }

    record Array(int offset, List<Json> elements) implements Json {
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
    record Table(int offset, List<Member> members) implements Json {
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
