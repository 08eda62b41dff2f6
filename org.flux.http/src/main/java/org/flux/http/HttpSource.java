// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import org.flux.runtime.Addressed;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.PushSource;

/**
 * Listens for HTTP/1.1 and HTTP/1.0 requests, over TLS if given a certificate; each complete request is an item.
 *
 * <p>One request of a connection is in flight at a time; pipelined ones follow in order, each after the answer to the one before. A request
 * whose flow fails unanswered is answered 500; one that is refused, 503 with Retry-After; one whose flow completes without an answer, 500,
 * and that is logged. What is no acceptable request never gets here: it is answered 400, 408 (header or body too slow), 413 (body too
 * large), 414 (target too long), 417 (unknown expectation), 431 (header too large), 501 (method CONNECT, unknown transfer coding) or 505
 * (not HTTP/1), and the connection closed.
 *
 * <p>While paused, it reads of each connection no more than one request, with what of its body has come along, and offers none: they wait
 * in order of arrival, and nobody overtakes them later. When it is told to stop, what has arrived by then is read and offered, also from
 * connections that nobody had accepted yet; answers say {@code Connection: close}; requests that are complete only later get 503; idle
 * connections are closed.
 *
 * <p>The transport is epoll, where Netty's native library can be loaded, and the JDK's selectors elsewhere. From JDK 24 on, loading a
 * native library prints a warning unless native access is enabled: {@code --enable-native-access=ALL-UNNAMED}, or
 * {@code Enable-Native-Access: ALL-UNNAMED} in the manifest of the jar that is started. Where it is not, {@code --transport=auto} keeps to
 * the JDK's selectors, silently.
 */
public final class HttpSource implements PushSource<Request>, Addressed {
    private static final Logger LOG = System.getLogger("org.flux.http");

    private final HttpSettings settings;
    private volatile Listener listener;

    private HttpSource(HttpSettings settings) {
        this.settings = settings;
    }

    /** The source that a command line describes; it listens once it is started. */
    public HttpSource(FluxOptions options) {
        this(HttpSettings.of(options));
    }

    /** The same as the constructor. */
    public static HttpSource from(FluxOptions options) {
        return new HttpSource(options);
    }

    /** Begins a source with the default settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns this source; so that {@code push Listen () => (Request request) by org.flux.http.HttpSource::listen;} needs no Java. */
    public PushSource<Request> listen() {
        return this;
    }

    /** The port that it listens on; the one that was found free where 0 was asked for. */
    public int port() {
        Listener running = listener;
        if (running == null) {
            throw new IllegalStateException("the source has not been started");
        }
        return running.address().getPort();
    }

    /** For example {@code http://127.0.0.1:8080/}. */
    @Override
    public String address() {
        String host = settings.host().indexOf(':') >= 0 ? "[" + settings.host() + "]" : settings.host();
        return (settings.tls() ? "https://" : "http://") + host + ":" + port() + "/";
    }

    /**
     * Binds the socket and begins to accept.
     *
     * @throws java.net.BindException if the address cannot be listened on
     * @throws java.io.IOException if certificate or key cannot be used
     */
    @Override
    public synchronized void start(Sink<Request> sink) throws Exception {
        if (listener != null) {
            throw new IllegalStateException("the source has been started before");
        }
        listener = new Listener(new Server(settings, sink));
        LOG.log(Level.DEBUG, "listening on {0}", listener.address());
    }

    @Override
    public void pause() {
        Listener running = listener;
        if (running != null) {
            running.pause();
        }
    }

    @Override
    public void resume() {
        Listener running = listener;
        if (running != null) {
            running.resume();
        }
    }

    @Override
    public void stop() {
        Listener running = listener;
        if (running != null) {
            running.stop();
        }
    }

    /**
     * Sends what is left to send, as long as clients go on reading and the drain time-out is not over, and closes all connections. To be
     * called after the flows have drained; again is harmless.
     */
    @Override
    public void close() {
        Listener running = listener;
        if (running != null) {
            running.close();
        }
    }

    /** Settings, each with the default of the option of its name. */
    public static final class Builder {
        private String host = HttpSettings.DEFAULT.host();
        private int port = HttpSettings.DEFAULT.port();
        private int maxHeaderBytes = HttpSettings.DEFAULT.maxHeaderBytes();
        private int maxBodyBytes = HttpSettings.DEFAULT.maxBodyBytes();
        private Duration idleTimeout = HttpSettings.DEFAULT.idleTimeout();
        private Duration headerTimeout = HttpSettings.DEFAULT.headerTimeout();
        private int maxConnections = HttpSettings.DEFAULT.maxConnections();
        private Path tlsCertificate;
        private Path tlsKey;
        private int ioThreads;
        private Duration drainTimeout = HttpSettings.DEFAULT.drainTimeout();
        private Transport.Choice transport = Transport.Choice.AUTO;

        private Builder() {}

        /** The address to listen on; default 127.0.0.1. */
        public Builder host(String host) {
            this.host = host;
            return this;
        }

        /** The port; 0 for any that is free; default 8080. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** The most bytes that a request line, and all header fields together, may have; default 16 KiB. */
        public Builder maxHeaderBytes(int bytes) {
            maxHeaderBytes = bytes;
            return this;
        }

        /** The most bytes that a body may have; default 1 MiB. */
        public Builder maxBodyBytes(int bytes) {
            maxBodyBytes = bytes;
            return this;
        }

        /** After how long without a byte a connection is closed that waits for its client; default 60 s. */
        public Builder idleTimeout(Duration timeout) {
            idleTimeout = timeout;
            return this;
        }

        /** How long a request's header may take from its first byte to its last; default 10 s. */
        public Builder headerTimeout(Duration timeout) {
            headerTimeout = timeout;
            return this;
        }

        /** How many connections may be open; default 65,536. */
        public Builder maxConnections(int connections) {
            maxConnections = connections;
            return this;
        }

        /** TLS, with a certificate chain and its key (PKCS #8) as PEM files. */
        public Builder tls(Path certificate, Path key) {
            tlsCertificate = certificate;
            tlsKey = key;
            return this;
        }

        /** The number of event loops; 0, the default, for one per processor. */
        public Builder ioThreads(int threads) {
            ioThreads = threads;
            return this;
        }

        /** How long clients may take, when the source is closed, to read what is left of their responses; default 30 s. */
        public Builder drainTimeout(Duration timeout) {
            drainTimeout = timeout;
            return this;
        }

        /** {@code auto} (default), {@code epoll} or {@code nio}. */
        public Builder transport(String name) {
            transport = Transport.Choice.of(name);
            return this;
        }

        /**
         * The source, not yet listening.
         *
         * @throws IllegalArgumentException if a setting is out of range
         */
        public HttpSource build() {
            return new HttpSource(new HttpSettings(host, port, maxHeaderBytes, maxBodyBytes, idleTimeout, headerTimeout, maxConnections,
                    tlsCertificate, tlsKey, ioThreads, drainTimeout, transport));
        }
    }
}
