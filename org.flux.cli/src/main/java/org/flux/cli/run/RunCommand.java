// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.flux.cli.compile.ServerClassLoader;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.project.Server;
import org.flux.cli.project.ServerBuild;
import org.flux.cli.project.ServerOptions;
import org.flux.runtime.ServerMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** {@code flux run}: from the program to a running server in one step, with nothing left on the disk. */
@Command(name = "run",
        description = "Check and generate a program, compile it in memory with the components found beside it, and start it.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nComponents:%n", footer = {
            "  Java sources in src/main/java, resources in src/main/resources, if the program is in src/main/flux;",
            "  else the Java sources in the program's directory. Libraries: the jars in lib, and --class-path.", "", "Examples:",
            "  flux run hello --port 8080                the program in hello/src/main/flux, or in hello",
            "  flux run server.flux --components com.example.Production --class-path libs/cache.jar",
            "  flux run hello --max-flows 100            what flux does not know goes to the server",
            "  flux run hello -- --help                  the options of the server itself"})
public final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ServerOptions options;

    @Option(names = "--runtime", paramLabel = "R", description = "How flows run: virtual, threads, pool, event. Passed to the server.")
    private String runtime;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen, 0 for any free port. Passed to the server.")
    private String port;

    @Parameters(index = "1..*", hidden = true)
    private List<String> afterDashes = new ArrayList<>();

    @Unmatched
    private List<String> others = new ArrayList<>();

    public RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Server> server = ServerBuild.build(common.apply(console), options.toBuild(console), false);
        return server.isPresent() ? run(server.get()) : ExitCode.FINDINGS;
    }

    private int run(Server server) throws IOException {
        try (ServerClassLoader loader = new ServerClassLoader(server.classes(), server.classPath())) {
            Thread.currentThread().setContextClassLoader(loader);
            ProgramFactory factory = new ProgramFactory(server, loader);
            String name = server.program().substring(server.program().lastIndexOf('.') + 1);
            return ServerMain.execute(arguments().toArray(String[]::new), name, factory, console.out(), console.err());
        }
    }

    private List<String> arguments() {
        List<String> all = new ArrayList<>();
        Optional.ofNullable(runtime).ifPresent(r -> all.add("--runtime=" + r));
        Optional.ofNullable(port).ifPresent(p -> all.add("--port=" + p));
        all.addAll(others);
        all.addAll(afterDashes);
        return all;
    }
}
