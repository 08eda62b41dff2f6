// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class file says of a class without loading it (Java Virtual Machine Specification, chapter 4): superclasses that are missing from
 * the class path do no harm.
 *
 * @param superclass binary name with slashes, empty for {@code Object}
 * @param interfaces binary names with slashes
 */
record ClassFile(String superclass, List<String> interfaces, List<Method> methods) {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int PRIVATE = 0x0002;
    private static final int STATIC = 0x0008;
    private static final int SYNTHETIC = 0x1000;

    record Method(int access, String name, String descriptor) {
        boolean isStatic() {
            return (access & STATIC) != 0;
        }

        boolean isVisible() {
            return (access & (PRIVATE | SYNTHETIC)) == 0;
        }
    }

    /** @throws IOException if it is no class file */
    static ClassFile read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.skipNBytes(4);
        Object[] constants = constants(in);
        in.skipNBytes(4);
        String superclass = className(constants, in.readUnsignedShort());
        List<String> interfaces = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            interfaces.add(className(constants, in.readUnsignedShort()));
        }
        members(in, constants);
        return new ClassFile(superclass, List.copyOf(interfaces), members(in, constants));
    }

    private static List<Method> members(DataInputStream in, Object[] constants) throws IOException {
        List<Method> members = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            int access = in.readUnsignedShort();
            String name = (String) constants[in.readUnsignedShort()];
            members.add(new Method(access, name, (String) constants[in.readUnsignedShort()]));
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(in.readInt() & 0xFFFFFFFFL);
            }
        }
        return List.copyOf(members);
    }

    private static String className(Object[] constants, int index) {
        return index == 0 ? "" : (String) constants[(Integer) constants[index]];
    }

    /** Texts as such, classes as the index of their name. */
    private static Object[] constants(DataInputStream in) throws IOException {
        Object[] constants = new Object[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants[i] = in.readUTF();
                case 7 -> constants[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // long and double take two places
                }
                default -> throw new IOException("unknown kind of constant: " + tag);
            }
        }
        return constants;
    }
}
