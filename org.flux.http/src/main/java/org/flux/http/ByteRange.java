// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

/**
 * The part that a Range field asks for (RFC 9110, 14.1.2).
 *
 * @param first position of the first byte
 * @param last position of the last byte, below the size
 */
record ByteRange(long first, long last) {
    /** What is malformed, in other units, or asks for several parts is to be ignored. */
    static final ByteRange WHOLE = new ByteRange(0, -1);
    /** None of what is asked for is there: 416. */
    static final ByteRange NOTHING = new ByteRange(-1, -1);

    private static final String UNIT = "bytes=";
    private static final int MOST_DIGITS = 18;

    long length() {
        return last - first + 1;
    }

    static ByteRange parse(String field, long size) {
        if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return WHOLE;
        }
        ByteRange only = NOTHING;
        int there = 0;
        for (String item : field.substring(UNIT.length()).split(",", -1)) {
            ByteRange range = parseOne(item.strip(), size);
            if (range.equals(WHOLE)) {
                return WHOLE;
            }
            if (!range.equals(NOTHING)) {
                only = range;
                there++;
            }
        }
        return there > 1 ? WHOLE : only;
    }

    private static ByteRange parseOne(String item, long size) {
        int dash = item.indexOf('-');
        if (dash < 0) {
            return WHOLE;
        }
        long first = number(item.substring(0, dash));
        long last = number(item.substring(dash + 1));
        boolean openEnd = dash == item.length() - 1;
        if (dash == 0) {
            return last < 0 ? WHOLE : last == 0 || size == 0 ? NOTHING : new ByteRange(Math.max(0, size - last), size - 1);
        }
        if (first < 0 || !openEnd && last < first) {
            return WHOLE;
        }
        return first >= size ? NOTHING : new ByteRange(first, openEnd ? size - 1 : Math.min(last, size - 1));
    }

    /** -1 if it is none. */
    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(digits);
    }
}
