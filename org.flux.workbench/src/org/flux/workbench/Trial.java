// SPDX-License-Identifier: EPL-2.0
package org.flux.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;

/**
 * Whether Flux works in the workbench that it was installed into: waits until the program that was opened has a problem, then writes what
 * is there ({@code report.txt}: the bundles, the editor, the problems) and what is seen ({@code screen.png}), and ends the workbench.
 */
final class Trial {
    private static final long LIMIT_SECONDS = 60;

    private final Path program;
    private final Path results;

    Trial(Path program, Path results) {
        this.program = program;
        this.results = results;
    }

    void run() throws IOException {
        List<String> report = new ArrayList<>();
        try {
            Programs.onScreen(Trial::useAllOfTheScreen);
            IFile file = Programs.file(program);
            List<String> problems = problems(file);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (problems.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                problems = problems(file);
            }
            bundles().forEach(report::add);
            report.add("editor " + Programs.onScreen(() -> Programs.editor().getSite().getId()));
            report.addAll(problems);
            Programs.onScreen(() -> {
                try {
                    Screen.save(results.resolve("screen.png"));
                } catch (IOException e) {
                    report.add("no picture: " + e);
                }
                return null;
            });
        } catch (CoreException | RuntimeException e) {
            report.add("failed: " + e);
        } finally {
            Files.createDirectories(results);
            Files.write(results.resolve("report.txt"), report);
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PlatformUI.getWorkbench().close());
        }
    }

    private static Void useAllOfTheScreen() {
        Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        shell.setBounds(shell.getDisplay().getBounds());
        return null;
    }

    private static List<String> problems(IFile file) throws CoreException {
        return Stream.of(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                .map(m -> "problem in line " + m.getAttribute(IMarker.LINE_NUMBER, 0) + ": " + m.getAttribute(IMarker.MESSAGE, ""))
                .sorted()
                .toList();
    }

    private static Stream<String> bundles() {
        return Stream.of(Platform.getBundle("org.flux.workbench").getBundleContext().getBundles())
                .filter(b -> Stream.of("org.flux.", "org.eclipse.lsp4j", "com.google.gson").anyMatch(b.getSymbolicName()::startsWith))
                .map(b -> "bundle " + b.getSymbolicName() + " " + b.getVersion() + (b.getState() == Bundle.ACTIVE ? " active" : ""))
                .sorted();
    }
}
