// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One connection, as a state machine that only its event loop touches: receives a request, offers it as an item, waits for the answer,
 * sends it, goes on. While a request is in flight the following ones wait here undelivered, and reading stops as soon as one waits: so
 * answers keep their order by construction, and a client cannot fill the memory.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Reactor.Waiting {
    private static final Logger LOG = System.getLogger("org.flux.http");

    private final Server server;
    private final Reactor reactor;
    private final long id;
    private final Deadline deadline;
    private final Deque<HttpObject> waiting = new ArrayDeque<>(2);
    private ChannelHandlerContext ctx;
    private Outgoing outgoing;
    /** The request whose body is arriving, if any. */
    private Incoming incoming;
    /** The request in flight, if any. */
    private Exchange exchange;
    private boolean draining;
    /** In line, since the source is paused or others were before it. */
    private boolean inLine;
    /** At the head of the line: the next request need not wait. */
    private boolean hasTurn;
    private boolean inputEnded;
    private boolean closing;

    Connection(Server server, Reactor reactor) {
        this.server = server;
        this.reactor = reactor;
        this.id = server.nextConnectionId();
        this.deadline = new Deadline(server.settings());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        outgoing = new Outgoing(context);
        reactor.add(this);
    }

    Reactor reactor() {
        return reactor;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    Server server() {
        return server;
    }

    // Input

    /** Called for every read, before decoding; false once nothing more will be answered here. */
    boolean wantsInput() {
        deadline.bytesArrived();
        if (inLine) {
            read(false);
        }
        return !closing;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        outgoing.batch(true);
        HttpObject object = (HttpObject) message;
        if (closing) {
            ReferenceCountUtil.release(object);
        } else if (draining || !waiting.isEmpty() || !ready()) {
            waiting.add(object);
            hold();
        } else {
            draining = true;
            try {
                process(object);
            } finally {
                draining = false;
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        outgoing.batch(false);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        drain();
    }

    private boolean ready() {
        return exchange == null && !closing && (hasTurn || reactor.isOpen()) && ctx.channel().isWritable();
    }

    /**
     * Something waits: for its turn, if neither for an answer nor for the client to read. Then reading stops only when more arrives, which
     * is rare: it takes a system call to stop and one to go on. Else it stops at once.
     */
    private void hold() {
        if (exchange != null || closing || !ctx.channel().isWritable()) {
            read(false);
        } else if (!inLine) {
            inLine = true;
            reactor.lineUp(this);
        }
    }

    @Override
    public void released() {
        inLine = false;
        if (exchange == null) {
            deadline.restart();
        }
        hasTurn = true;
        drain();
        hasTurn = false;
    }

    /** Goes on with what has been read already. A loop, not a recursion: an answer may be there before {@code offer} returns. */
    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        outgoing.batch(true);
        try {
            while (!waiting.isEmpty() && ready()) {
                process(waiting.poll());
            }
        } finally {
            draining = false;
            outgoing.batch(false);
        }
        if (!waiting.isEmpty()) {
            hold();
        } else if (inputEnded && exchange == null && !closing) {
            closing = true;
            outgoing.closeWhenSent();
        } else {
            read(true);
        }
    }

    /** Not after the end of input: epoll has let go of the socket then, and fails when told what to watch. */
    private void read(boolean on) {
        if (!inputEnded && ctx.channel().config().isAutoRead() != on) {
            ctx.channel().config().setAutoRead(on);
        }
    }

    private void process(HttpObject object) {
        try {
            if (object instanceof HttpRequest head) {
                begin(head);
            }
            if (object instanceof HttpContent piece && incoming != null) {
                proceed(piece);
            }
        } finally {
            ReferenceCountUtil.release(object);
        }
    }

    private void begin(HttpRequest head) {
        int status = RequestRules.check(head, server.settings().maxBodyBytes());
        if (status != RequestRules.FINE) {
            reject(status);
            return;
        }
        Target target;
        try {
            target = Target.parse(head.uri());
        } catch (IllegalArgumentException malformed) {
            reject(400);
            return;
        }
        incoming = new Incoming(head, target, server.settings().maxBodyBytes());
        deadline.bodyBegins();
        if (RequestRules.expectsContinue(head)) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void proceed(HttpContent piece) {
        if (piece.decoderResult().isFailure()) {
            reject(RequestRules.statusOf(piece.decoderResult().cause()));
        } else if (!incoming.add(piece.content())) {
            reject(413);
        } else if (piece instanceof LastHttpContent) {
            offer();
        } else {
            deadline.bodyArrived(incoming.size());
        }
    }

    private void offer() {
        Incoming complete = incoming;
        incoming = null;
        deadline.flowBegins();
        hasTurn = false;
        Exchange offered = new Exchange(this, complete.head());
        exchange = offered;
        Request request = new Request(complete.head().method().name(), complete.target(), complete.body(),
                (InetSocketAddress) ctx.channel().remoteAddress(), id, offered);
        offered.of(request);
        if (server.refusing()) {
            offered.refused();
            return;
        }
        try {
            server.sink().offer(request, offered, ctx.channel().eventLoop());
        } catch (RuntimeException thrown) {
            LOG.log(Level.ERROR, "the sink failed on " + request, thrown);
            offered.failed(thrown);
        }
    }

    // Output

    /** Whether the answer of {@code answered} may still be sent. */
    boolean inFlight(Exchange answered) {
        return exchange == answered;
    }

    /** Whether the connection can go on after this answer, as far as it is concerned itself. */
    boolean persistent() {
        return !server.stopping() && !(inputEnded && waiting.isEmpty());
    }

    /** The answer has been handed over completely: the next request may come. */
    void answered(boolean persists) {
        exchange = null;
        if (persists) {
            deadline.restart();
            drain();
        } else {
            end();
        }
    }

    /** Refuses input that is no request; what follows cannot be understood either, so the connection ends. */
    private void reject(int status) {
        incoming = null;
        LOG.log(Level.DEBUG, "answered {0} to {1}", status, ctx.channel().remoteAddress());
        outgoing.refusal(status, server.dates().now());
        end();
    }

    /**
     * Sends what is left and closes, the client's part of the connection last, so that it can read the answer before it hears of the end.
     */
    private void end() {
        closing = true;
        releaseWaiting();
        deadline.closing();
        read(true);
        if (inputEnded) {
            outgoing.closeWhenSent();
        } else {
            outgoing.endWhenSent();
        }
    }

    /** Closes at once, so that the client does not take the part that it has got for the whole. */
    void abort() {
        ctx.close();
    }

    // Life

    /** No request will be taken from now on: ends connections that wait for one. */
    void stop() {
        if (exchange == null && incoming == null && waiting.isEmpty() && !deadline.headArrives()) {
            closing = true;
            outgoing.closeWhenSent();
        }
    }

    /** Nobody waits for flows any more. */
    void finish() {
        closing = true;
        outgoing.closeWhenSent();
    }

    void checkTime(long now) {
        if (inLine) {
            return;
        }
        switch (deadline.check(now, outgoing)) {
            case NONE -> { }
            case CLOSE -> ctx.close();
            case TOO_SLOW -> reject(408);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            inputEnded = true;
            if (closing) {
                outgoing.closeWhenSent();
            } else {
                drain();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        reactor.remove(this);
        closing = true;
        incoming = null;
        releaseWaiting();
        if (exchange != null) {
            exchange.gone();
            exchange = null;
        }
    }

    private void releaseWaiting() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean ofTheNetwork = cause instanceof IOException || cause.getCause() instanceof IOException;
        Channel channel = context.channel();
        LOG.log(ofTheNetwork ? Level.DEBUG : Level.WARNING, "connection to " + channel.remoteAddress() + " failed", cause);
        context.close();
    }
}
