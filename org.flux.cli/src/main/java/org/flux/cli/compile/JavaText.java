// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.compile;

import java.net.URI;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** A Java source in memory. */
public final class JavaText extends SimpleJavaFileObject {
    private final String name;
    private final String text;

    private JavaText(URI uri, String name, String text) {
        super(uri, Kind.SOURCE);
        this.name = name;
        this.text = text;
    }

    /** @param relativePath {@code com/example/ImageServer.java} */
    public static JavaText generated(String relativePath, String text) {
        return new JavaText(URI.create("generated:///").resolve(Path.of("/", relativePath).toUri().getRawPath()), relativePath, text);
    }

    /** @param name as the user named it */
    public static JavaText ofFile(Path path, String name, String text) {
        return new JavaText(path.toUri(), name, text);
    }

    /** What messages call it. */
    public String displayName() {
        return name;
    }

    public String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
