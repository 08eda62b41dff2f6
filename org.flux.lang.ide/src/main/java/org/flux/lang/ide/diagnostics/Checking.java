// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagnostics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.SeverityPolicy;
import org.flux.lang.SourceException;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.workspace.Document;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.ide.workspace.Snapshot;
import org.flux.lang.ide.workspace.Workspace;

/**
 * Checks the programs of the workspace whenever something changes: first those that somebody is editing, then the others. Works in the
 * background, one program after the other, and begins again when there is a newer text.
 */
public final class Checking implements Workspace.Listener {
    private static final long MOST_DELAY_MILLIS = 150;

    private final ServerContext context;
    private final Workspace workspace;
    private final Results results = new Results();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();
    /** Programs that are to be checked, and whose last findings do not count any more. */
    private final Set<String> outdated = new LinkedHashSet<>();
    /** Programs of which observers have not heard yet that they have been checked, or are none any more. */
    private final Set<String> checked = new TreeSet<>();
    private final Object monitor = new Object();

    // under the monitor: what has changed since the last look
    private Set<String> changed = new HashSet<>();
    private boolean everythingChanged = true;
    private boolean scheduled;

    private boolean indexed;
    private volatile long lastMillis;

    /** Hears of findings, on the background thread. */
    public interface Observer {
        /**
         * What is to be told of a file has perhaps changed.
         *
         * @param text the text in which it was found; empty if nobody has the file open
         */
        default void checked(String file, Optional<Document> text, List<Diagnostic> findings) {}

        /** @param roots of programs that have been checked, or are none any more */
        default void programsChecked(Set<String> roots) {}

        /** @param idle whether nothing is left to do */
        default void progressed(boolean idle, int programs, int files) {}

        /** Documents are open whose programs have changed although they themselves have not. */
        default void othersAffected() {}
    }

    public Checking(ServerContext context) {
        this.context = context;
        this.workspace = context.workspace();
        workspace.listen(this);
        context.onSettings(this::everythingChanged);
    }

    public void observe(Observer observer) {
        observers.add(observer);
    }

    @Override
    public void filesChanged(Set<String> files) {
        synchronized (monitor) {
            changed.addAll(files);
            schedule(Math.min(MOST_DELAY_MILLIS, lastMillis / 2));
        }
    }

    @Override
    public void everythingChanged() {
        synchronized (monitor) {
            everythingChanged = true;
            schedule(0);
        }
    }

    /** Must be called with the monitor. What comes while work is waiting to begin is done with it. */
    private void schedule(long delayMillis) {
        if (!scheduled) {
            scheduled = true;
            context.inBackground(this::work, delayMillis);
        }
    }

    private boolean isUpToDate() {
        synchronized (monitor) {
            return changed.isEmpty() && !everythingChanged;
        }
    }

    private void work() {
        boolean all;
        Set<String> files;
        synchronized (monitor) {
            scheduled = false;
            all = everythingChanged;
            files = changed;
            everythingChanged = false;
            changed = new HashSet<>();
        }
        long start = System.nanoTime();
        Snapshot snapshot = workspace.snapshot();
        Set<String> touched = takeNote(all, files);
        check(snapshot, openRoots(snapshot, files), touched);
        touched.addAll(takeNote(false, Set.of())); // imports may lead elsewhere now
        lastMillis = (System.nanoTime() - start) / 1_000_000;
        tell(snapshot, touched);
        if (concernsOthers(snapshot, files)) {
            observers.forEach(Observer::othersAffected);
        }
        if (all) {
            indexed = false;
        }
        if (!indexed) {
            progressed(false);
            indexed = workspace.index(this::isUpToDate);
            tell(snapshot, takeNote(false, Set.of()));
        }
        boolean complete = indexed && checkTheRest(snapshot);
        tell(snapshot, takeNote(false, Set.of()));
        complete &= outdated.isEmpty();
        progressed(complete);
        if (!complete || !isUpToDate()) {
            synchronized (monitor) {
                schedule(0);
            }
        }
    }

    private static boolean concernsOthers(Snapshot snapshot, Set<String> files) {
        List<String> others = snapshot.open().stream().map(Document::name).filter(name -> !files.contains(name)).toList();
        return !others.isEmpty() && files.stream().anyMatch(file -> snapshot.companions(file).stream().anyMatch(others::contains));
    }

    /** Finds out which programs there are now and which are to be checked. */
    private Set<String> takeNote(boolean all, Set<String> files) {
        workspace.rescan(files);
        Set<String> touched = new TreeSet<>(files);
        List<String> roots = workspace.roots();
        Set<String> gone = results.roots();
        gone.removeAll(new HashSet<>(roots));
        gone.forEach(root -> touched.addAll(results.remove(root)));
        checked.addAll(gone);
        outdated.removeAll(gone);
        outdated.addAll(all ? results.roots() : files.isEmpty() ? Set.of() : results.affectedBy(files));
        roots.stream().filter(root -> !results.contains(root)).forEach(outdated::add);
        return touched;
    }

    /** Of the programs that are to be checked those that have a document which is open, one that has changed first. */
    private List<String> openRoots(Snapshot snapshot, Set<String> changedFiles) {
        Set<String> open = new LinkedHashSet<>();
        changedFiles.stream().sorted().forEach(file -> open.addAll(snapshot.rootsOf(file).subList(0, 1)));
        snapshot.open().stream().map(Document::name).sorted().forEach(file -> open.addAll(snapshot.rootsOf(file)));
        open.retainAll(outdated);
        return List.copyOf(open);
    }

    /** @param touched gets the files of which something else may be told now */
    private void check(Snapshot snapshot, List<String> roots, Set<String> touched) {
        for (String root : roots) {
            touched.addAll(check(snapshot, root));
            outdated.remove(root);
            if (!isUpToDate()) {
                return;
            }
        }
    }

    /** @return false if something has changed meanwhile */
    private boolean checkTheRest(Snapshot snapshot) {
        Set<String> open = new HashSet<>();
        snapshot.open().forEach(document -> open.addAll(snapshot.rootsOf(document.name())));
        int done = 0;
        for (String root : List.copyOf(outdated)) {
            if (!isUpToDate()) {
                return false;
            }
            Set<String> touched = check(snapshot, root);
            outdated.remove(root);
            if (!open.contains(root)) {
                workspace.release(root);
            }
            tell(snapshot, touched);
            if (++done % 50 == 0) {
                progressed(false);
            }
        }
        return true;
    }

    private Set<String> check(Snapshot snapshot, String root) {
        checked.add(root);
        try {
            Program program = snapshot.program(root);
            SeverityPolicy policy = context.settings().severities().overriddenBy(program.settings().severities());
            return results.put(root, program.files(), program.diagnostics(), policy);
        } catch (SourceException cannotBeRead) {
            return results.put(root, List.of(root), List.of(), SeverityPolicy.CATALOGUE);
        }
    }

    /** A file of which every program is still to be checked is not told of: what was found last is of an older text. */
    private void tell(Snapshot snapshot, Set<String> files) {
        for (String file : files) {
            if (!results.isOutdated(file, outdated)) {
                List<Diagnostic> findings = results.of(file, outdated);
                Optional<Document> text = snapshot.open().stream().filter(document -> document.name().equals(file)).findFirst();
                observers.forEach(observer -> observer.checked(file, text, findings));
            }
        }
        if (!checked.isEmpty()) {
            Set<String> roots = Set.copyOf(checked);
            checked.clear();
            observers.forEach(observer -> observer.programsChecked(roots));
        }
    }

    private void progressed(boolean idle) {
        int programs = results.roots().size();
        observers.forEach(observer -> observer.progressed(idle, programs, results.files()));
    }

    /** The files of all programs. */
    List<String> files() {
        return new ArrayList<>(results.allFiles());
    }
}
