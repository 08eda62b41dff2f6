// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Iterator;
import java.util.List;

/**
 * What is wrong with the head of a request, as the status that says so.
 *
 * <p>Whatever leaves a doubt where the body ends is refused, never repaired (RFC 9112, 6.3 and 11.2): two parties that read it differently
 * are how requests get smuggled.
 */
final class RequestRules {
    /** Nothing is wrong. */
    static final int FINE = 0;

    private RequestRules() {}

    static int check(HttpRequest request, int maxBodyBytes) {
        if (request.decoderResult().isFailure()) {
            return statusOf(request.decoderResult().cause());
        }
        HttpVersion version = request.protocolVersion();
        if (!version.protocolName().equals("HTTP")) {
            return 400;
        }
        if (version.majorVersion() != 1) {
            return 505;
        }
        int framing = checkFraming(request.headers(), isHttp10(request));
        if (framing != FINE) {
            return framing;
        }
        if (!hasOneHost(request)) {
            return 400;
        }
        if (request.method().equals(HttpMethod.CONNECT)) {
            return 501;
        }
        if (contentLength(request.headers()) > maxBodyBytes) {
            return 413;
        }
        return checkExpectation(request);
    }

    static boolean isHttp10(HttpRequest request) {
        return request.protocolVersion().minorVersion() == 0;
    }

    /** Whether the client waits for 100 before it sends the body; HTTP/1.0 clients cannot. */
    static boolean expectsContinue(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.EXPECT) && !isHttp10(request);
    }

    /** The announced length, or -1. The decoder has made sure that it is a number. */
    static long contentLength(HttpHeaders headers) {
        String value = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return value == null ? -1 : Long.parseLong(value.strip());
    }

    private static int checkFraming(HttpHeaders headers, boolean http10) {
        if (!headers.contains(HttpHeaderNames.CONTENT_LENGTH) && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return FINE;
        }
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        for (String length : lengths) {
            if (!isNumber(length)) {
                return 400;
            }
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return lengths.size() > 1 ? 400 : FINE;
        }
        if (http10 || !lengths.isEmpty() || codings.size() > 1) {
            return 400;
        }
        return codings.getFirst().strip().equalsIgnoreCase("chunked") ? FINE : 501;
    }

    /** HTTP/1.0 clients need not name one. */
    private static boolean hasOneHost(HttpRequest request) {
        Iterator<? extends CharSequence> hosts = request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        return hosts.hasNext() ? isHost(hosts.next()) && !hosts.hasNext() : isHttp10(request);
    }

    /** Host may be empty, but has no spaces, as a folded line would bring in. */
    private static boolean isHost(CharSequence host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '/' || c == '@' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String length) {
        String digits = length.strip();
        return !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int checkExpectation(HttpRequest request) {
        String expectation = request.headers().get(HttpHeaderNames.EXPECT);
        boolean met = expectation == null || isHttp10(request) || expectation.strip().equalsIgnoreCase("100-continue");
        return met ? FINE : 417;
    }

    /** The status for what the decoder could not make sense of. */
    static int statusOf(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> 414;
            case TooLongHttpHeaderException header -> 431;
            default -> 400;
        };
    }
}
