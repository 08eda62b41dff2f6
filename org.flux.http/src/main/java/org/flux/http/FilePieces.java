// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.stream.ChunkedInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A part of a file, read piece by piece as the client takes it: for TLS, where the bytes have to pass through memory. */
final class FilePieces implements ChunkedInput<ByteBuf> {
    private static final int PIECE = 32 << 10;

    private final FileChannel file;
    private final long begin;
    private final long length;
    private long sent;

    FilePieces(FileChannel file, long begin, long length) {
        this.file = file;
        this.begin = begin;
        this.length = length;
    }

    @Override
    public boolean isEndOfInput() {
        return sent == length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    @Deprecated
    public ByteBuf readChunk(ChannelHandlerContext ctx) throws IOException {
        return readChunk(ctx.alloc());
    }

    @Override
    public ByteBuf readChunk(ByteBufAllocator allocator) throws IOException {
        int size = (int) Math.min(PIECE, length - sent);
        ByteBuf piece = allocator.buffer(size);
        try {
            while (piece.readableBytes() < size) {
                if (piece.writeBytes(file, begin + sent + piece.readableBytes(), size - piece.readableBytes()) < 0) {
                    throw new EOFException("the file has become shorter while it was sent");
                }
            }
        } catch (IOException | RuntimeException thrown) {
            piece.release();
            throw thrown;
        }
        sent += size;
        return piece;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long progress() {
        return sent;
    }
}
