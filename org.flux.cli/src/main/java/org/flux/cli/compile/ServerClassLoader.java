// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flux.lang.project.Library;

/** Runs a server inside flux: its own classes from memory, its libraries and resources, and of flux itself the {@link Library} alone. */
public final class ServerClassLoader extends URLClassLoader {
    private final Map<String, byte[]> classes;

    static {
        registerAsParallelCapable();
    }

    /**
     * @param classes class files by the qualified name of the class
     * @param classPath jars, and folders of classes and resources
     */
    public ServerClassLoader(Map<String, byte[]> classes, List<Path> classPath) {
        super("server", urls(classPath), new LibraryLoader(ServerClassLoader.class.getClassLoader()));
        this.classes = Map.copyOf(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        if (name.endsWith(".class")) {
            byte[] bytes = classes.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            if (bytes != null) {
                return new ByteArrayInputStream(bytes);
            }
        }
        return super.getResourceAsStream(name);
    }

    private static URL[] urls(List<Path> classPath) {
        try {
            URL[] urls = new URL[classPath.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = classPath.get(i).toUri().toURL();
            }
            return urls;
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The platform's classes and the library's. */
    private static final class LibraryLoader extends ClassLoader {
        private final ClassLoader own;

        static {
            registerAsParallelCapable();
        }

        LibraryLoader(ClassLoader own) {
            super("library", getPlatformClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (Library.holds(name)) {
                return own.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected URL findResource(String name) {
            String path = name.startsWith("META-INF/") ? name.substring(name.lastIndexOf('/') + 1) : name.replace('/', '.');
            return Library.holds(path) || name.startsWith("META-INF/native/") ? own.getResource(name) : null;
        }

        @Override
        protected java.util.Enumeration<URL> findResources(String name) throws IOException {
            URL url = findResource(name);
            return url == null ? java.util.Collections.emptyEnumeration() : java.util.Collections.enumeration(List.of(url));
        }
    }
}
