// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.util.Map;

/** Sets up each accepted connection: [TLS,] decoder, encoder, [files through TLS,] connection. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final Server server;
    private final Map<EventLoop, Reactor> reactors;
    /** Null for plain HTTP. */
    private final SslContext tls;

    ConnectionInitializer(Server server, Map<EventLoop, Reactor> reactors, SslContext tls) {
        this.server = server;
        this.reactors = reactors;
        this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (!server.admit()) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> server.leave());
        Connection connection = new Connection(server, reactors.get(channel.eventLoop()));
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            SslHandler handler = tls.newHandler(channel.alloc());
            handler.setHandshakeTimeoutMillis(server.settings().headerTimeout().toMillis());
            pipeline.addLast(handler);
        }
        pipeline.addLast(new RequestDecoder(connection, server.settings().maxHeaderBytes()), new HttpResponseEncoder());
        if (tls != null) {
            pipeline.addLast(new ChunkedWriteHandler());
        }
        pipeline.addLast(connection);
    }
}
