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
import org.eclipse.ui.console.TextConsole;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.document.Editors;
import org.flux.lang.ui.document.Uris;

/** Makes links of the places in what {@code flux} and a running program say: in programs, and in Java of the workspace. */
public final class PlaceLinks extends ConsoleLinks {
    /** {@code --> src/web.flux:3:7} and {@code warning[code] src/web.flux:3:7: …}. */
    private static final Pattern PLACE = Pattern.compile("(?:--> |\\] )(?<file>.+?):(?<line>\\d+):(?<column>\\d+)");
    /** {@code flux: src/web.flux: …}, of what concerns all of it. */
    private static final Pattern WHOLE = Pattern.compile("flux: (?<file>.+)");
    /** {@code at hello.HelloServer.greet(HelloServer.java:12)}, with a class loader and a module before it perhaps. */
    private static final Pattern FRAME = Pattern.compile(
            "at (?:[^\\s/]*/)*(?<type>[\\w.$]+)\\.[\\w$<>]+\\((?<name>\\w+\\.java):(?<line>\\d+)\\)");

    @Override
    protected void found(TextConsole console, String text, int offset) throws BadLocationException {
        Matcher frame = FRAME.matcher(text);
        Matcher place = PLACE.matcher(text);
        Matcher whole = WHOLE.matcher(text);
        try {
            if (frame.find()) {
                console.addHyperlink(link(() -> java(frame.group("type"), frame.group("name")), number(frame, "line"), 1),
                        offset + frame.start("name"), frame.end("line") - frame.start("name"));
            } else if (place.find()) {
                console.addHyperlink(link(console, place.group("file"), number(place, "line"), number(place, "column")),
                        offset + place.start("file"), place.end() - place.start("file"));
            } else if (whole.matches()) {
                console.addHyperlink(link(console, whole.group("file"), 1, 1), offset + whole.start("file"), whole.group("file").length());
            }
        } catch (NumberFormatException tooLarge) {
            return; // that is no place
        }
    }

    private static int number(Matcher found, String group) {
        return Integer.parseInt(found.group(group));
    }

    private static Link link(TextConsole console, String file, int line, int column) {
        Path folder = folder(console);
        return link(() -> Optional.of(Uris.of(folder.resolve(file))), line, column);
    }

    /** @param line from 1, as the column */
    private static Link link(Supplier<Optional<String>> uri, int line, int column) {
        Position place = new Position(line - 1, column - 1);
        return new Link(() -> uri.get().ifPresentOrElse(file -> Editors.open(file, new Range(place, place), true),
                () -> Notices.error("The workspace has no source of this class.")));
    }

    /** What the paths are relative to. */
    private static Path folder(TextConsole console) {
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
}
