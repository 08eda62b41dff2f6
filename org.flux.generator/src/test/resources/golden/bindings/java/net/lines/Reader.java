// SPDX-License-Identifier: EPL-2.0
package net.lines;

import net.lines.BindingsComponents.ReadResult;

public final class Reader implements AutoCloseable {
    private int number;

    public ReadResult next() {
        return new ReadResult("", number++);
    }

    public static Object ownerOf(String line, int number) {
        return line;
    }

    @Override
    public void close() {}
}
