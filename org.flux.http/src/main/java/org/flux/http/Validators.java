// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By what a client recognises that the copy it has is still good (RFC 9110, 8.8 and 13).
 *
 * @param tag strong; made of size and time of last change to the nanosecond, as far as the file system tells
 * @param modified seconds since 1970
 */
record Validators(String tag, long modified) {

    /** What the conditions of a request come to. */
    enum Verdict {
        FINE, UNCHANGED, FAILED
    }

    static Validators of(long size, Instant modified) {
        long nanos = modified.toEpochMilli() * 1_000_000 + modified.getNano() % 1_000_000;
        return new Validators('"' + Long.toHexString(size) + '-' + Long.toHexString(nanos) + '"', modified.getEpochSecond());
    }

    String lastModified() {
        return Dates.format(modified);
    }

    /** Evaluates the conditions in the order of precedence (RFC 9110, 13.2.2). */
    Verdict judge(Request request) {
        List<String> wanted = request.headers().all("If-Match");
        boolean holds = wanted.isEmpty()
                ? date(request, "If-Unmodified-Since").map(since -> modified <= since).orElse(true)
                : wanted.stream().anyMatch(list -> matches(list, false));
        if (!holds) {
            return Verdict.FAILED;
        }
        boolean reads = request.method().equals("GET") || request.isHead();
        List<String> known = request.headers().all("If-None-Match");
        if (!known.isEmpty()) {
            boolean same = known.stream().anyMatch(list -> matches(list, true));
            return !same ? Verdict.FINE : reads ? Verdict.UNCHANGED : Verdict.FAILED;
        }
        boolean unchanged = reads && date(request, "If-Modified-Since").map(since -> modified <= since).orElse(false);
        return unchanged ? Verdict.UNCHANGED : Verdict.FINE;
    }

    /** Whether If-Range, if there is one, allows to answer with a part: only strong validators do. */
    boolean allowPart(Request request) {
        Optional<String> condition = request.header("If-Range").map(String::strip);
        if (condition.isEmpty()) {
            return true;
        }
        String text = condition.get();
        if (text.startsWith("\"") || text.startsWith("W/")) {
            return text.equals(tag);
        }
        // What changed within this second may change again within it (RFC 9110, 8.8.2.2).
        return Dates.parse(text).filter(date -> date == modified).isPresent() && modified < System.currentTimeMillis() / 1000 - 1;
    }

    private static Optional<Long> date(Request request, String name) {
        return request.header(name).flatMap(Dates::parse);
    }

    private boolean matches(String list, boolean weakly) {
        for (String item : list.split(",")) {
            String stripped = item.strip();
            String opaque = weakly && stripped.startsWith("W/") ? stripped.substring(2) : stripped;
            if (opaque.equals("*") || opaque.equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
