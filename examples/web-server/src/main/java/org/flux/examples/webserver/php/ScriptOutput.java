// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import org.flux.http.Response;

/** Turns what a script wrote, header fields, an empty line and a body, into a response (RFC 3875, 6). */
final class ScriptOutput {
    /** The connection and where the body ends are the server's business; Date is too. */
    private static final Set<String> OURS = Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "trailer", "upgrade",
            "date", "status", "content-type");

    private ScriptOutput() {
    }

    /**
     * The response.
     *
     * @throws IllegalArgumentException if the output has no header, or one that cannot be passed on
     */
    static Response parse(byte[] output) {
        int bodyAt = endOfHeader(output);
        String[] lines = new String(output, 0, bodyAt, StandardCharsets.ISO_8859_1).split("\r?\n");
        if (lines.length == 0) {
            throw new IllegalArgumentException("the script's header is empty");
        }
        int status = status(lines);
        String type = value(lines, "content-type");
        byte[] body = Arrays.copyOfRange(output, bodyAt, output.length);
        Response response = (type == null ? Response.status(status) : Response.ok(type, body)).withStatus(status);
        if (type == null && body.length > 0) {
            response = Response.ok("text/html; charset=utf-8", body).withStatus(status);
        }
        for (String line : lines) {
            String name = name(line);
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                response = response.header(name, line.substring(name.length() + 1).strip());
            }
        }
        return response;
    }

    private static int endOfHeader(byte[] output) {
        for (int i = 0; i < output.length; i++) {
            if (output[i] == '\n') {
                if (i + 1 < output.length && output[i + 1] == '\n') {
                    return i + 2;
                }
                if (i + 2 < output.length && output[i + 1] == '\r' && output[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        throw new IllegalArgumentException("the script's output has no header");
    }

    private static int status(String[] lines) {
        String status = value(lines, "status");
        if (status == null) {
            return value(lines, "location") == null ? 200 : 302;
        }
        String code = status.length() > 3 && status.charAt(3) == ' ' ? status.substring(0, 3) : status;
        try {
            return Integer.parseInt(code);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("the script's status is " + status, wrong);
        }
    }

    private static String value(String[] lines, String wanted) {
        for (String line : lines) {
            String name = name(line);
            if (name.equalsIgnoreCase(wanted)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("the script's header has a line without a name");
        }
        return line.substring(0, colon);
    }
}
