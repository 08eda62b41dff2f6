// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What a response carries. */
sealed interface Body {
    /** Bytes in memory; shared, never written to. */
    sealed interface InMemory extends Body {
        /** The number of bytes. */
        int length();

        /** Writes the bytes. */
        void copyTo(ByteBuf buffer);

        /** A buffer of the bytes themselves, for one who sends them: it has room for who reads it, so it is not to be shared. */
        ByteBuf wrapped();
    }

    /** All bytes of an array. */
    record Bytes(byte[] bytes) implements InMemory {
        static final Bytes NONE = new Bytes(new byte[0]);

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public void copyTo(ByteBuf buffer) {
            buffer.writeBytes(bytes);
        }

        @Override
        public ByteBuf wrapped() {
            return Unpooled.wrappedBuffer(bytes);
        }
    }

    /**
     * The bytes between position and limit, its position never moved. Not read-only, since Netty reads such a buffer on the heap by way of
     * a copy.
     */
    record Buffer(ByteBuffer bytes) implements InMemory {
        @Override
        public int length() {
            return bytes.remaining();
        }

        @Override
        public void copyTo(ByteBuf buffer) {
            if (bytes.hasArray()) {
                buffer.writeBytes(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            } else {
                buffer.writeBytes(bytes.duplicate());
            }
        }

        @Override
        public ByteBuf wrapped() {
            return Unpooled.wrappedBuffer(bytes);
        }
    }

    /** {@code length} bytes of a file from {@code offset} on; the length may be {@link #TO_THE_END}. */
    record FileRange(Path path, long offset, long length) implements Body {
        static final long TO_THE_END = -1;
    }

    /** Bytes that are made while they are sent, their number unknown before the end. */
    record Stream(BodyWriter writer) implements Body {}
}
