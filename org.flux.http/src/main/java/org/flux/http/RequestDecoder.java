// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;

/**
 * Netty's decoder, made strict, which tells its connection when bytes arrive: only so can the time of an unfinished header be limited.
 * Input after the last request is dropped before it costs anything.
 */
final class RequestDecoder extends HttpRequestDecoder {
    private final Connection connection;

    RequestDecoder(Connection connection, int maxHeaderBytes) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(maxHeaderBytes)
                .setMaxHeaderSize(maxHeaderBytes)
                .setStrictLineParsing(true)
                .setAllowDuplicateContentLengths(false));
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object input) throws Exception {
        if (connection.wantsInput()) {
            super.channelRead(ctx, input);
        } else {
            ReferenceCountUtil.release(input);
        }
    }

    /** Netty would repair such a message by dropping the length; two readings of one message are how requests get smuggled. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
