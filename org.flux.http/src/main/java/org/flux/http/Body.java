// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What a response carries. */
sealed interface Body {
    /** Bytes in memory; shared, never written to. */
    record Bytes(byte[] bytes) implements Body {
        static final Bytes NONE = new Bytes(new byte[0]);
    }

    /**
     * Bytes in memory, between position and limit; shared, never written to, its position never moved. Not read-only, since Netty
     * reads such a buffer on the heap by way of a copy.
     */
    record Buffer(ByteBuffer bytes) implements Body {}

    /** {@code length} bytes of a file from {@code offset} on; the length may be {@link #TO_THE_END}. */
    record FileRange(Path path, long offset, long length) implements Body {
        static final long TO_THE_END = -1;
    }

    /** Bytes that are made while they are sent, their number unknown before the end. */
    record Stream(BodyWriter writer) implements Body {}
}
