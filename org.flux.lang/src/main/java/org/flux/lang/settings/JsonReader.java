// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON with comments, as VS Code has it: RFC 8259 with {@code //} and block comments, a comma after the last element, and a byte
 * order mark. Written here because every value needs its place and every mistake plain words, which the JSON libraries at hand do not give.
 */
final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final Pattern WORD = Pattern.compile("[-+.\\w$]+");
    private static final Pattern OTHER = Pattern.compile("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private final String text;
    private int at;
    private int depth;

    /** @param offset counted from 0 */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;
        private final int offset;

        Mistake(int offset, String reason) {
            super(reason, null, false, false);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    private JsonReader(String text) {
        this.text = text;
    }

    /** The one value that a text holds. */
    static Json read(String text) throws Mistake {
        JsonReader reader = new JsonReader(text);
        if (text.startsWith("\uFEFF")) {
            reader.at = 1;
        }
        reader.skipBlanks();
        if (reader.atEnd()) {
            throw new Mistake(0, "the file is empty; write {} or remove it");
        }
        Json value = reader.value();
        reader.skipBlanks();
        if (!reader.atEnd()) {
            throw new Mistake(reader.at, reader.here()
                    + " follows the end of the settings; remove it, or the brace that closes them too early");
        }
        return value;
    }

    private Json value() throws Mistake {
        if (atEnd()) {
            throw new Mistake(at, "the file ends where a value is expected");
        }
        int start = at;
        return switch (text.charAt(at)) {
            case '{' -> nested(this::table);
            case '[' -> nested(this::array);
            case '"' -> string();
            case '\'' -> throw new Mistake(start, "strings stand in double quotes");
            default -> {
                Matcher word = WORD.matcher(text).region(at, text.length());
                if (!word.lookingAt()) {
                    throw new Mistake(start, here() + " stands where a value is expected");
                }
                if (!OTHER.matcher(word.group()).matches()) {
                    throw new Mistake(start, "`" + word.group() + "` is no value; strings stand in double quotes");
                }
                at = word.end();
                yield new Json.Other(start, word.group());
            }
        };
    }

    private interface Rule {
        Json read() throws Mistake;
    }

    private Json nested(Rule rule) throws Mistake {
        if (++depth > MAX_DEPTH) {
            throw new Mistake(at, "nested more than " + MAX_DEPTH + " deep, which no settings are");
        }
        Json value = rule.read();
        depth--;
        return value;
    }

    private Json table() throws Mistake {
        int start = at++;
        List<Json.Member> members = new ArrayList<>();
        while (more(start, '}', !members.isEmpty())) {
            if (text.charAt(at) == '\'') {
                throw new Mistake(at, "keys stand in double quotes");
            }
            if (text.charAt(at) != '"') {
                throw new Mistake(at, here() + " stands where a key in double quotes is expected");
            }
            Json.Text key = string();
            skipBlanks();
            if (atEnd() || text.charAt(at) != ':') {
                throw new Mistake(at, "a colon is missing after the key \"" + key.value() + "\"");
            }
            at++;
            skipBlanks();
            members.add(new Json.Member(key, value()));
        }
        return new Json.Table(start, List.copyOf(members));
    }

    private Json array() throws Mistake {
        int start = at++;
        List<Json> elements = new ArrayList<>();
        while (more(start, ']', !elements.isEmpty())) {
            elements.add(value());
        }
        return new Json.Array(start, List.copyOf(elements));
    }

    /** Goes to the next element, behind the comma before it, or behind the closing bracket. */
    private boolean more(int start, char close, boolean commaFirst) throws Mistake {
        int behindLast = at;
        skipBlanks();
        boolean comma = commaFirst && !atEnd() && text.charAt(at) == ',';
        if (comma) {
            at++;
            skipBlanks();
        }
        if (atEnd()) {
            throw new Mistake(start, "this `" + text.charAt(start) + "` is never closed; the file ends before `" + close + "`");
        }
        if (text.charAt(at) == close) {
            at++;
            return false;
        }
        if (text.charAt(at) == ',') {
            throw new Mistake(at, "a comma with nothing before it; remove it");
        }
        if (text.charAt(at) == '}' || text.charAt(at) == ']') {
            throw new Mistake(at, here() + " stands where `" + close + "` is expected");
        }
        if (commaFirst && !comma) {
            throw new Mistake(behindLast, "a comma is missing between two elements");
        }
        return true;
    }

    private Json.Text string() throws Mistake {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (!atEnd() && text.charAt(at) != '"' && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new Mistake(at - 1, "a control character in a string; write \\t for a tab");
            }
            value.append(c == '\\' ? escape() : c);
        }
        if (atEnd() || text.charAt(at) != '"') {
            throw new Mistake(start, "this string is not closed before the end of its line");
        }
        at++;
        return new Json.Text(start, value.toString());
    }

    private char escape() throws Mistake {
        int start = at - 1;
        char c = atEnd() ? '\n' : text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                String digits = text.substring(at, Math.min(at + 4, text.length()));
                if (!digits.matches("[0-9a-fA-F]{4}")) {
                    throw new Mistake(start, "\\u needs four hexadecimal digits");
                }
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw new Mistake(start, "an unknown escape in a string; write \\\\ for a backslash");
        };
    }

    private void skipBlanks() throws Mistake {
        while (!atEnd()) {
            if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new Mistake(at, "this comment is not closed; `*/` is missing");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private boolean atEnd() {
        return at >= text.length();
    }

    private String here() {
        int c = text.codePointAt(at);
        return Character.isISOControl(c) ? String.format("the character U+%04X", c) : "`" + Character.toString(c) + "`";
    }
}
