// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON with comments, as VS Code has it: RFC 8259 with {@code //} and block comments, a comma after the last element, and a byte
 * order mark. Written here because every value needs its place and every mistake plain words, which the JSON libraries at hand do not give.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final Pattern WORD = Pattern.compile("[-+.\\w$]+");
    private static final Pattern OTHER = Pattern.compile("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The one value that a text holds. */
    public static Json read(String text) throws JsonMistake {
        JsonReader reader = new JsonReader(text);
        if (text.startsWith("\uFEFF")) {
            reader.at = 1;
        }
        reader.skipBlanks();
        if (reader.atEnd()) {
            throw reader.mistake(0, "the file is empty; write {} or remove it");
        }
        Json value = reader.value();
        reader.skipBlanks();
        if (!reader.atEnd()) {
            throw reader.mistake(reader.at, reader.here()
                    + " follows the end of what the file says; remove it, or the bracket that closes it too early");
        }
        return value;
    }

    private Json value() throws JsonMistake {
        if (atEnd()) {
            throw mistake(at, "the file ends where a value is expected");
        }
        int start = at;
        return switch (text.charAt(at)) {
            case '{' -> nested(this::table);
            case '[' -> nested(this::array);
            case '"' -> string();
            case '\'' -> throw mistake(start, "strings stand in double quotes");
            default -> {
                Matcher word = WORD.matcher(text).region(at, text.length());
                if (!word.lookingAt()) {
                    throw mistake(start, here() + " stands where a value is expected");
                }
                if (!OTHER.matcher(word.group()).matches()) {
                    throw mistake(start, "`" + word.group() + "` is no value; strings stand in double quotes");
                }
                at = word.end();
                yield new Json.Other(new Place(text, start), word.group());
            }
        };
    }

    private interface Rule {
        Json read() throws JsonMistake;
    }

    private Json nested(Rule rule) throws JsonMistake {
        if (++depth > MAX_DEPTH) {
            throw mistake(at, "nested more than " + MAX_DEPTH + " deep, which nothing here is");
        }
        Json value = rule.read();
        depth--;
        return value;
    }

    private Json table() throws JsonMistake {
        int start = at++;
        List<Json.Member> members = new ArrayList<>();
        Map<String, Json.Text> keys = new HashMap<>();
        while (more(start, '}', !members.isEmpty())) {
            if (text.charAt(at) == '\'') {
                throw mistake(at, "keys stand in double quotes");
            }
            if (text.charAt(at) != '"') {
                throw mistake(at, here() + " stands where a key in double quotes is expected");
            }
            Json.Text key = string();
            Json.Text first = keys.putIfAbsent(key.value(), key);
            if (first != null) {
                throw mistake(key.place().offset(), "\"" + key.value() + "\" is set twice, first in line "
                        + first.place().line() + "; remove one of them");
            }
            skipBlanks();
            if (atEnd() || text.charAt(at) != ':') {
                throw mistake(at, "a colon is missing after the key \"" + key.value() + "\"");
            }
            at++;
            skipBlanks();
            members.add(new Json.Member(key, value()));
        }
        return new Json.Table(new Place(text, start), List.copyOf(members));
    }

    private Json array() throws JsonMistake {
        int start = at++;
        List<Json> elements = new ArrayList<>();
        while (more(start, ']', !elements.isEmpty())) {
            elements.add(value());
        }
        return new Json.Array(new Place(text, start), List.copyOf(elements));
    }

    /** Goes to the next element, behind the comma before it, or behind the closing bracket. */
    private boolean more(int start, char close, boolean commaFirst) throws JsonMistake {
        int behindLast = at;
        skipBlanks();
        boolean comma = commaFirst && !atEnd() && text.charAt(at) == ',';
        if (comma) {
            at++;
            skipBlanks();
        }
        if (atEnd()) {
            throw mistake(start, "this `" + text.charAt(start) + "` is never closed; the file ends before `" + close + "`");
        }
        if (text.charAt(at) == close) {
            at++;
            return false;
        }
        if (text.charAt(at) == ',') {
            throw mistake(at, "a comma with nothing before it; remove it");
        }
        if (text.charAt(at) == '}' || text.charAt(at) == ']') {
            throw mistake(at, here() + " stands where `" + close + "` is expected");
        }
        if (commaFirst && !comma) {
            throw mistake(behindLast, "a comma is missing between two elements");
        }
        return true;
    }

    private Json.Text string() throws JsonMistake {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (!atEnd() && text.charAt(at) != '"' && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw mistake(at - 1, "a control character in a string; write \\t for a tab");
            }
            value.append(c == '\\' ? escape() : c);
        }
        if (atEnd() || text.charAt(at) != '"') {
            throw mistake(start, "this string is not closed before the end of its line");
        }
        at++;
        return new Json.Text(new Place(text, start), value.toString());
    }

    private char escape() throws JsonMistake {
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
                    throw mistake(start, "\\u needs four hexadecimal digits");
                }
                at += 4;
                yield (char) Integer.parseInt(digits, 16);
            }
            default -> throw mistake(start, "an unknown escape in a string; write \\\\ for a backslash");
        };
    }

    private void skipBlanks() throws JsonMistake {
        while (!atEnd()) {
            if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw mistake(at, "this comment is not closed; `*/` is missing");
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

    private JsonMistake mistake(int offset, String reason) {
        return new JsonMistake(new Place(text, offset), reason);
    }

    private String here() {
        int c = text.codePointAt(at);
        return Character.isISOControl(c) ? String.format("the character U+%04X", c) : "`" + Character.toString(c) + "`";
    }
}
