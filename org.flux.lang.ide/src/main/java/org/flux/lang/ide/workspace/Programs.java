// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.flux.graph.syntax.Name;
import org.flux.lang.ImportPaths;
import org.flux.lang.ProgramReading;
import org.flux.lang.ProgramReading.Found;
import org.flux.lang.ProgramSources;
import org.flux.lang.SourceException;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.settings.Settings;
import org.flux.lang.syntax.ParsedFile;

/** The last state of each program, and of what it is made from; what has not changed is not read, parsed or analysed again. */
final class Programs {
    private final DiskFiles disk = new DiskFiles();
    private final ParsedFiles parsed = new ParsedFiles();
    private final ImportGraph imports = new ImportGraph();
    private final SymbolIndex symbols = new SymbolIndex();
    private final ProjectSettings settings = new ProjectSettings();
    private final JavaSide java = new JavaSide(settings);
    private volatile List<Path> folders = List.of();
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    /** Of which snapshot is what is known of a file: its imports, its symbols. */
    private final Map<String, Long> noted = new HashMap<>();

    /** Holds a program, and is the monitor of whoever makes it: those who want the same program wait instead of doing the same. */
    private static final class Slot {
        private volatile Program program;

        boolean uses(String file) {
            Program last = program;
            return last != null && last.contains(file);
        }
    }

    DiskFiles disk() {
        return disk;
    }

    ImportGraph imports() {
        return imports;
    }

    SymbolIndex symbols() {
        return symbols;
    }

    ProjectSettings settings() {
        return settings;
    }

    JavaSide java() {
        return java;
    }

    /** The folders of the workspace. */
    void folders(Collection<Path> all) {
        folders = List.copyOf(all);
        java.changed();
    }

    String uri(String name) {
        return Uris.uri(name);
    }

    String textOnDisk(String name) throws SourceException {
        if (Uris.isUri(name)) {
            throw new SourceException(name, "is not open and in no file", "open it");
        }
        return disk.text(name);
    }

    /** @throws SourceException if the root file cannot be read */
    Program load(String root, Snapshot snapshot) throws SourceException {
        Slot slot = slots.computeIfAbsent(root, r -> new Slot());
        synchronized (slot) {
            ProgramSources sources = ProgramReading.read(root, text(root, snapshot), new Files(snapshot));
            Settings own = settings.of(root);
            Program last = slot.program;
            if (last == null || !last.sources().isSameAs(sources) || !last.settings().equals(own)
                    || last.java().state() != java.state()) {
                JavaSide.Known known = java.of(root, own, folders);
                last = new Program(root, sources, sources.analyse(known.types(), known.project()), own, known);
                slot.program = last;
            }
            return last;
        }
    }

    /** What a file imports, without anything else of its program. */
    void scan(String name, Snapshot snapshot) throws SourceException {
        parse(name, text(name, snapshot), imports(name, snapshot), snapshot);
    }

    /** A file by itself. What nobody has open and no program holds is not kept. */
    ParsedFile parsed(String name, Snapshot snapshot) throws SourceException {
        String text = text(name, snapshot);
        boolean keep = snapshot.openDocument(name).isPresent() || slots.values().stream().anyMatch(slot -> slot.uses(name));
        return keep ? parse(name, text, imports(name, snapshot), snapshot) : parsed.parseOnce(name, text, imports(name, snapshot));
    }

    private Function<Name, Optional<String>> imports(String name, Snapshot snapshot) {
        return target -> {
            try {
                return new Files(snapshot).find(name, "", target.text()).map(Found::path);
            } catch (SourceException cannotBeRead) {
                return Optional.empty();
            }
        };
    }

    private ParsedFile parse(String name, String text, Function<Name, Optional<String>> resolve, Snapshot snapshot) {
        ParsedFile file = parsed.parse(name, text, resolve);
        note(name, snapshot.number(), () -> {
            symbols.put(file.file());
            imports.put(file.file()); // last: whoever sees it there need not look at the file any more
        });
        return file;
    }

    /** Takes note that a file, which is part of the workspace, cannot be read. */
    void unreadable(String name, long number) {
        note(name, number, () -> {
            imports.put(name);
            symbols.remove(name);
        });
    }

    /** Takes note that a file is not part of the workspace any more. */
    void leave(String name, long number) {
        note(name, number, () -> {
            imports.remove(name);
            symbols.remove(name);
        });
    }

    /** What a request sees of a text that has changed since does not replace what is known of the new one. */
    private void note(String name, long number, Runnable what) {
        synchronized (noted) {
            if (noted.merge(name, number, Math::max) == number) {
                what.run();
            }
        }
    }

    String text(String name, Snapshot snapshot) throws SourceException {
        Optional<Document> document = snapshot.openDocument(name);
        return document.isPresent() ? document.get().text() : textOnDisk(name);
    }

    List<String> rootsOf(String file, Set<String> open) {
        List<String> roots = imports.rootsOf(file);
        if (roots.isEmpty()) {
            return List.of(file);
        }
        List<String> sorted = new ArrayList<>(roots.stream().filter(open::contains).toList());
        roots.stream().filter(root -> !open.contains(root)).forEach(sorted::add);
        return sorted;
    }

    /** Frees what a program takes that nobody has open. */
    void release(String root) {
        Slot slot = slots.remove(root);
        if (slot != null && slot.program != null) {
            slot.program.loaded().texts().keySet().stream().filter(file -> slots.values().stream().noneMatch(other -> other.uses(file)))
                    .forEach(parsed::forget);
        }
    }

    /** Forgets a file that is gone. */
    void forget(String name, long number) {
        disk.forget(name);
        parsed.forget(name);
        leave(name, number);
        slots.remove(name);
    }

    /** Files of a snapshot, then of the disk. */
    private final class Files implements ProgramReading.Files<String> {
        private final Snapshot snapshot;

        Files(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public Optional<Found<String>> find(String importer, String text, String target) throws SourceException {
            if (Uris.isUri(importer)) {
                return Optional.empty();
            }
            Path file = ImportPaths.file(importer, target);
            String name = disk.name(file);
            return Optional.of(new Found<>(name, Programs.this.text(name, snapshot)));
        }

        @Override
        public List<String> alternatives(String importer, String target) {
            return Uris.isUri(importer) ? List.of() : ImportPaths.alternatives(importer, target);
        }

        @Override
        public ParsedFile parse(String path, String text, Function<Name, Optional<String>> resolve) {
            return Programs.this.parse(path, text, resolve, snapshot);
        }
    }
}
