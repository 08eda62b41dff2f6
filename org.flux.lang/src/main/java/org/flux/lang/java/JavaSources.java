// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Layout.JavaFile;

/**
 * Reads the Java sources of projects, each file again only if its size, time or text has changed. Bounded: what has not been asked for
 * longest is forgotten first. For use by any number of threads.
 */
public final class JavaSources {
    /** Larger files are generated, and hardly implement components. */
    static final long MAX_PARSED = 8L << 20;
    private static final long MAX_READ = 64L << 20;
    /** The sum of the lengths of the texts that are remembered parsed; what is kept of a text is far smaller. */
    private static final long MOST_CHARACTERS = 32L << 20;
    private static final int MOST_FILES = 50_000;

    private final Function<Path, Optional<String>> openTexts;
    private final Supplier<Optional<JavaReader>> readers;
    private Optional<JavaReader> reader;
    private final Map<Path, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    /** By which a file is known not to have changed: the text of an open one, else size and time. */
    private record Stamp(String openText, long size, long time) {}

    private record Known(Stamp stamp, Outline outline, Optional<JavaUnit> unit, int length) {
        private long weight() {
            return unit.isPresent() ? length : 0;
        }
    }

    /** Of files on the disk. */
    public JavaSources() {
        this(file -> Optional.empty());
    }

    /** @param openTexts the text of a file that is open in an editor, saved or not; it wins over the disk */
    public JavaSources(Function<Path, Optional<String>> openTexts) {
        this(openTexts, JavaReader::ofThisJava);
    }

    /** @param readers the reader, asked for when there is something to read; empty if this Java has no compiler */
    JavaSources(Function<Path, Optional<String>> openTexts, Supplier<Optional<JavaReader>> readers) {
        this.openTexts = openTexts;
        this.readers = readers;
    }

    private synchronized Optional<JavaReader> reader() {
        if (reader == null) {
            reader = readers.get();
        }
        return reader;
    }

    /** Why Java sources cannot be read, and what to do about it, in one line; empty if they can. */
    public Optional<String> unavailable() {
        return reader().isPresent() ? Optional.empty() : Optional.of("this Java (" + System.getProperty("java.home")
                + ") is a runtime without a compiler; install a JDK 21 or newer and set JAVA_HOME to it");
    }

    /** The Java side of a project. Which files there are is what the layout says; what is in them is looked up when it is asked for. */
    public JavaProject project(Layout layout) {
        return new JavaProject(this, layout);
    }

    /** What a file may have to say. */
    Optional<Outline> outline(JavaFile file) {
        return known(file, false).map(Known::outline);
    }

    /** The file; one that cannot be read is broken. */
    JavaUnit unit(JavaFile file) {
        return known(file, true).flatMap(Known::unit).orElseGet(() -> broken(file));
    }

    private static JavaUnit broken(JavaFile file) {
        return JavaUnit.unreadable(file.path().toString());
    }

    /** Parsing is quick and rarely needed, so one thread does it at a time. */
    private synchronized Optional<Known> known(JavaFile file, boolean parsed) {
        try {
            Stamp stamp = stamp(file.path());
            Known before = known.get(file.path());
            if (before != null && before.stamp.equals(stamp) && (!parsed || before.unit.isPresent())) {
                return Optional.of(before);
            }
            if (stamp.size > (parsed ? MAX_PARSED : MAX_READ)) {
                return Optional.empty();
            }
            String text = stamp.openText != null ? stamp.openText : new String(Files.readAllBytes(file.path()), StandardCharsets.UTF_8);
            Optional<JavaUnit> unit = parsed ? reader().map(r -> r.read(file.path().toString(), text)) : Optional.empty();
            Known now = new Known(stamp, Outline.of(text), unit, text.length());
            remember(file.path(), now);
            return Optional.of(now);
        } catch (IOException e) {
            return Optional.empty(); // whoever compiles it will complain
        }
    }

    private Stamp stamp(Path file) throws IOException {
        Optional<String> open = openTexts.apply(file);
        if (open.isPresent()) {
            return new Stamp(open.get(), open.get().length(), 0);
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(null, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    private void remember(Path file, Known now) {
        Known before = known.put(file, now);
        characters += now.weight() - (before == null ? 0 : before.weight());
        Iterator<Known> oldest = known.values().iterator();
        while ((characters > MOST_CHARACTERS || known.size() > MOST_FILES) && known.size() > 1) {
            characters -= oldest.next().weight();
            oldest.remove();
        }
    }
}
