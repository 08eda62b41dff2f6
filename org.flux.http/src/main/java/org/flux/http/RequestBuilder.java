// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Makes requests that come from no connection, so that components can be tested without a server. */
public final class RequestBuilder {
    private final String method;
    private final Target target;
    private Headers headers = Headers.NONE;
    private byte[] body = {};
    private InetSocketAddress remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private long connectionId = 1;

    /**
     * Begins a request.
     *
     * @throws IllegalArgumentException if the target is malformed, as a server would answer 400
     */
    public RequestBuilder(String method, String target) {
        this.method = method;
        this.target = Target.parse(target);
    }

    /** Adds a header field. */
    public RequestBuilder header(String name, String value) {
        headers = headers.with(name, value);
        return this;
    }

    /** Sets the body. */
    public RequestBuilder body(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    /** Sets the body, in UTF-8. */
    public RequestBuilder body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sets the other end of the connection. */
    public RequestBuilder remote(InetSocketAddress address) {
        remote = address;
        return this;
    }

    /** Sets the connection's number. */
    public RequestBuilder connection(long id) {
        connectionId = id;
        return this;
    }

    /** The request, its answer to be looked at by {@link Recorded#answer}. */
    public Recorded record() {
        Recording recording = new Recording(headers);
        return new Recorded(build(recording), recording.answer);
    }

    /** The request. Its answer is dropped. */
    public Request build() {
        return build(new Recording(headers));
    }

    private Request build(Reply reply) {
        return new Request(method, target, body, remote, connectionId, reply);
    }

    /** A request and what has been answered to it. */
    public static final class Recorded {
        private final Request request;
        private final AtomicReference<Response> answer;

        private Recorded(Request request, AtomicReference<Response> answer) {
            this.request = request;
            this.answer = answer;
        }

        /** The request. */
        public Request request() {
            return request;
        }

        /** The answer, if there is one yet. */
        public Optional<Response> answer() {
            return Optional.ofNullable(answer.get());
        }
    }

    private static final class Recording implements Reply {
        private final AtomicReference<Response> answer = new AtomicReference<>();
        private final Headers headers;

        Recording(Headers headers) {
            this.headers = headers;
        }

        @Override
        public void send(Request request, Response response) {
            Response first = answer.compareAndExchange(null, response);
            if (first != null) {
                throw new AnsweredTwice(request, first.status(), response.status());
            }
        }

        @Override
        public boolean clientGone() {
            return false;
        }

        @Override
        public Optional<String> header(String name) {
            return headers.first(name);
        }

        @Override
        public boolean conditional() {
            boolean[] found = {false};
            headers.forEach((name, value) -> found[0] |= Headers.isCondition(name));
            return found[0];
        }

        @Override
        public Headers headers() {
            return headers;
        }
    }
}
