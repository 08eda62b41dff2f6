// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.nio.charset.StandardCharsets;
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

    /** @param line the field as it is on the wire */
    private record Now(long second, String text, byte[] line) {}

    private volatile Now now = new Now(Long.MIN_VALUE, "", new byte[0]);

    /** The value of Date. */
    String now() {
        return current().text;
    }

    /** The whole field, with its line end; not to be written to. */
    byte[] line() {
        return current().line;
    }

    private Now current() {
        long second = System.currentTimeMillis() / 1000;
        Now known = now;
        if (known.second != second) {
            String text = format(second);
            known = new Now(second, text, ("date: " + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            now = known;
        }
        return known;
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
