// SPDX-License-Identifier: EPL-2.0

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/**
 * Gives the classes in a jar the form in which they are to be shipped. What they do is the same. Run by the build:
 * {@code java PackClasses.java flux.jar}.
 *
 * <p>Old ones get the form of Java 6, with the stack map frames that it prescribes (JVM Specification, 4.10.1). A JVM verifies older ones,
 * those of EMF, ANTLR, log4j and picocli among them, by inference each time that they are loaded, and keeps neither them nor any class that
 * inherits from them in its archives: without this a fifth of what {@code flux check} loads would be missing from the start-up archive, and
 * a quarter of the processor time be lost.
 *
 * <p>Those of libraries lose the names of local variables (4.7.13 and 4.7.14), which only a debugger reads and which are an eighth of their
 * room. Lines stay: stack traces are the same.
 */
final class PackClasses {
    private static final String OWN = "org/flux/";
    private static final int MAJOR_VERSION = 6;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, Long> times = new HashMap<>();
    /** By internal name; null for Object. */
    private final Map<String, String> superclasses = new HashMap<>();
    private final Set<String> interfaces = new HashSet<>();

    public static void main(String[] args) throws IOException {
        new PackClasses().pack(Path.of(args[0]));
    }

    private void pack(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                times.put(entry.getName(), entry.getTime());
            }
        }
        entries.forEach((name, content) -> {
            if (isClass(name)) {
                ClassReader reader = new ClassReader(content);
                know(reader.getClassName(), reader.getSuperName(), (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0);
            }
        });
        Path packed = jar.resolveSibling(jar.getFileName() + ".packed");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(packed)))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTime(times.get(entry.getKey()));
                out.putNextEntry(header);
                out.write(packed(entry.getKey(), entry.getValue()));
                out.closeEntry();
            }
        }
        Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] packed(String name, byte[] content) {
        if (!isClass(name)) {
            return content;
        }
        byte[] upgraded = isOld(content) ? upgrade(content) : content;
        return name.startsWith(OWN) ? upgraded : withoutLocalNames(upgraded);
    }

    /** Written anew, since the names would stay among the constants. */
    private static byte[] withoutLocalNames(byte[] content) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(content).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                    @Override
                    public void visitLocalVariable(String local, String type, String generic, Label start, Label end, int index) {
                        // left out
                    }
                };
            }

            @Override
            public void visitAttribute(Attribute attribute) {
                throw new IllegalStateException("an attribute that may refer to constants by number: " + attribute.type);
            }
        }, 0);
        return writer.toByteArray();
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/");
    }

    private static boolean isOld(byte[] content) {
        return ((content[MAJOR_VERSION] & 0xFF) << 8 | content[MAJOR_VERSION + 1] & 0xFF) < Opcodes.V1_6;
    }

    private byte[] upgrade(byte[] content) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String first, String second) {
                return commonSuperclass(first, second);
            }
        };
        new ClassReader(content).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String superclass, String[] implemented) {
                super.visit(Opcodes.V1_6, access, name, signature, superclass, implemented);
            }

            /** Frames cannot describe the subroutines that compilers once made of {@code finally}. */
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new JSRInlinerAdapter(super.visitMethod(access, name, descriptor, signature, exceptions), access, name, descriptor,
                        signature, exceptions);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private String commonSuperclass(String first, String second) {
        Set<String> ofFirst = new LinkedHashSet<>();
        for (String name = first; name != null; name = superclass(name)) {
            ofFirst.add(name);
        }
        superclass(second);
        String common = interfaces.contains(first) || interfaces.contains(second) ? "java/lang/Object" : second;
        while (!ofFirst.contains(common) && !common.equals("java/lang/Object")) {
            common = superclass(common);
        }
        return common;
    }

    private String superclass(String name) {
        if (!superclasses.containsKey(name)) {
            try {
                Class<?> known = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
                String above = known.getSuperclass() == null ? null : known.getSuperclass().getName().replace('.', '/');
                know(name, above, known.isInterface());
            } catch (ClassNotFoundException e) {
                // Classes may mention optional libraries that the jar leaves out. To a verifier they are objects, too.
                know(name, "java/lang/Object", false);
            }
        }
        return superclasses.get(name);
    }

    private void know(String name, String superclass, boolean isInterface) {
        superclasses.put(name, superclass);
        if (isInterface) {
            interfaces.add(name);
        }
    }
}
