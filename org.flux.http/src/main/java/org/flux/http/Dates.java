// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP spells them (RFC 9110, 5.6.7); the current one is formatted once a second. */
final class Dates {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private record Now(long second, String text) {}

    private volatile Now now = new Now(Long.MIN_VALUE, "");

    /** The value of Date. */
    String now() {
        long second = System.currentTimeMillis() / 1000;
        Now known = now;
        if (known.second != second) {
            known = new Now(second, format(second));
            now = known;
        }
        return known.text;
    }

    static String format(long epochSecond) {
        return FORMAT.format(Instant.ofEpochSecond(epochSecond));
    }

    /** Seconds since 1970, or empty if it is no such date: then the field is to be ignored. */
    static Optional<Long> parse(String date) {
        try {
            return Optional.of(Instant.from(FORMAT.parse(date)).getEpochSecond());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
