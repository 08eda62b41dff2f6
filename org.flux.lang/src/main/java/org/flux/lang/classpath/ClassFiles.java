// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.classpath;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what is at the beginning of a class file (The Java Virtual Machine Specification, chapter 4). */
final class ClassFiles {
    private static final int PUBLIC = 1;
    private static final int MAGIC = 0xCAFEBABE;

    private ClassFiles() {}

    static boolean isPublic(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        if (in.readInt() != MAGIC) {
            return false;
        }
        in.skipNBytes(4);
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> in.skipNBytes(in.readUnsignedShort());
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // a long and a double count twice
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        return (in.readUnsignedShort() & PUBLIC) != 0;
    }
}
