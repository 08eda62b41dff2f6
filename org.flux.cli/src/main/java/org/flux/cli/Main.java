// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.InternalError;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.cli.startup.UnusableArchive;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The entry of {@code flux}. */
public final class Main {
    private static final int USAGE_WIDTH = 110;
    /** In bytes; only what is used of it takes memory. Programs may be nested deeper than a main thread's stack reaches. */
    public static final long STACK = 512L << 20;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        run(console -> execute(args, console));
    }

    /** Runs a command on the process's streams, and ends the process. */
    static void run(ToIntFunction<Console> command) throws InterruptedException {
        run(Console.system(), command);
    }

    /** The same on other streams. */
    static void run(Console console, ToIntFunction<Console> command) throws InterruptedException {
        AtomicInteger exit = new AtomicInteger(ExitCode.INTERNAL);
        Thread thread = new Thread(null, () -> exit.set(command.applyAsInt(console)), "flux", STACK);
        thread.start();
        thread.join();
        UnusableArchive.remove();
        // A server's non-daemon threads, or a pool that a library keeps, must not hold a finished command back.
        System.exit(exit.get());
    }

    /** Runs one command to its end and returns the exit code; never throws. */
    public static int execute(String[] args, Console console) {
        return execute(args, console, () -> commandLine(args, console));
    }

    /** The same with another command line. */
    static int execute(String[] args, Console console, Supplier<CommandLine> line) {
        // Guice (inside Xtext) would define classes through Unsafe, which newer JDKs warn about.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        boolean debug = Arrays.asList(args).contains("--debug");
        try {
            return written(configured(line.get(), console, debug).execute(args), console);
        } catch (RuntimeException | Error e) {
            return InternalError.report(e, console, debug);
        } finally {
            console.flush();
        }
    }

    /** A full disk must not look like a program without findings. */
    private static int written(int exit, Console console) {
        if (exit <= ExitCode.FINDINGS && console.out().checkError()) {
            console.progress("flux: the results could not be written to standard output: it is closed, or its disk is full");
            return ExitCode.USAGE;
        }
        return exit;
    }

    /** A command line that knows the one command that {@code args} name, or all of them where help or a complaint may list them. */
    private static CommandLine commandLine(String[] args, Console console) {
        CommandLine root = new CommandLine(new FluxCommand(console));
        String first = args.length == 0 ? "" : args[0];
        Commands named = Commands.byName(first);
        for (Commands command : named == null ? List.of(Commands.values()) : List.of(named)) {
            root.addSubcommand(command.commandName(), command.create(console));
        }
        return root;
    }

    private static CommandLine configured(CommandLine root, Console console, boolean debug) {
        root.setExecutionExceptionHandler((e, line, parsed) -> fail(e, console, debug));
        root.setParameterExceptionHandler((e, given) -> usage(e, console));
        root.setOut(new java.io.PrintWriter(console.out(), true));
        root.setErr(new java.io.PrintWriter(console.err(), true));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(console.results().colour() ? Ansi.ON : Ansi.OFF));
        root.setUsageHelpWidth(USAGE_WIDTH);
        root.setUsageHelpAutoWidth(false);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setAbbreviatedOptionsAllowed(false);
        return root;
    }

    private static int fail(Exception e, Console console, boolean debug) {
        if (e instanceof UserError error) {
            console.out().flush();
            if (!error.getMessage().isEmpty()) {
                console.progress("flux: " + error.getMessage());
            }
            return error.exitCode();
        }
        return InternalError.report(e, console, debug);
    }

    private static int usage(CommandLine.ParameterException e, Console console) {
        CommandLine line = e.getCommandLine();
        Set<String> known = line.getCommandSpec().options().stream().map(OptionSpec::longestName).collect(Collectors.toSet());
        String hint = "";
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String wrong = unmatched.getUnmatched().getFirst();
            Set<String> candidates = wrong.startsWith("-") ? known : line.getSubcommands().keySet();
            hint = Suggestions.didYouMean(wrong.replaceFirst("=.*", ""), candidates);
        }
        String message = e.getMessage().lines().findFirst().orElse("wrong usage");
        console.progress("flux: " + message + hint + " (see '" + line.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }
}
