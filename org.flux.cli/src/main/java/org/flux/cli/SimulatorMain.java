// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import org.flux.cli.console.Console;
import org.flux.cli.simulate.SimulatorCommand;
import org.flux.simulator.program.ProgramBuilder;
import picocli.CommandLine;

/** What the {@code main} of a generated simulator calls. */
public final class SimulatorMain {
    private SimulatorMain() {}

    /**
     * Simulates, and ends the process.
     *
     * @param simulator the generated class
     * @param args the options of {@code flux simulate}
     */
    public static void run(Class<?> simulator, ProgramBuilder program, String[] args) throws InterruptedException {
        Main.run(console -> execute(simulator.getName(), program, args, console));
    }

    /** Simulates, and returns the exit code. */
    static int execute(String name, ProgramBuilder program, String[] args, Console console) {
        return Main.execute(args, console, () -> new CommandLine(new SimulatorCommand(console, program)).setCommandName(name));
    }
}
