// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

/** Small habits of spelling. */
final class Names {
    private Names() {}

    static String lower(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toLowerCase(first)) + name.substring(Character.charCount(first));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
