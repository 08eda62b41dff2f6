// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.flux.lang.project.Library;

/** Takes class files into memory, and adds the {@link Library} to the user's class path. */
final class MemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {
    private final StandardJavaFileManager own;
    private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

    /**
     * @param user finds what the user's class path holds
     * @param own finds what flux's own class path holds
     */
    MemoryFileManager(StandardJavaFileManager user, StandardJavaFileManager own) {
        super(user);
        this.own = own;
    }

    /** Class files by the qualified name of the class. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<JavaFileObject> ofUser = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !Library.holds(packageName)) {
            return ofUser;
        }
        List<JavaFileObject> all = new ArrayList<>();
        ofUser.forEach(all::add);
        own.list(location, packageName, kinds, recurse).forEach(all::add);
        return all;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                outputs.put(className, bytes);
                return bytes;
            }
        };
    }

    @Override
    public void close() throws IOException {
        own.close();
        super.close();
    }
}
