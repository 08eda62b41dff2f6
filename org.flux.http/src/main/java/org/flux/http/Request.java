// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, complete with its body; immutable, and safe for use by several threads. It is answered once, by {@link Http#respond}.
 *
 * <p>In a test of components: {@code Request.get("/chat?room=7").build()}; what was answered is then found in {@link
 * RequestBuilder.Recorded}.
 */
public final class Request {
    private final String method;
    private final Target target;
    private final byte[] body;
    private final InetSocketAddress remote;
    private final long connectionId;
    private final Reply reply;
    /** Made when first asked for; two threads that race make equal ones. */
    private Headers headers;
    private Map<String, List<String>> query;
    private Map<String, List<String>> form;

    Request(String method, Target target, byte[] body, InetSocketAddress remote, long connectionId, Reply reply) {
        this.method = method;
        this.target = target;
        this.body = body;
        this.remote = remote;
        this.connectionId = connectionId;
        this.reply = reply;
    }

    /** Begins a GET request that comes from no connection, for tests of components. */
    public static RequestBuilder get(String target) {
        return new RequestBuilder("GET", target);
    }

    /** Begins a POST request that comes from no connection, for tests of components. */
    public static RequestBuilder post(String target, byte[] body) {
        return new RequestBuilder("POST", target).body(body);
    }

    /** The method as sent, for example {@code GET}; case matters. */
    public String method() {
        return method;
    }

    /** Whether the client wants no body: method HEAD. */
    public boolean isHead() {
        return method.equals("HEAD");
    }

    /** The request target as sent, for example {@code /caf%C3%A9?table=4}. */
    public String target() {
        return target.raw();
    }

    /**
     * The path, percent-decoded as UTF-8, for example {@code /café}. It is not normalised: it may contain {@code ..}, {@code //} and any
     * character. {@link StaticFiles} maps it to a file safely.
     */
    public String path() {
        return target.path();
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /** All values of a query parameter, in order; empty if there is none. */
    public List<String> queryAll(String name) {
        return queryParameters().getOrDefault(name, List.of());
    }

    /** All query parameters, decoded; a malformed percent sequence stands for itself. */
    public Map<String, List<String>> queryParameters() {
        Map<String, List<String>> known = query;
        if (known == null) {
            known = Target.parameters(target.query());
            query = known;
        }
        return known;
    }

    /** The first value of a field of a form sent as {@code application/x-www-form-urlencoded} in the body. */
    public Optional<String> form(String name) {
        Map<String, List<String>> known = form;
        if (known == null) {
            boolean sent = header("Content-Type").filter(type -> type.startsWith("application/x-www-form-urlencoded")).isPresent();
            known = sent ? Target.parameters(new String(body, StandardCharsets.US_ASCII)) : Map.of();
            form = known;
        }
        return known.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The first value of a header field; case of the name is ignored. */
    public Optional<String> header(String name) {
        Headers known = headers;
        return known == null ? reply.header(name) : known.first(name);
    }

    /**
     * Whether a header field asks for a part of the resource, or for an answer that depends on what the client has already (Range, If-…).
     * Cheap: {@link Representation} asks this before anything else.
     */
    public boolean isConditional() {
        return reply.conditional();
    }

    /** All header fields. */
    public Headers headers() {
        Headers known = headers;
        if (known == null) {
            known = reply.headers();
            headers = known;
        }
        return known;
    }

    /** The value of a cookie that the client sent. */
    public Optional<String> cookie(String name) {
        for (String line : headers().all("Cookie")) {
            for (String pair : line.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    /** The body, empty if there is none. Not a copy: do not write to it. */
    public byte[] body() {
        return body;
    }

    /** The body as text in the charset of Content-Type, UTF-8 where it names none that is known. */
    public String text() {
        return new String(body, header("Content-Type").map(Request::charset).orElse(StandardCharsets.UTF_8));
    }

    /** The other end of the connection. */
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    /** Who asks, as far as the network tells: the client's IP address. Behind a proxy all clients are one; a cookie tells more. */
    public String clientId() {
        InetAddress address = remote.getAddress();
        return address == null ? remote.getHostString() : address.getHostAddress();
    }

    /** The connection that this request came by: unique for the life of the source, the same for all requests of one connection. */
    public long connectionId() {
        return connectionId;
    }

    /**
     * Whether the client is known to have left, so that further work for it is wasted. {@code false} proves nothing: a client that has only
     * stopped sending may still read.
     */
    public boolean clientGone() {
        return reply.clientGone();
    }

    Reply reply() {
        return reply;
    }

    private static Charset charset(String contentType) {
        for (String parameter : contentType.split(";")) {
            String stripped = parameter.strip();
            if (stripped.regionMatches(true, 0, "charset=", 0, 8)) {
                String name = stripped.substring(8).replace("\"", "");
                try {
                    return Charset.forName(name);
                } catch (IllegalArgumentException unknown) {
                    return StandardCharsets.UTF_8;
                }
            }
        }
        return StandardCharsets.UTF_8;
    }

    /** Method and target, as messages name a request. */
    @Override
    public String toString() {
        return method + " " + target.raw();
    }
}
