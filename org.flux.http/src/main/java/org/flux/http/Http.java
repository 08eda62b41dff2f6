// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.IOException;

/**
 * Ready-made nodes, handlers and session functions, for {@code by org.flux.http.Http::respond} and the like.
 *
 * <p>A client that has gone is no failure of the server: answering it is a quiet no-op, since nothing tells a response that reached the
 * client from one that only reached the network. A component that wants to save itself the work asks {@link Request#clientGone}; one that
 * streams is told by {@link ClientGone}.
 */
public final class Http {
    private Http() {}

    /**
     * Answers the request. Whole bodies are handed over and this returns at once; a {@linkplain Response#stream stream} is written by the
     * calling thread, as fast as the client reads it (by a virtual thread of its own if the caller is an event loop, which must not block).
     *
     * @throws AnsweredTwice if it has been answered before
     * @throws IOException if the body cannot be read or made. If nothing has been sent by then, the request is still unanswered and a
     * handler can answer
     *         it; otherwise the connection is closed, so that the client does not take the part for the whole
     */
    public static void respond(Request request, Response response) throws IOException {
        request.reply().send(request, response);
    }

    /** Answers 200 with plain text. */
    public static void text(Request request, String text) throws IOException {
        respond(request, Response.text(text));
    }

    /** Answers 200 with a page. */
    public static void html(Request request, String page) throws IOException {
        respond(request, Response.html(page));
    }

    /** Answers 303, which sends the client to {@code location}. */
    public static void redirect(Request request, String location) throws IOException {
        respond(request, Response.redirect(location));
    }

    /** Answers 404; a node, or a handler that is a declared node. */
    public static void notFound(Request request) throws IOException {
        respond(request, Response.notFound());
    }

    /** Answers 404; an external handler. What failed is not told to the client. */
    public static void notFound(Request request, Throwable failure) throws IOException {
        notFound(request);
    }

    /** Answers 400. */
    public static void badRequest(Request request) throws IOException {
        respond(request, Response.status(400, "Bad request\n"));
    }

    /** Answers 400 with the failure's message, which components that throw on bad input word for the client. */
    public static void badRequest(Request request, Throwable failure) throws IOException {
        String message = failure.getMessage();
        respond(request, Response.status(400, message == null ? "Bad request\n" : message + "\n"));
    }

    /** Answers 403. */
    public static void forbidden(Request request) throws IOException {
        respond(request, Response.status(403, "Forbidden\n"));
    }

    /** Answers 403; an external handler. */
    public static void forbidden(Request request, Throwable failure) throws IOException {
        forbidden(request);
    }

    /** Answers 500. */
    public static void internalError(Request request) throws IOException {
        respond(request, Response.status(500, "Internal server error\n"));
    }

    /** Answers 500; an external handler. What failed is not told to the client. */
    public static void internalError(Request request, Throwable failure) throws IOException {
        internalError(request);
    }

    /** Answers 503 and asks the client to come back in a second. */
    public static void unavailable(Request request) throws IOException {
        respond(request, Response.status(503, "Service unavailable\n").header("Retry-After", "1"));
    }

    /** Answers 503; an external handler. */
    public static void unavailable(Request request, Throwable failure) throws IOException {
        unavailable(request);
    }

    /** A session function: one session per client address. */
    public static Object clientOf(Request request) {
        return request.clientId();
    }

    /** A session function: one session per connection. */
    public static Object connectionOf(Request request) {
        return request.connectionId();
    }
}
