// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.util.List;

/**
 * By what a client recognises that the copy it has is still good (RFC 9110, 8.8 and 13.1).
 *
 * @param tag strong; made of size and time of last change to the nanosecond, as far as the file system tells
 * @param modified seconds since 1970
 */
record Validators(String tag, long modified) {

    static Validators of(SafePaths.Found file) {
        long nanos = file.modified().toEpochMilli() * 1_000_000 + file.modified().getNano() % 1_000_000;
        return new Validators('"' + Long.toHexString(file.size()) + '-' + Long.toHexString(nanos) + '"', file.modified().getEpochSecond());
    }

    String lastModified() {
        return Dates.format(modified);
    }

    /** Whether 304 is the answer; If-None-Match outweighs If-Modified-Since. */
    boolean unchanged(Request request) {
        List<String> known = request.headers().all("If-None-Match");
        if (!known.isEmpty()) {
            return known.stream().anyMatch(this::matches);
        }
        return request.header("If-Modified-Since").flatMap(Dates::parse).filter(since -> modified <= since).isPresent();
    }

    private boolean matches(String list) {
        for (String item : list.split(",")) {
            String stripped = item.strip();
            String opaque = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
            if (opaque.equals("*") || opaque.equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
