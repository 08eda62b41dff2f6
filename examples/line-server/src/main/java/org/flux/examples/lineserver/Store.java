// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.lineserver;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entries. Nothing here is synchronised, on purpose: the constraints {@code store} and {@code entry} of {@code line-server.flux} say
 * who may do what at the same time, and every runtime keeps to them.
 */
final class Store {

    /** One entry: with its own constraint, so that it can change while others are in use. */
    private static final class Entry {
        private String text;

        private Entry(String text) {
            this.text = text;
        }
    }

    private final Map<String, Entry> entries = new TreeMap<>();

    /** Needs {@code store} and {@code entry} for reading. */
    Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.text);
    }

    /** Needs {@code store} for reading, {@code entry} for writing: between reading and writing back, no one else may come. */
    long add(String key, long number) throws BadCommand {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new BadCommand("no entry '" + key + "'");
        }
        long sum;
        try {
            sum = Math.addExact(Long.parseLong(entry.text), number);
        } catch (NumberFormatException e) {
            throw new BadCommand("'" + key + "' is not a number");
        } catch (ArithmeticException e) {
            throw new BadCommand("'" + key + "' would become too large");
        }
        entry.text = Long.toString(sum);
        return sum;
    }

    /** Needs {@code store} for writing. */
    void put(String key, String text) {
        entries.put(key, new Entry(text));
    }

    /** Needs {@code store} for writing. */
    boolean delete(String key) {
        return entries.remove(key) != null;
    }

    /** Needs {@code store} for writing: it looks at all entries, and each of them may change while others only read the store. */
    String list() {
        StringBuilder lines = new StringBuilder();
        entries.forEach((key, entry) -> lines.append(key).append(' ').append(entry.text).append('\n'));
        return lines.append(entries.size()).append(entries.size() == 1 ? " entry" : " entries").toString();
    }
}
