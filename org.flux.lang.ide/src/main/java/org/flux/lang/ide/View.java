// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.flux.graph.syntax.SourceFile;
import org.flux.lang.SourceException;
import org.flux.lang.ide.symbols.Occurrences;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.ide.workspace.Snapshot;
import org.flux.lang.syntax.ParsedFile;

/** What one request, on one thread, sees: a document, and the programs that it is part of, all of the moment when the request came. */
public final class View {
    private static final int MOST_PROGRAMS = 16;

    private final Snapshot snapshot;
    private final Document document;
    private final CancelChecker cancellation;
    private ParsedFile parsed;
    private Occurrences occurrences;

    public View(Snapshot snapshot, Document document, CancelChecker cancellation) {
        this.snapshot = snapshot;
        this.document = document;
        this.cancellation = cancellation;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Document document() {
        return document;
    }

    public int offset(Position position) {
        return document.offset(position);
    }

    /** The program that is meant where only one can be: its own if it is one, else the first that imports it. */
    public Program program() {
        return load(snapshot.rootsOf(document.name()).getFirst());
    }

    /** The program of a root if this document is part of it, else {@link #program()}. */
    public Program program(String root) {
        return snapshot.rootsOf(document.name()).contains(root) ? load(root) : program();
    }

    /**
     * The programs that this document is part of, the one first that is meant where only one can be. Of very many only some: analysing all
     * of them would take too long for somebody who waits, and they would hardly say anything else.
     */
    public List<Program> programs() {
        List<Program> programs = new ArrayList<>();
        List<String> roots = snapshot.rootsOf(document.name());
        for (String root : roots.subList(0, Math.min(roots.size(), MOST_PROGRAMS))) {
            Program program = load(root);
            if (program.contains(document.name())) {
                programs.add(program);
            }
        }
        return programs.isEmpty() ? List.of(load(document.name())) : programs;
    }

    private Program load(String root) {
        cancellation.checkCanceled();
        try {
            Program program = snapshot.program(root);
            cancellation.checkCanceled();
            return program.contains(document.name()) ? program : snapshot.program(document.name());
        } catch (SourceException rootCannotBeRead) {
            return alone();
        }
    }

    private Program alone() {
        try {
            return snapshot.program(document.name());
        } catch (SourceException closedAndGone) {
            throw new CancellationException("the file is gone");
        }
    }

    /** This document by itself, without its programs: what needs no more is quicker. */
    public ParsedFile parsed() {
        if (parsed == null) {
            parsed = snapshot.parsed(document.name()).orElseThrow(() -> new CancellationException("the file is gone"));
        }
        return parsed;
    }

    /** The declarations of this document. */
    public SourceFile file() {
        return parsed().file();
    }

    /** The names in this document, and what they mean. */
    public Occurrences occurrences() {
        if (occurrences == null) {
            occurrences = Occurrences.in(file());
        }
        return occurrences;
    }

    /** Ends the request if the client does not want its answer any more; to be called in long loops. */
    public void checkCancelled() {
        cancellation.checkCanceled();
    }
}
