// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeMap;

/** How many bytes of code the methods of a class file have. */
public final class MethodSizes {
    private MethodSizes() {}

    /** Length of the code of each method, by name and descriptor. */
    public static TreeMap<String, Integer> of(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            String[] texts = new String[in.readUnsignedShort()];
            for (int i = 1; i < texts.length; i++) {
                switch (in.readUnsignedByte()) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7, 8, 16 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> in.skipNBytes(4);
                }
            }
            in.skipNBytes(6);
            in.skipNBytes(2L * in.readUnsignedShort());
            members(in, texts);
            return members(in, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeMap<String, Integer> members(DataInputStream in, String[] texts) throws IOException {
        TreeMap<String, Integer> sizes = new TreeMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            String member = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String attribute = texts[in.readUnsignedShort()];
                int length = in.readInt();
                if (attribute.equals("Code")) {
                    in.skipNBytes(4);
                    sizes.put(member, in.readInt());
                    length -= 8;
                }
                in.skipNBytes(length);
            }
        }
        return sizes;
    }
}
