// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Header fields in the order in which they were received or added; immutable. Names are compared without regard to case, and a name may
 * occur several times.
 *
 * <p>Whatever enters here by {@link #with} has been checked: a name is a token, a value is printable Latin-1 (RFC 9110, 5.1 and 5.5), so
 * that no component can split a response by passing on what a client sent.
 */
public final class Headers {
    /** No fields. */
    public static final Headers NONE = new Headers(new String[0]);

    /** Name, value, name, value: requests have few fields, so a scan beats a table. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /**
     * Fields that a client sent and the codec has checked.
     *
     * @param fields names at even positions, values at odd ones; not copied
     */
    static Headers received(String[] fields) {
        return new Headers(fields);
    }

    /** The first value of {@code name}. */
    public Optional<String> first(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return Optional.of(fields[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** Every value of {@code name}, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return List.copyOf(values);
    }

    /** Whether {@code name} occurs. */
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /** Whether a field is Range or begins with If-. */
    static boolean isCondition(CharSequence name) {
        if (name.length() < 5) {
            return false;
        }
        char first = name.charAt(0);
        if (first == 'i' || first == 'I') {
            char second = name.charAt(1);
            return (second == 'f' || second == 'F') && name.charAt(2) == '-';
        }
        return (first == 'r' || first == 'R') && name.length() == 5 && name.toString().equalsIgnoreCase("range");
    }

    /** The number of fields. */
    public int size() {
        return fields.length / 2;
    }

    /** Calls {@code action} with name and value of each field, in order. */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < fields.length; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /**
     * These fields and one more.
     *
     * @throws IllegalArgumentException if the name is no token, or the value contains a control or a character beyond Latin-1
     */
    public Headers with(String name, String value) {
        checkName(name);
        checkValue(name, value);
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return new Headers(more);
    }

    /** These fields without those called {@code name}. */
    public Headers without(String name) {
        List<String> kept = new ArrayList<>(fields.length);
        for (int i = 0; i < fields.length; i += 2) {
            if (!fields[i].equalsIgnoreCase(name)) {
                kept.add(fields[i]);
                kept.add(fields[i + 1]);
            }
        }
        return kept.size() == fields.length ? this : new Headers(kept.toArray(String[]::new));
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a header is empty");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean token = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
            if (!token) {
                throw new IllegalArgumentException("a header's name contains " + describe(c));
            }
        }
    }

    private static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c >= 0x7f && c < 0xa0 || c > 0xff) {
                throw new IllegalArgumentException("the value of header " + name + " contains " + describe(c));
            }
        }
    }

    private static String describe(char c) {
        return c > ' ' && c < 0x7f ? "'" + c + "'" : String.format("the character U+%04X", (int) c);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && Arrays.equals(fields, headers.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    /** One field a line, as on the wire. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
