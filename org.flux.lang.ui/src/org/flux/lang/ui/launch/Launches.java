// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.document.Uris;

/** Starts and ends programs by the configurations that there are for them; makes one if there is none. UI thread. */
public final class Launches {
    private Launches() {}

    /** Saves what is unsaved of programs and their Java before, since {@code flux run} reads files. */
    public static void run(String uri) {
        Optional<Path> path = Uris.path(uri);
        if (path.isEmpty()) {
            Notices.error("Save the program first: it has no file yet.");
        } else {
            run(path.get(), ILaunchManager.RUN_MODE);
        }
    }

    static void run(Path program, String mode) {
        if (!saveEditors()) {
            return;
        }
        try {
            List<ILaunchConfiguration> known = of(program);
            DebugUITools.launch(known.isEmpty() ? make(program) : latest(known), mode);
        } catch (CoreException e) {
            Notices.error(e.getMessage());
        }
    }

    /** Those of a program. */
    static List<ILaunchConfiguration> of(Path program) throws CoreException {
        return Stream.of(manager().getLaunchConfigurations(type())).filter(configuration -> isOf(configuration, program)).toList();
    }

    /** Whoever has written several means the one that was used last. */
    private static ILaunchConfiguration latest(List<ILaunchConfiguration> known) {
        ILaunchConfiguration last = DebugUITools.getLastLaunch("org.eclipse.debug.ui.launchGroup.run");
        return known.contains(last) ? last : known.getFirst();
    }

    private static boolean isOf(ILaunchConfiguration configuration, Path program) {
        try {
            return Configuration.of(configuration).path().filter(program::equals).isPresent();
        } catch (CoreException | IllegalArgumentException spoiled) {
            return false;
        }
    }

    private static ILaunchConfiguration make(Path program) throws CoreException {
        String file = program.getFileName().toString();
        String name = file.endsWith(".flux") ? file.substring(0, file.length() - ".flux".length()) : file;
        ILaunchConfigurationWorkingCopy copy = type().newInstance(null, manager().generateLaunchConfigurationName(name));
        Configuration.of(program).save(copy);
        return copy.doSave();
    }

    /** Ends what runs of a program, or everything that runs if that one does not. Not here: a server may take its time for that. */
    static void stop(Optional<Path> program) {
        List<ILaunch> running = Stream.of(manager().getLaunches())
                .filter(launch -> launch.canTerminate() && isOurs(launch.getLaunchConfiguration())).toList();
        if (running.isEmpty()) {
            Notices.information("No program runs.");
            return;
        }
        List<ILaunch> meant = running.stream().filter(launch -> program.isPresent()
                && isOf(launch.getLaunchConfiguration(), program.get())).toList();
        Job.create("Ending programs", (ICoreRunnable) monitor -> {
            for (ILaunch launch : meant.isEmpty() ? running : meant) {
                launch.terminate();
            }
        }).schedule();
    }

    private static boolean isOurs(ILaunchConfiguration configuration) {
        try {
            return configuration != null && configuration.getType().equals(type());
        } catch (CoreException spoiled) {
            return false;
        }
    }

    /** @return false if that failed, which the user has been told */
    private static boolean saveEditors() {
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            for (IWorkbenchPage page : window.getPages()) {
                for (IEditorPart editor : page.getDirtyEditors()) {
                    if (concerns(editor) && (!page.saveEditor(editor, false) || editor.isDirty())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean concerns(IEditorPart editor) {
        IFile file = Adapters.adapt(editor.getEditorInput(), IFile.class);
        String name = file == null ? editor.getEditorInput().getName() : file.getName();
        return name.endsWith(".flux") || name.endsWith(".java") || name.equals("flux.settings.json");
    }

    private static ILaunchManager manager() {
        return DebugPlugin.getDefault().getLaunchManager();
    }

    private static ILaunchConfigurationType type() {
        return manager().getLaunchConfigurationType(Configuration.TYPE);
    }
}
