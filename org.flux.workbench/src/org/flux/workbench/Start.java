// SPDX-License-Identifier: EPL-2.0
package org.flux.workbench;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IStartup;

/**
 * What this workbench does when it has started, as system properties ask for: {@code flux.workbench.import} (folders, as in a class path)
 * makes each a project; {@code flux.workbench.open} opens a file of one of them; {@code flux.workbench.trial} names a folder where it is
 * told what came of that, and ends the workbench.
 */
public final class Start implements IStartup {
    @Override
    public void earlyStartup() {
        try {
            for (String folder : property("import").map(paths -> paths.split(File.pathSeparator)).orElse(new String[0])) {
                Programs.add(Path.of(folder));
            }
            Optional<Path> program = property("open").map(Path::of);
            if (program.isPresent()) {
                Programs.open(program.get());
            }
            Optional<Path> trial = property("trial").map(Path::of);
            if (trial.isPresent()) {
                new Trial(program.orElseThrow(), trial.get()).run();
            }
        } catch (Exception e) {
            ILog.of(Start.class).error("The workbench could not do what it was started for", e);
        }
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty("flux.workbench." + name)).filter(value -> !value.isBlank());
    }
}
