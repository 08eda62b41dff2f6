// SPDX-License-Identifier: EPL-2.0
package org.flux.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Reads a whole body into memory. */
final class BodyReader {
    private BodyReader() {}

    static byte[] read(Body body) throws IOException {
        return switch (body) {
            case Body.Bytes bytes -> bytes.bytes();
            case Body.Buffer buffer -> {
                byte[] bytes = new byte[buffer.bytes().remaining()];
                buffer.bytes().duplicate().get(bytes);
                yield bytes;
            }
            case Body.FileRange range -> {
                try (FileChannel file = FileChannel.open(range.path(), StandardOpenOption.READ)) {
                    yield read(file, range.offset(), length(file, range), range);
                }
            }
            case Body.Stream stream -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                stream.writer().writeTo(out);
                yield out.toByteArray();
            }
        };
    }

    /** The number of bytes that the range has in the opened file. */
    static long length(FileChannel file, Body.FileRange range) throws IOException {
        long there = file.size() - range.offset();
        if (range.length() == Body.FileRange.TO_THE_END) {
            return Math.max(0, there);
        }
        if (there < range.length()) {
            throw new IOException(range.path() + " has become shorter while it was about to be sent");
        }
        return range.length();
    }

    static byte[] read(FileChannel file, long offset, long length, Body.FileRange range) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(length));
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(range.path() + " has become shorter while it was read");
            }
        }
        return buffer.array();
    }
}
