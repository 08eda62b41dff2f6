// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.function.Function;

/**
 * The {@code main} of a server: options, {@code --help}, a banner, an orderly end on SIGTERM and SIGINT.
 *
 * <p>Exit codes: 0 the server ended or was stopped; 1 it could not start, or its profile not be written; 2 the command line is wrong.
 */
public final class ServerMain {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private ServerMain() {}

    /**
     * Runs the program until it ends or the process is told to, and ends the process.
     *
     * @param programName as in the banner
     * @param factory makes program and components from the options; without side effects, since {@code --help} calls it too
     */
    public static void run(String[] args, String programName, Function<FluxOptions, FluxProgram> factory) {
        leaveFlowsOutOfThreadDumps();
        System.exit(execute(args, programName, factory, System.out, System.err));
    }

    /**
     * Unless {@code -Djdk.trackAllThreads=true} says otherwise, the JDK is not to enter each virtual thread into a table, only so that
     * {@code jcmd Thread.dump_to_file} can list it: with a thread per flow that is a tenth of a short flow's time. The JDK reads the
     * property when the first virtual thread is made.
     */
    private static void leaveFlowsOutOfThreadDumps() {
        if (System.getProperty("jdk.trackAllThreads") == null) {
            System.setProperty("jdk.trackAllThreads", "false");
        }
    }

    /** Like {@link #run}, but returns the exit code. */
    public static int execute(String[] args, String programName, Function<FluxOptions, FluxProgram> factory, PrintStream out,
            PrintStream err) {
        FluxServer.Builder builder;
        try {
            FluxOptions options = FluxOptions.of(args);
            builder = FluxServer.of(factory.apply(options)).options(options);
            if (options.isHelp()) {
                out.print("Usage: " + programName + " [--option=value ...]%n%nOptions:%n".formatted() + options.help());
                out.flush();
                return OK;
            }
            options.requireAllKnown();
        } catch (FluxOptions.Invalid wrong) {
            err.println(programName + ": " + wrong.getMessage());
            return USAGE;
        } catch (RuntimeException thrown) {
            return failed(programName, thrown, err);
        }
        try {
            FluxServer server = builder.start();
            Signals.onTermination(server::stop);
            banner(out, programName, builder, server); // last: whoever has seen it may send a signal
            server.awaitTermination();
            return server.lacksProfile() ? FAILED : OK; // why, the server has logged
        } catch (Exception thrown) {
            return failed(programName, thrown, err);
        }
    }

    private static void banner(PrintStream out, String programName, FluxServer.Builder builder, FluxServer server) {
        String addresses = String.join(" ", server.addresses());
        out.println(programName + (addresses.isEmpty() ? "" : " on " + addresses) + ", runtime "
                + builder.runtime() + ", at most " + builder.maxFlows() + " flows");
        out.flush();
    }

    /** What the world is to blame for is told in one line; for the rest somebody needs the stack. */
    private static int failed(String programName, Exception thrown, PrintStream err) {
        Throwable invalid = cause(FluxOptions.Invalid.class, thrown);
        if (invalid != null) {
            err.println(programName + ": " + invalid.getMessage());
            return USAGE;
        }
        Throwable bind = cause(BindException.class, thrown);
        Throwable world = cause(IOException.class, thrown);
        if (bind != null) {
            String message = String.valueOf(bind.getMessage());
            err.println(programName + ": " + (message.startsWith("cannot listen") ? "" : "cannot listen: ") + message
                    + (message.contains("in use") ? " (is another server running there?)" : ""));
            return FAILED;
        }
        if (world != null) {
            err.println(programName + ": cannot start: " + world);
            return FAILED;
        }
        err.println(programName + ": cannot start: " + thrown);
        thrown.printStackTrace(err);
        return FAILED;
    }

    private static Throwable cause(Class<? extends Throwable> type, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }
}
