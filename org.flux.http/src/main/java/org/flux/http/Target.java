// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request target (RFC 9112, 3.2): origin form, absolute form or {@code *}.
 *
 * @param raw as sent
 * @param path percent-decoded, not normalised
 * @param query raw, empty if there is none
 */
record Target(String raw, String path, String query) {

    /**
     * Splits and decodes.
     *
     * @throws IllegalArgumentException if it is no target, or its path is not percent-encoded UTF-8
     */
    static Target parse(String raw) {
        if (raw.equals("*")) {
            return new Target(raw, raw, "");
        }
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                throw new IllegalArgumentException("the request target contains a character that must be encoded");
            }
        }
        String origin = raw.startsWith("/") ? raw : originOfAbsolute(raw);
        int mark = origin.indexOf('?');
        String path = mark < 0 ? origin : origin.substring(0, mark);
        return new Target(raw, path.indexOf('%') < 0 ? path : decode(path), mark < 0 ? "" : origin.substring(mark + 1));
    }

    private static String originOfAbsolute(String raw) {
        int authority = raw.regionMatches(true, 0, "http://", 0, 7) ? 7 : raw.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
        if (authority < 0) {
            throw new IllegalArgumentException("the request target is neither a path nor a URL");
        }
        for (int i = authority; i < raw.length(); i++) {
            if (raw.charAt(i) == '/') {
                return raw.substring(i);
            }
            if (raw.charAt(i) == '?') {
                return "/" + raw.substring(i);
            }
        }
        return "/";
    }

    private static String decode(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
            if (low < 0) {
                throw new IllegalArgumentException("the request target contains a malformed percent sequence");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("the request target is not UTF-8", malformed);
        }
    }

    /** The parameters of a query or form, in order of first occurrence; a pair that is malformed is taken literally. */
    static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decodeParameter(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decodeParameter(pair.substring(equals + 1));
                parameters.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String decodeParameter(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
