// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.flux.http.Request;

/** What a script is told of its request (RFC 3875, 4.1). */
final class ScriptParams {
    /**
     * Not for scripts. {@code Proxy} would become HTTP_PROXY, by which many programs choose a proxy (CVE-2016-5385); the type and the
     * length of the body have variables of their own, and its framing is the server's business.
     */
    private static final Set<String> WITHHELD = Set.of("PROXY", "CONTENT-TYPE", "CONTENT-LENGTH", "TRANSFER-ENCODING", "CONNECTION",
            "KEEP-ALIVE", "EXPECT", "TE", "TRAILER", "UPGRADE");

    private final Map<String, byte[]> params = new LinkedHashMap<>();

    private ScriptParams() {
    }

    /**
     * @param root the document root
     * @param port of the server
     * @param tls whether the request came by TLS
     */
    static Map<String, byte[]> of(Request request, Script script, Path root, int port, boolean tls) {
        ScriptParams params = new ScriptParams();
        params.put("GATEWAY_INTERFACE", "CGI/1.1");
        params.put("SERVER_SOFTWARE", "Flux");
        params.put("SERVER_PROTOCOL", "HTTP/1.1");
        params.put("SERVER_NAME", serverName(request));
        params.put("SERVER_PORT", Integer.toString(port));
        params.put("REQUEST_METHOD", request.method());
        params.put("REQUEST_URI", request.target());
        params.put("QUERY_STRING", query(request.target()));
        params.put("DOCUMENT_ROOT", root.toString());
        params.put("SCRIPT_NAME", script.name());
        params.put("SCRIPT_FILENAME", script.file().toString());
        if (!script.pathInfo().isEmpty()) {
            params.put("PATH_INFO", script.pathInfo()); // no PATH_TRANSLATED: php-cgi would take that for the script
        }
        params.put("REMOTE_ADDR", request.clientId());
        params.put("REMOTE_PORT", Integer.toString(request.remoteAddress().getPort()));
        params.put("CONTENT_TYPE", request.header("Content-Type").orElse(""), StandardCharsets.ISO_8859_1);
        params.put("CONTENT_LENGTH", request.body().length == 0 ? "" : Integer.toString(request.body().length));
        params.put("REDIRECT_STATUS", "200"); // without it php-cgi suspects that it was called past the server
        if (tls) {
            params.put("HTTPS", "on");
        }
        request.headers().forEach(params::header);
        return params.params;
    }

    /** Letters, digits and hyphens only: an underscore in a name would be taken for a hyphen, and pass by whoever filters by names. */
    private void header(String name, String value) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean plain = upper.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-');
        if (!plain || WITHHELD.contains(upper)) {
            return;
        }
        String variable = "HTTP_" + upper.replace('-', '_');
        byte[] before = params.get(variable);
        String separator = upper.equals("COOKIE") ? "; " : ", ";
        put(variable, before == null ? value : new String(before, StandardCharsets.ISO_8859_1) + separator + value,
                StandardCharsets.ISO_8859_1);
    }

    private void put(String name, String value) {
        put(name, value, StandardCharsets.UTF_8);
    }

    private void put(String name, String value, Charset charset) {
        params.put(name, value.getBytes(charset));
    }

    private static String query(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The host that the client asked for, without the port. */
    private static String serverName(Request request) {
        String host = request.header("Host").orElse("");
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        String name = end > 0 ? host.substring(0, end) : host;
        boolean fine = !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0);
        return fine ? name : "localhost";
    }
}
