// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.console.IConsole;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Uris;

/** Makes links of the places in what {@code flux} and a running program say: in programs, and in Java of the workspace. */
public final class PlaceLinks implements IPatternMatchListenerDelegate {
    /** {@code --> src/web.flux:3:7} and {@code warning[code] src/web.flux:3:7: …}. */
    private static final Pattern PLACE = Pattern.compile("(?:--> |\\] )(?<file>.+?):(?<line>\\d+):(?<column>\\d+)");
    /** {@code flux: src/web.flux: …}, of what concerns all of it. */
    private static final Pattern WHOLE = Pattern.compile("flux: (?<file>.+)");
    /** {@code at hello.HelloServer.greet(HelloServer.java:12)}, with a class loader and a module before it perhaps. */
    private static final Pattern FRAME = Pattern.compile(
            "at (?:[^\\s/]*/)*(?<type>[\\w.$]+)\\.[\\w$<>]+\\((?<name>\\w+\\.java):(?<line>\\d+)\\)");

    private TextConsole console;

    @Override
    public void connect(TextConsole connected) {
        console = connected;
    }

    @Override
    public void disconnect() {
        console = null;
    }

    @Override
    public void matchFound(PatternMatchEvent event) {
        TextConsole here = console;
        if (here == null) {
            return;
        }
        try {
            String text = here.getDocument().get(event.getOffset(), event.getLength());
            Matcher frame = FRAME.matcher(text);
            Matcher place = PLACE.matcher(text);
            Matcher whole = WHOLE.matcher(text);
            if (frame.find()) {
                here.addHyperlink(new Link(() -> java(frame.group("type"), frame.group("name")), number(frame, "line"), 1),
                        event.getOffset() + frame.start("name"), frame.end("line") - frame.start("name"));
            } else if (place.find()) {
                here.addHyperlink(link(place.group("file"), number(place, "line"), number(place, "column")),
                        event.getOffset() + place.start("file"), place.end() - place.start("file"));
            } else if (whole.matches()) {
                here.addHyperlink(link(whole.group("file"), 1, 1), event.getOffset() + whole.start("file"), whole.group("file").length());
            }
        } catch (BadLocationException | NumberFormatException cleared) {
            return; // the console has been emptied, or that is no place
        }
    }

    private static int number(Matcher found, String group) {
        return Integer.parseInt(found.group(group));
    }

    private Link link(String file, int line, int column) {
        Path folder = folder();
        return new Link(() -> Optional.of(Uris.of(folder.resolve(file))), line, column);
    }

    /** What the paths are relative to. */
    private Path folder() {
        String folder = console instanceof IConsole process && process.getProcess() != null
                ? process.getProcess().getAttribute(DebugPlugin.ATTR_WORKING_DIRECTORY) : null;
        return Path.of(folder == null ? "" : folder);
    }

    /** The source of a class in the workspace. */
    private static Optional<String> java(String type, String name) {
        int end = type.lastIndexOf('.');
        String path = "/" + (end < 0 ? "" : type.substring(0, end).replace('.', '/') + "/") + name;
        IFile[] found = {null};
        try {
            ResourcesPlugin.getWorkspace().getRoot().accept(proxy -> {
                if (proxy.getType() == IResource.FILE && proxy.getName().equals(name)
                        && proxy.requestFullPath().toString().endsWith(path)) {
                    found[0] = (IFile) proxy.requestResource();
                }
                return found[0] == null;
            }, 0);
        } catch (CoreException e) {
            Plugin.log(name + " could not be looked for", e);
        }
        return Optional.ofNullable(found[0]).flatMap(Uris::of);
    }

    /** @param line from 1, as the column */
    private record Link(Supplier<Optional<String>> uri, int line, int column) implements IHyperlink {
        @Override
        public void linkActivated() {
            Position place = new Position(line - 1, column - 1);
            uri.get().ifPresentOrElse(file -> Editors.open(file, new Range(place, place), true),
                    () -> Notices.error("The workspace has no source of this class."));
        }

        @Override
        public void linkEntered() {
            // nothing to show
        }

        @Override
        public void linkExited() {
            // nothing to hide
        }
    }
}
