// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonElement;

/**
 * What one key does to a text: a piece of it is replaced. Lines and columns count from 0, columns in UTF-16 units.
 *
 * @param completed whether an editor would ask for completion at once, behind the new text
 */
record Stroke(int line, int column, int endLine, int endColumn, String text, boolean completed) {
    static Stroke insert(int line, int column, String text) {
        return new Stroke(line, column, line, column, text, false);
    }

    static Stroke delete(int line, int column, int length) {
        return new Stroke(line, column, line, column + length, "", false);
    }

    /** The same so many lines below. */
    Stroke below(int lines) {
        return new Stroke(line + lines, column, endLine + lines, endColumn, text, completed);
    }

    JsonElement toJson() {
        return Json.object("range", Json.object("start", Json.position(line, column), "end", Json.position(endLine, endColumn)),
                "text", text);
    }
}
