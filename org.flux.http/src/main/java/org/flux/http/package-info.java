// SPDX-License-Identifier: EPL-2.0
/**
 * HTTP for Flux programs: a push source of requests, requests and responses in plain Java, nodes that answer, static files.
 *
 * <p>A flow is one request. Components stay sequential, {@code Request -> Response}; keep-alive, pipelining, limits, time-outs and
 * back-pressure are dealt with here. Netty does the input and output and is no part of the interface.
 *
 * <pre>{@code
 * push Listen () => (Request request) by org.flux.http.HttpSource::listen;
 * Serve (Request request) => (Request request, Response response);
 * Respond (Request request, Response response) => () by org.flux.http.Http::respond;
 * source Listen => Page;
 * Page = Serve -> Respond;
 * }</pre>
 */
package org.flux.http;
