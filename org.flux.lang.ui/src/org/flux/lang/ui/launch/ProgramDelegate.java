// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.flux.lang.ui.Plugin;
import org.flux.lang.ui.server.FluxCommand;
import org.flux.lang.ui.server.Java;

/** Starts {@code flux run} for a configuration, in a background thread of the platform. */
public final class ProgramDelegate extends LaunchConfigurationDelegate {
    /** By which its console is known. */
    static final String PROCESS = "org.flux.lang.ui.program";

    @Override
    public void launch(ILaunchConfiguration saved, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
        Configuration configuration = Configuration.of(saved);
        Optional<String> mistake = configuration.mistake();
        if (mistake.isPresent()) {
            throw failure(mistake.get());
        }
        Java java = java(configuration);
        endOthers(saved, launch);
        List<String> command = FluxCommand.userProgram(java, configuration.commandLine());
        Path folder = configuration.workingDirectory();
        Process process = DebugPlugin.exec(command.toArray(String[]::new), folder.toFile(),
                DebugPlugin.getDefault().getLaunchManager().getEnvironment(saved));
        if (monitor.isCanceled()) {
            process.destroy();
            return;
        }
        String label = "flux run " + configuration.path().orElseThrow().getFileName();
        DebugPlugin.newProcess(launch, process, label, Map.of(IProcess.ATTR_PROCESS_TYPE, PROCESS, IProcess.ATTR_PROCESS_LABEL, label,
                IProcess.ATTR_CMDLINE, DebugPlugin.renderArguments(command.toArray(String[]::new), null),
                DebugPlugin.ATTR_WORKING_DIRECTORY, folder.toString(), DebugPlugin.ATTR_PATH, java.executable().toString()));
    }

    /** One that has a compiler. */
    private static Java java(Configuration configuration) throws CoreException {
        Java java = configuration.java().isBlank() ? Java.find().orElseThrow(() -> failure(FluxCommand.noJava()))
                : Java.at(Path.of(configuration.java().strip())).orElseThrow(() -> failure("There is no Java 21 or newer in "
                        + configuration.java().strip() + "; choose another one in the run configuration."));
        Optional<String> unfit = FluxCommand.noCompiler(java);
        if (unfit.isPresent()) {
            throw failure(unfit.get());
        }
        return java;
    }

    /** Two of the same would want the same port. */
    private static void endOthers(ILaunchConfiguration saved, ILaunch launch) throws CoreException {
        for (ILaunch other : DebugPlugin.getDefault().getLaunchManager().getLaunches()) {
            if (other != launch && saved.equals(other.getLaunchConfiguration()) && other.canTerminate()) {
                other.terminate();
            }
        }
    }

    private static CoreException failure(String message) {
        return new CoreException(Status.error(message));
    }
}
