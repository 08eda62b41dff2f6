// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Arrays;

/** A request whose body is still arriving. */
final class Incoming {
    private static final byte[] NONE = {};
    /** What a client announces is believed up to here; beyond, memory grows only with what really arrives. */
    private static final int TRUSTED = 64 << 10;

    private final HttpRequest head;
    private final Target target;
    private final int maxBodyBytes;
    private byte[] body;
    private int size;

    Incoming(HttpRequest head, Target target, int maxBodyBytes) {
        this.head = head;
        this.target = target;
        this.maxBodyBytes = maxBodyBytes;
        long announced = RequestRules.contentLength(head.headers());
        this.body = announced <= 0 ? NONE : new byte[(int) Math.min(announced, TRUSTED)];
    }

    HttpRequest head() {
        return head;
    }

    Target target() {
        return target;
    }

    /** The number of bytes of the body so far. */
    int size() {
        return size;
    }

    /** Takes a piece of the body; false if it becomes too large. */
    boolean add(ByteBuf piece) {
        int length = piece.readableBytes();
        if (length > maxBodyBytes - size) {
            return false;
        }
        if (length > body.length - size) {
            int room = (int) Math.min(maxBodyBytes, Math.max(size + (long) length, 2L * size));
            body = Arrays.copyOf(body, room);
        }
        piece.readBytes(body, size, length);
        size += length;
        return true;
    }

    byte[] body() {
        return body.length == size ? body : Arrays.copyOf(body, size);
    }
}
