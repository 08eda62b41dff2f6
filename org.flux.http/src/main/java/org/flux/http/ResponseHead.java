// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** Makes the head of a response on the wire: what the component has set, and what follows from body and connection. */
final class ResponseHead {
    /** The body's length is not known before its end. */
    static final long UNKNOWN = -1;

    private ResponseHead() {}

    /** Status and fields of a response whose body follows in pieces. */
    static HttpResponse of(Response response, long length) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), fields(response, length));
    }

    /** The component's fields, validated when they were set, and the length where there is one. */
    static HttpHeaders fields(Response response, long length) {
        HttpHeaders fields = DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        response.headers().forEach(fields::add);
        if (length != UNKNOWN && !response.bodyless()) {
            fields.set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
        return fields;
    }

    /**
     * Adds Date, the framing of a body of unknown length, and what becomes of the connection (RFC 9112, 9.3).
     *
     * @param persistent whether the connection could go on as far as the server is concerned
     * @return whether it goes on
     */
    static boolean complete(HttpResponse response, HttpRequest request, boolean persistent, Dates dates) {
        HttpHeaders fields = response.headers();
        if (!fields.contains(HttpHeaderNames.DATE)) {
            fields.set(HttpHeaderNames.DATE, dates.now());
        }
        boolean http10 = RequestRules.isHttp10(request);
        boolean persists = persistent && HttpUtil.isKeepAlive(request)
                && !fields.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        if (unframed(response)) {
            if (http10) {
                persists = false;
            } else if (!request.method().name().equals("HEAD")) {
                fields.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
        }
        if (!persists) {
            fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (http10) {
            fields.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        } else {
            fields.remove(HttpHeaderNames.CONNECTION);
        }
        return persists;
    }

    private static boolean unframed(HttpResponse response) {
        int status = response.status().code();
        return status != 204 && status != 304 && !response.headers().contains(HttpHeaderNames.CONTENT_LENGTH);
    }
}
