// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What is answered to a request: status, header fields, body. Immutable, so that one may be kept and sent many times.
 *
 * <p>Content-Length, Transfer-Encoding, Date and, where needed, Connection are added when it is sent. A HEAD request gets the header of
 * what a GET would have got, and no body.
 */
public final class Response {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;
    private final Headers headers;
    private final Body body;
    /** Made when first sent; two threads that race make equal ones. */
    private EncodedHead head;

    private Response(int status, Headers headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** 200 with these bytes, which must not be changed afterwards. */
    public static Response ok(String type, byte[] bytes) {
        return new Response(200, Headers.NONE.with("Content-Type", type), new Body.Bytes(bytes));
    }

    /**
     * 200 with the bytes between position and limit, which must not be changed afterwards. A direct buffer is sent without being copied,
     * which pays from some kilobytes on.
     */
    public static Response ok(String type, ByteBuffer bytes) {
        return new Response(200, Headers.NONE.with("Content-Type", type), new Body.Buffer(bytes.slice()));
    }

    /** 200 with plain text in UTF-8. */
    public static Response text(String text) {
        return ok(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 with a page in UTF-8. */
    public static Response html(String page) {
        return ok("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 with JSON. */
    public static Response json(String json) {
        return ok("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * 200 with a file, its type guessed from its name. It is opened when the response is sent, and sent without being copied where
     * possible.
     */
    public static Response file(Path path) {
        return file(path, 0, Body.FileRange.TO_THE_END);
    }

    static Response file(Path path, long offset, long length) {
        return of(200, MimeTypes.of(path), new Body.FileRange(path, offset, length));
    }

    static Response of(int status, String type, Body body) {
        return new Response(status, Headers.NONE.with("Content-Type", type), body);
    }

    /** 200 with a body that {@code writer} makes while it is sent: chunked for HTTP/1.1, ended by closing the connection for HTTP/1.0. */
    public static Response stream(String type, BodyWriter writer) {
        return new Response(200, Headers.NONE.with("Content-Type", type), new Body.Stream(writer));
    }

    /** 200 with a body that is read from {@code source} while it is sent; {@code source} is closed at its end. To be sent once. */
    public static Response stream(String type, InputStream source) {
        return stream(type, out -> {
            try (source) {
                source.transferTo(out);
            }
        });
    }

    /**
     * A status without a body.
     *
     * @throws IllegalArgumentException if {@code status} is not in 200 to 599
     */
    public static Response status(int status) {
        return new Response(checked(status), Headers.NONE, Body.Bytes.NONE);
    }

    /** A status with plain text. */
    public static Response status(int status, String text) {
        return text(text).withStatus(status);
    }

    /** 204. */
    public static Response noContent() {
        return status(204);
    }

    /** 404 with a line of text. */
    public static Response notFound() {
        return status(404, "Not found\n");
    }

    /** 303: the client is to GET {@code location} instead. */
    public static Response redirect(String location) {
        return status(303).header("Location", location);
    }

    /** 308: the resource has moved to {@code location} for ever; method and body stay. */
    public static Response movedPermanently(String location) {
        return status(308).header("Location", location);
    }

    /**
     * This response with one more header field. {@code Connection: close} ends the connection after it.
     *
     * @throws IllegalArgumentException if name or value is malformed (nothing that could split the response gets through), or if the field
     * is one of
     *         those that say where the body ends: these are the library's
     */
    public Response header(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding")) {
            throw new IllegalArgumentException(name + " follows from the body and cannot be set");
        }
        return new Response(status, headers.with(name, value), body);
    }

    /** This response with the field {@code name} set to {@code value}, and to nothing else. */
    public Response replaceHeader(String name, String value) {
        return new Response(status, headers.without(name), body).header(name, value);
    }

    /** This response with another status. */
    public Response withStatus(int status) {
        return new Response(checked(status), headers, body);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The header fields that have been set. */
    public Headers headers() {
        return headers;
    }

    /** The number of bytes in the body, where known before sending. */
    public OptionalLong length() {
        return switch (body) {
            case Body.InMemory bytes -> OptionalLong.of(bytes.length());
            case Body.FileRange file when file.length() != Body.FileRange.TO_THE_END -> OptionalLong.of(file.length());
            case Body.FileRange file -> OptionalLong.empty();
            case Body.Stream stream -> OptionalLong.empty();
        };
    }

    /** The whole body, for tests: a file is read, a stream is run. */
    public byte[] bytes() throws IOException {
        return BodyReader.read(body);
    }

    /** The whole body as UTF-8, for tests. */
    public String bodyText() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Whether the body is in memory, so that sending this neither reads the disk nor waits for anybody. */
    public boolean inMemory() {
        return body instanceof Body.InMemory;
    }

    Body body() {
        return body;
    }

    /** The head on the wire of a response that is {@link #inMemory}. */
    EncodedHead head() {
        EncodedHead known = head;
        if (known == null) {
            known = EncodedHead.of(this, length().orElseThrow());
            head = known;
        }
        return known;
    }

    /** Whether a message with this status never has a body (RFC 9110, 6.4.1). */
    boolean bodyless() {
        return status == 204 || status == 304;
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException(status + " is not the status of a final response");
        }
        return status;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
