// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.nio.file.Path;
import java.time.Duration;
import org.flux.runtime.FluxOptions;

/**
 * How a source listens, and what it puts up with.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param maxHeaderBytes of the request line, and again of all header fields together
 * @param maxBodyBytes of one request
 * @param idleTimeout without a byte in either direction between requests, within a body, or while a client does not read its response
 * @param headerTimeout from the first byte of a request to the end of its header
 * @param maxConnections open at a time; further ones are closed at once
 * @param tlsCertificate PEM chain, or null for plain HTTP
 * @param tlsKey PEM key (PKCS #8), or null for plain HTTP
 * @param ioThreads event loops; 0 for one per processor
 * @param drainTimeout how long clients may take, once the flows have ended, to read what is left of their responses
 * @param transport how to reach the network
 */
record HttpSettings(String host, int port, int maxHeaderBytes, int maxBodyBytes, Duration idleTimeout, Duration headerTimeout,
        int maxConnections, Path tlsCertificate, Path tlsKey, int ioThreads, Duration drainTimeout, Transport.Choice transport) {

    private static final int MOST_BYTES = 1 << 30;

    static final HttpSettings DEFAULT = new HttpSettings("127.0.0.1", 8080, 16 << 10, 1 << 20, Duration.ofSeconds(60),
            Duration.ofSeconds(10), 65_536, null, null, 0, Duration.ofSeconds(30), Transport.Choice.AUTO);

    HttpSettings {
        atLeast("--port", port, 0);
        if (port > 65_535) {
            throw new IllegalArgumentException("--port must be at most 65535, but is " + port);
        }
        atLeast("--max-header-bytes", maxHeaderBytes, 64);
        atLeast("--max-body-bytes", maxBodyBytes, 0);
        atLeast("--max-connections", maxConnections, 1);
        atLeast("--io-threads", ioThreads, 0);
        positive("--idle-timeout", idleTimeout);
        positive("--header-timeout", headerTimeout);
        if (drainTimeout.isNegative()) {
            throw new IllegalArgumentException("--drain-timeout must not be negative, but is " + drainTimeout);
        }
        if ((tlsCertificate == null) != (tlsKey == null)) {
            throw new IllegalArgumentException("--tls-cert and --tls-key go together, but only "
                    + (tlsKey == null ? "--tls-cert" : "--tls-key") + " is given");
        }
    }

    static HttpSettings of(FluxOptions options) {
        try {
            return read(options);
        } catch (IllegalArgumentException wrong) {
            throw wrong instanceof FluxOptions.Invalid ? wrong : new FluxOptions.Invalid(wrong.getMessage());
        }
    }

    private static HttpSettings read(FluxOptions options) {
        return new HttpSettings(
                options.text("host", DEFAULT.host, "address to listen on"),
                options.integer("port", DEFAULT.port, 0, 65_535, "port to listen on; 0 for any that is free"),
                options.integer("max-header-bytes", DEFAULT.maxHeaderBytes, 64, MOST_BYTES,
                        "most bytes of a request line, and of a request's header"),
                options.integer("max-body-bytes", DEFAULT.maxBodyBytes, 0, MOST_BYTES, "most bytes of a request's body"),
                options.duration("idle-timeout", DEFAULT.idleTimeout, "close a connection after so long without a byte"),
                options.duration("header-timeout", DEFAULT.headerTimeout, "most time for a request's header to arrive"),
                options.integer("max-connections", DEFAULT.maxConnections, 1, Integer.MAX_VALUE, "most connections open at a time"),
                options.path("tls-cert", null, "certificate chain (PEM), for HTTPS"),
                options.path("tls-key", null, "private key (PEM, PKCS #8), for HTTPS"),
                options.integer("io-threads", DEFAULT.ioThreads, 0, 1024, "event loops; 0 for one per processor"),
                options.duration("drain-timeout", DEFAULT.drainTimeout, "what flows get to end in when the server stops"),
                options.choice("transport", DEFAULT.transport, "how to reach the network"));
    }

    boolean tls() {
        return tlsKey != null;
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(option + " must be at least " + least + ", but is " + value);
        }
    }

    private static void positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(option + " must be positive, but is " + value);
        }
    }
}
