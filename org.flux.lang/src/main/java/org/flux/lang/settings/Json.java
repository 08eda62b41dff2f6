// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.util.List;

/** A JSON value that knows where it stands, for messages. */
sealed interface Json {
    /** Where its text begins, counted from 0. */
    int offset();

    /** What it is, in words. */
    String kind();

    record Text(int offset, String value) implements Json {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number, true, false or null: nothing that settings use, so its spelling is enough. */
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
    }

    record Table(int offset, List<Member> members) implements Json {
        @Override
        public String kind() {
            return "an object";
        }
    }

    record Member(Text key, Json value) {}
}
