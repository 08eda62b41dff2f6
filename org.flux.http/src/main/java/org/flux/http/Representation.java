// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What there is to be had of a resource at one moment, and by what a client recognises it. It answers conditional requests and requests for
 * a part (RFC 9110, 13 and 14); to others always the same response, so that one may be kept and sent many times at little cost. Immutable.
 */
public final class Representation {
    private final String type;
    private final Validators validators;
    private final Body body;
    private final long size;
    private final Response whole;

    private Representation(String type, Validators validators, Body body, long size) {
        this.type = type;
        this.validators = validators;
        this.body = body;
        this.size = size;
        this.whole = described(Response.of(200, type, body)).header("Accept-Ranges", "bytes");
    }

    /** A file that is read each time it is sent. */
    public static Representation of(SafePaths.Found file) {
        return new Representation(MimeTypes.of(file.path()), Validators.of(file.size(), file.modified()),
                new Body.FileRange(file.path(), 0, file.size()), file.size());
    }

    /**
     * The bytes between position and limit, which must not be changed afterwards; best in a direct buffer, which is sent without being
     * copied.
     *
     * @param modified when they were changed last: the same size and time stand for the same bytes
     */
    public static Representation of(String type, ByteBuffer bytes, Instant modified) {
        ByteBuffer shared = bytes.slice();
        return new Representation(type, Validators.of(shared.remaining(), modified), new Body.Buffer(shared), shared.remaining());
    }

    /** The number of bytes. */
    public long size() {
        return size;
    }

    /** The value of ETag. */
    public String tag() {
        return validators.tag();
    }

    /**
     * The answer to a GET or HEAD request, as well as to any other method that is to be obeyed only if the client's conditions hold: 200,
     * 206 (one range; several are answered with the whole, which RFC 9110, 14.2, allows), 304, 412 or 416.
     */
    public Response answer(Request request) {
        if (!request.isConditional()) {
            return whole;
        }
        return switch (validators.judge(request)) {
            case FAILED -> Response.status(412, "Precondition failed\n");
            case UNCHANGED -> described(Response.status(304));
            case FINE -> part(request);
        };
    }

    private Response part(Request request) {
        ByteRange range = request.method().equals("GET")
                ? request.header("Range").map(text -> ByteRange.parse(text, size)).orElse(ByteRange.WHOLE) : ByteRange.WHOLE;
        if (range.equals(ByteRange.WHOLE) || !validators.allowPart(request)) {
            return whole;
        }
        if (range.equals(ByteRange.NOTHING)) {
            return Response.status(416, "Range not satisfiable\n").header("Content-Range", "bytes */" + size);
        }
        Body part = switch (body) {
            case Body.Buffer buffer -> new Body.Buffer(buffer.bytes().slice((int) range.first(), (int) range.length()));
            case Body.FileRange file -> new Body.FileRange(file.path(), file.offset() + range.first(), range.length());
            case Body.Bytes bytes -> throw new IllegalStateException("is a buffer always");
            case Body.Stream stream -> throw new IllegalStateException("has no parts");
        };
        return described(Response.of(206, type, part)).header("Content-Range",
                "bytes " + range.first() + "-" + range.last() + "/" + size);
    }

    private Response described(Response response) {
        return response.header("ETag", validators.tag()).header("Last-Modified", validators.lastModified());
    }
}
