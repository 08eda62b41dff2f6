// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The sending half of a connection; used by its event loop only. Answers to pipelined requests leave in one system call. */
final class Outgoing {
    /** Up to here one piece of memory is cheaper to send than two. */
    private static final int CHEAP_TO_COPY = 8 << 10;

    private final ChannelHandlerContext ctx;
    /** What is written here comes before the encoder. */
    private final ChannelHandlerContext encoder;
    private boolean batching;
    private boolean unflushed;

    Outgoing(ChannelHandlerContext ctx) {
        this.ctx = ctx;
        this.encoder = ctx.pipeline().context(HttpResponseEncoder.class);
    }

    /** Holds back what is written until {@code batch(false)}. */
    void batch(boolean on) {
        batching = on;
        if (!on && unflushed) {
            unflushed = false;
            ctx.flush();
        }
    }

    /** Sends a response that is complete in memory. It passes by the encoder, which would make its head anew each time. */
    void whole(EncodedHead head, HttpRequest request, boolean persists, Dates dates, Body.InMemory content) {
        int length = content.length();
        boolean copied = length <= CHEAP_TO_COPY;
        ByteBuf first = ctx.alloc().ioBuffer(head.bytes().length + EncodedHead.REST + (copied ? length : 0));
        head.write(first, request, persists, dates);
        if (copied) {
            content.copyTo(first);
            encoder.write(first);
        } else {
            encoder.write(first);
            encoder.write(content.wrapped());
        }
        unflushed = true;
        flush();
    }

    /** Sends a part of a file, which is closed in every case. */
    ChannelFuture file(HttpResponse head, FileChannel file, long offset, long length) {
        write(head);
        if (ctx.pipeline().get(SslHandler.class) == null) {
            ctx.write(new DefaultFileRegion(file, offset, length));
        } else {
            ctx.write(new FilePieces(file, offset, length));
        }
        return ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Begins a streamed response. */
    void head(HttpResponse head) {
        write(head);
    }

    /** Sends a piece of a streamed response. */
    ChannelFuture piece(byte[] bytes, int length) {
        return ctx.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes, 0, length)));
    }

    /** Ends a streamed response. */
    ChannelFuture last() {
        return ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /** Answers input that is no request. */
    void refusal(int status, String date) {
        HttpResponseStatus reason = HttpResponseStatus.valueOf(status);
        byte[] text = (reason.reasonPhrase() + "\n").getBytes(StandardCharsets.US_ASCII);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, reason, Unpooled.wrappedBuffer(text));
        response.headers()
                .set(HttpHeaderNames.DATE, date)
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, text.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        write(response);
        flush();
    }

    /** Closes after everything has been sent. */
    void closeWhenSent() {
        unflushed = false;
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /**
     * Tells the client after everything has been sent that no more will come, and leaves it to the client to close: closing while input is
     * unread would reset the connection, and the client might lose the response (RFC 9112, 9.6).
     */
    void endWhenSent() {
        unflushed = false;
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            SslHandler tls = ctx.pipeline().get(SslHandler.class);
            if (tls != null) {
                tls.closeOutbound();
            } else if (ctx.channel() instanceof DuplexChannel channel) {
                channel.shutdownOutput();
            }
        });
    }

    /** Whether something waits for the client to read. */
    boolean sending() {
        ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
        return buffer != null && buffer.size() > 0;
    }

    /** A number that changes whenever the client has read something. */
    long progress() {
        ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() * 31 + buffer.currentProgress();
    }

    private void write(HttpResponse response) {
        ctx.write(response);
        unflushed = true;
    }

    private void flush() {
        if (!batching) {
            unflushed = false;
            ctx.flush();
        }
    }
}
