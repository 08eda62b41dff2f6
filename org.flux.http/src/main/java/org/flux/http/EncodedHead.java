// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;

/**
 * The head of a response as it is on the wire, but for what is known only when it is sent: Date, Connection and the empty line. It is made
 * once for a response that is kept and sent many times.
 *
 * @param bytes status line and fields, each with its line end
 * @param dated whether the component has set Date
 * @param closes whether the component wants the connection to end
 */
record EncodedHead(byte[] bytes, boolean dated, boolean closes) {
    /** The length of Date, the longest Connection and the empty line. */
    static final int REST = 96;

    private static final byte[] CLOSE = ascii("connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("connection: keep-alive\r\n");
    private static final byte[] LINE_END = ascii("\r\n");

    /** @param length of the body, or {@link ResponseHead#UNKNOWN} where none follows, as to HEAD */
    static EncodedHead of(Response response, long length) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(response.status());
        StringBuilder text = new StringBuilder(256).append("HTTP/1.1 ").append(status.code()).append(' ').append(status.reasonPhrase())
                .append("\r\n");
        var seen = new Object() {
            boolean dated;
            boolean closes;
        };
        response.headers().forEach((name, value) -> {
            if (name.equalsIgnoreCase("Connection")) {
                seen.closes |= asksToClose(value);
            } else {
                seen.dated |= name.equalsIgnoreCase("Date");
                text.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (length != ResponseHead.UNKNOWN && !response.bodyless()) {
            text.append("content-length: ").append(length).append("\r\n");
        }
        // Values are Latin-1: Headers lets nothing else in.
        return new EncodedHead(text.toString().getBytes(StandardCharsets.ISO_8859_1), seen.dated, seen.closes);
    }

    /**
     * Whether the connection goes on after this response (RFC 9112, 9.3).
     *
     * @param persistent whether it could go on as far as the server is concerned
     */
    boolean persists(HttpRequest request, boolean persistent) {
        return persistent && !closes && HttpUtil.isKeepAlive(request);
    }

    /** Writes the whole head. */
    void write(ByteBuf buffer, HttpRequest request, boolean persists, Dates dates) {
        buffer.writeBytes(bytes);
        if (!dated) {
            buffer.writeBytes(dates.line());
        }
        if (!persists) {
            buffer.writeBytes(CLOSE);
        } else if (RequestRules.isHttp10(request)) {
            buffer.writeBytes(KEEP_ALIVE);
        }
        buffer.writeBytes(LINE_END);
    }

    private static boolean asksToClose(String connection) {
        for (String token : connection.split(",")) {
            if (token.strip().equalsIgnoreCase("close")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
