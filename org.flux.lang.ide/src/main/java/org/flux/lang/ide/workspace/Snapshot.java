// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.workspace;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flux.lang.SourceException;
import org.flux.lang.syntax.ParsedFile;

/**
 * What the editor holds at one moment: immutable, so requests that run at the same time all see one text. What is not open is read from the
 * disk when it is needed.
 */
public final class Snapshot {
    private final Programs programs;
    private final Map<String, Document> open;
    private final long number;
    private final Map<String, Program> known = new ConcurrentHashMap<>();

    /** @param number greater than those of all snapshots before */
    Snapshot(Programs programs, Map<String, Document> open, long number) {
        this.programs = programs;
        this.open = Map.copyOf(open);
        this.number = number;
    }

    /** Greater than those of all snapshots before. */
    public long number() {
        return number;
    }

    /** The documents that are open in the editor. */
    public Collection<Document> open() {
        return open.values();
    }

    /** A document that is open, or a file on the disk. Empty if it cannot be read. */
    public Optional<Document> document(String name) {
        Document document = open.get(name);
        if (document != null) {
            return Optional.of(document);
        }
        try {
            return Optional.of(Document.of(programs.uri(name), name, Optional.empty(), programs.textOnDisk(name)));
        } catch (SourceException cannotBeRead) {
            return Optional.empty();
        }
    }

    /** The text of a file. Empty if it cannot be read. */
    public Optional<String> text(String name) {
        try {
            return Optional.of(programs.text(name, this));
        } catch (SourceException cannotBeRead) {
            return Optional.empty();
        }
    }

    /** A file by itself, without the programs that it is part of: its declarations, and what is wrong with its syntax. */
    public Optional<ParsedFile> parsed(String name) {
        try {
            return Optional.of(programs.parsed(name, this));
        } catch (SourceException cannotBeRead) {
            return Optional.empty();
        }
    }

    /** The files that each file imports, as far as is known. */
    public Map<String, Set<String>> imports() {
        return programs.imports().all();
    }

    /** The files of all programs that a file is part of, itself among them; as far as is known. */
    public List<String> companions(String file) {
        return programs.imports().companions(file);
    }

    Optional<Document> openDocument(String name) {
        return Optional.ofNullable(open.get(name));
    }

    /**
     * A program. Takes as long as reading and analysing it does, the first time.
     *
     * @throws SourceException if its root file cannot be read
     */
    public Program program(String root) throws SourceException {
        Program program = known.get(root);
        if (program == null) {
            program = programs.load(root, this);
            known.put(root, program);
        }
        return program;
    }

    /** The programs that a file is part of, the one first that is meant where only one can be; only itself as far as is known. */
    public List<String> rootsOf(String file) {
        return programs.rootsOf(file, open.keySet());
    }
}
