// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Netty by hand: the codec, one handler, bodies in direct memory, one flush for what was read at once, the date made once a second. */
final class NettyContestant {
    private static final int BACKLOG = 4096;
    private static final AsciiString RANGES = new AsciiString(Service.RANGES);

    private NettyContestant() {}

    private record Page(ByteBuf body, AsciiString type, AsciiString length, AsciiString lastModified, AsciiString etag) {}

    private static final class Now {
        volatile AsciiString date;

        void update() {
            date = new AsciiString(Service.date(System.currentTimeMillis() / 1000));
        }
    }

    static int start(Path root) throws Exception {
        Map<String, Page> pages = Service.pages(root, page -> new Page(
                Unpooled.unreleasableBuffer(Unpooled.directBuffer(page.body().length).writeBytes(page.body()).asReadOnly()),
                new AsciiString(page.type()), new AsciiString(Integer.toString(page.body().length)),
                page.isFile() ? new AsciiString(page.lastModified()) : null, page.isFile() ? new AsciiString(page.etag()) : null));
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), EpollIoHandler.newFactory());
        Now now = new Now();
        now.update();
        loops.next().scheduleAtFixedRate(now::update, 1, 1, TimeUnit.SECONDS);
        Channel channel = new ServerBootstrap().group(loops).channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection.pipeline().addLast(new HttpRequestDecoder(), new HttpResponseEncoder(), new Handler(pages, now));
                    }
                })
                .bind("127.0.0.1", 0).sync().channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    private static final class Handler extends ChannelInboundHandlerAdapter {
        private final Map<String, Page> pages;
        private final Now now;

        Handler(Map<String, Page> pages, Now now) {
            this.pages = pages;
            this.now = now;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                if (message instanceof HttpRequest request) {
                    answer(context, request);
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        private void answer(ChannelHandlerContext context, HttpRequest request) {
            String target = request.uri();
            int query = target.indexOf('?');
            Page page = pages.get(query < 0 ? target : target.substring(0, query));
            HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
            if (page == null || request.decoderResult().isFailure()) {
                headers.set(HttpHeaderNames.CONTENT_LENGTH, "0");
                context.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                        page == null ? HttpResponseStatus.NOT_FOUND : HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER, headers,
                        EmptyHttpHeaders.INSTANCE));
                return;
            }
            headers.set(HttpHeaderNames.CONTENT_TYPE, page.type);
            if (page.etag != null) {
                headers.set(HttpHeaderNames.ETAG, page.etag).set(HttpHeaderNames.LAST_MODIFIED, page.lastModified)
                        .set(HttpHeaderNames.ACCEPT_RANGES, RANGES);
            }
            headers.set(HttpHeaderNames.CONTENT_LENGTH, page.length).set(HttpHeaderNames.DATE, now.date);
            var written = context.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, page.body.duplicate(),
                    headers, EmptyHttpHeaders.INSTANCE));
            if (!HttpUtil.isKeepAlive(request)) {
                written.addListener(io.netty.channel.ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
