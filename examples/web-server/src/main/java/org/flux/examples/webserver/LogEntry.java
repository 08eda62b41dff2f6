// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import org.flux.http.Request;
import org.flux.http.Response;

/**
 * One line of the access log, as long as it is no line yet.
 *
 * @param millis since 1970
 * @param bytes of the body; -1 if that is not known
 */
record LogEntry(String client, long millis, String method, String target, int status, long bytes, String referer, String agent) {

    static LogEntry of(Request request, Response response) {
        long bytes = request.isHead() || response.status() == 304 ? 0 : response.length().orElse(-1);
        return new LogEntry(request.clientId(), System.currentTimeMillis(), request.method(), request.target(), response.status(), bytes,
                request.header("Referer").orElse("-"), request.header("User-Agent").orElse("-"));
    }

    /** The line in the combined format. {@code time} is {@link #millis} as the format wants it. */
    void appendTo(StringBuilder line, String time) {
        line.append(client).append(" - - [").append(time).append("] \"").append(method).append(' ');
        escape(target, line);
        line.append(" HTTP/1.1\" ").append(status).append(' ');
        if (bytes < 0) {
            line.append('-');
        } else {
            line.append(bytes);
        }
        line.append(" \"");
        escape(referer, line);
        line.append("\" \"");
        escape(agent, line);
        line.append("\"\n");
    }

    /** What a client sends is neither to end a field, nor a line, nor to control the terminal of who reads the log. */
    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                line.append(c);
            } else {
                line.append("\\x").append(Character.forDigit(c >> 4 & 0xf, 16)).append(Character.forDigit(c & 0xf, 16));
            }
        }
    }
}
