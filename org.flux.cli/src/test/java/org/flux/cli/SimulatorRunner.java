// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import org.flux.cli.console.Console;
import org.flux.simulator.program.ProgramBuilder;

/** Runs a generated simulator in process. */
public final class SimulatorRunner {
    private SimulatorRunner() {}

    public static int execute(ProgramBuilder program, String[] args, Console console) {
        return SimulatorMain.execute("Simulator", program, args, console);
    }
}
