// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.flux.lang.ProgramFiles;
import org.flux.lang.SourceException;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.ide.symbols.Declared;
import org.flux.lang.project.Layout;

/**
 * The folders and documents that the editor has open. Changes come one after the other, from the thread that reads the connection; each
 * makes a new {@link Snapshot}.
 */
public final class Workspace {
    /** What files with profiles end in. */
    public static final String PROFILE_ENDING = ".profile.json";

    private final Programs programs = new Programs();
    private final Map<String, Document> open = new LinkedHashMap<>();
    /** By path; the files below each that were found, as far as they have been looked for. */
    private final Map<Path, Set<String>> folders = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    /** Held by who looks at files that have changed, so that who must not miss any waits. */
    private final Object scanning = new Object();
    /** Files that have changed, and of which nobody has looked yet what they import and declare. */
    private final Set<String> unscanned = ConcurrentHashMap.newKeySet();
    /** Whether all files below the folders have been looked at. */
    private volatile boolean indexed;
    private volatile Snapshot snapshot = new Snapshot(programs, Map.of(), 0);

    /** Hears what has changed, on the thread that changes it: must be quick. */
    public interface Listener {
        /** @param files by name; their text, or whether they exist */
        void filesChanged(Set<String> files);

        /** Files with profiles of programs have come, gone or changed. */
        default void profilesChanged() {}

        /** Settings have changed, or the set of folders. */
        default void everythingChanged() {}
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** What findings call the file of a URI, however the client writes it. */
    public String name(String uri) {
        return Uris.file(uri).map(programs.disk()::name).orElse(uri);
    }

    /** The URI of a file, as the client writes it if it has it open. */
    public String uri(String name) {
        return snapshot.openDocument(name).map(Document::uri).orElseGet(() -> programs.uri(name));
    }

    public ProjectSettings settings() {
        return programs.settings();
    }

    public synchronized void open(String uri, int version, String text) {
        String name = Uris.file(uri).map(programs.disk()::rename).orElse(uri);
        open.put(name, Document.of(uri, name, Optional.of(version), text));
        membersChanged();
        changed(Set.of(name));
    }

    /** Changes of a document that is not open are ignored. */
    public synchronized void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        Document changed = open.computeIfPresent(name(uri), (name, document) -> document.changed(version, changes));
        if (changed != null) {
            changed(Set.of(changed.name()));
        }
    }

    /** From now on what is on the disk counts. */
    public synchronized void close(String uri) {
        Document closed = open.remove(name(uri));
        if (closed != null) {
            membersChanged();
            programs.disk().forget(closed.name());
            if (!isInFolder(closed.name())) {
                programs.leave(closed.name(), snapshot.number() + 1);
            }
            changed(Set.of(closed.name()));
        }
    }

    /** Whether a file is below one of the folders, and so part of the workspace though nobody has it open. */
    public synchronized boolean isInFolder(String name) {
        return folders.values().stream().anyMatch(files -> files.contains(name));
    }

    /** Files on the disk have come, gone or changed. */
    public synchronized void filesChanged(Collection<String> uris) {
        Set<String> flux = new TreeSet<>();
        boolean settings = false;
        for (String uri : uris) {
            Optional<Path> file = Uris.file(uri);
            settings |= file.filter(path -> ProjectSettings.isSettings(path)
                    || isClasses(path) && programs.java().classesChanged(path)).isPresent();
            file.filter(ProgramFiles::isFlux).ifPresent(path -> flux.add(diskChanged(path)));
            file.filter(path -> path.toString().endsWith(".java")).ifPresent(path -> flux.addAll(javaChanged(path)));
        }
        if (!flux.isEmpty()) {
            changed(flux);
        }
        if (uris.stream().anyMatch(uri -> uri.endsWith(PROFILE_ENDING))) {
            listeners.forEach(Listener::profilesChanged);
        }
        if (settings) {
            programs.settings().changed();
            snapshot = next();
            listeners.forEach(Listener::everythingChanged);
        }
    }

    private static boolean isClasses(Path file) {
        return file.toString().endsWith(".jar") || file.toString().endsWith(".class");
    }

    /** The programs that a Java source belongs to. */
    private List<String> javaChanged(Path file) {
        programs.java().changed();
        return roots().stream().filter(root -> !Uris.isUri(root) && file.startsWith(Layout.javaDirectory(Path.of(root)))).toList();
    }

    /** @param entries of the class path that the client's settings add */
    public synchronized void classPath(List<String> entries) {
        if (programs.java().classPath(entries)) {
            snapshot = next();
        }
    }

    /** Why Java sources cannot be read and what to do, in one line; empty as long as there are none, or they can. */
    public Optional<String> javaUnavailable() {
        return programs.java().unavailable();
    }

    private String diskChanged(Path file) {
        String name = programs.disk().name(file);
        programs.disk().forget(name);
        boolean exists = Files.isRegularFile(file);
        if (!exists && !open.containsKey(name)) {
            programs.forget(name, snapshot.number() + 1);
        }
        folders.forEach((folder, files) -> {
            if (exists && file.startsWith(folder)) {
                files.add(name);
            } else if (!exists) {
                files.remove(name);
            }
        });
        membersChanged();
        return name;
    }

    public synchronized void addFolder(String uri) {
        Uris.file(uri).ifPresent(folder -> folders.putIfAbsent(folder, new LinkedHashSet<>()));
        indexed = false;
        programs.folders(folders.keySet());
        snapshot = next();
        listeners.forEach(Listener::everythingChanged);
    }

    public synchronized void removeFolder(String uri) {
        Set<String> files = Uris.file(uri).map(folders::remove).orElse(null);
        if (files != null) {
            membersChanged();
            programs.folders(folders.keySet());
            snapshot = next();
            files.stream().filter(file -> !open.containsKey(file) && !isInFolder(file))
                    .forEach(file -> programs.forget(file, snapshot.number()));
            listeners.forEach(Listener::everythingChanged);
        }
    }

    public synchronized List<Path> folders() {
        return List.copyOf(folders.keySet());
    }

    /**
     * Looks for files below the folders and for what they import. Takes long where there are many; not for the thread that reads the
     * connection.
     *
     * @param goOn asked after each file
     * @return whether it has come to its end
     */
    public boolean index(BooleanSupplier goOn) {
        List<Path> all = folders();
        for (Path folder : all) {
            Set<String> found = new LinkedHashSet<>();
            ProgramFiles.walk(folder, new ProgramFiles.Visitor<RuntimeException>() {
                @Override
                public void file(Path file) {
                    found.add(programs.disk().name(folder.resolve(file)));
                }

                @Override
                public void unreadable(Path directory, IOException reason) {
                    // nothing of it can be shown, and who opens a file of it will see why
                }
            });
            Set<String> gone;
            synchronized (this) {
                Set<String> files = folders.get(folder);
                if (files == null) {
                    continue;
                }
                gone = new LinkedHashSet<>(files);
                gone.removeAll(found);
                files.clear();
                files.addAll(found);
                membersChanged();
                gone.stream().filter(name -> !open.containsKey(name)).forEach(name -> programs.forget(name, snapshot.number()));
            }
            for (String name : found) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                if (!programs.imports().contains(name)) {
                    scan(name);
                }
            }
        }
        indexed = all.equals(folders());
        return true;
    }

    /**
     * Looks for files below the folders if that has not come to its end yet, and at those that have changed since: for who must not miss
     * any.
     *
     * @param checkCancelled called after each file; ends this by an exception
     */
    public void ensureIndexed(Runnable checkCancelled) {
        if (!indexed) {
            index(() -> {
                checkCancelled.run();
                return true;
            });
        }
        synchronized (scanning) {
            rescan(Set.copyOf(unscanned));
        }
    }

    /** Shows what the files of the workspace declare that have been looked at, by name of the file. */
    public void symbols(BiConsumer<String, List<Declared>> visitor) {
        Set<String> parts = programs.imports().parts();
        programs.symbols().forEach((file, declared) -> {
            if (parts.contains(file)) {
                visitor.accept(file, declared);
            }
        });
    }

    /** Finds out what a file imports. */
    void scan(String name) {
        Snapshot now = snapshot;
        try {
            programs.scan(name, now);
        } catch (SourceException cannotBeRead) {
            programs.unreadable(name, now.number());
        }
    }

    /** The roots of all programs of the workspace and of the documents that are open, in order. */
    public List<String> roots() {
        return programs.imports().roots();
    }

    /** Takes note of what files import that have changed, or are gone. */
    public void rescan(Set<String> files) {
        synchronized (scanning) {
            for (String name : files) {
                unscanned.remove(name);
                if (snapshot.openDocument(name).isPresent() || isInFolder(name)) {
                    scan(name);
                } else {
                    programs.leave(name, snapshot.number());
                }
            }
        }
    }

    /** Frees what a program takes that nobody has open. */
    public void release(String root) {
        programs.release(root);
    }

    /** To be called whenever a document has been opened or closed, or other files are below the folders. */
    private void membersChanged() {
        Set<String> members = new HashSet<>(open.keySet());
        folders.values().forEach(members::addAll);
        programs.imports().members(members);
    }

    private Snapshot next() {
        return new Snapshot(programs, open, snapshot.number() + 1);
    }

    private void changed(Set<String> files) {
        snapshot = next();
        unscanned.addAll(files);
        listeners.forEach(listener -> listener.filesChanged(files));
    }
}
