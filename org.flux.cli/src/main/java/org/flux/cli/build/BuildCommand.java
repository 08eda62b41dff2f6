// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.program.OutputFailure;
import org.flux.cli.project.Server;
import org.flux.cli.project.ServerBuild;
import org.flux.cli.project.ServerOptions;
import org.flux.generator.AtomicFiles;
import org.flux.lang.project.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flux build}: one jar that needs nothing but Java. */
@Command(name = "build", description = "Write a runnable jar: the program, its components, the runtime, and the libraries that are used.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux build hello -o hello.jar && java -jar hello.jar --port=8080", "  java -jar hello.jar --help"})
public final class BuildCommand implements Callable<Integer> {
    private static final String HTTP = "org/flux/http/";
    private static final String NETTY = "io/netty/";
    private static final String RUNTIME = "org/flux/runtime/";

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ServerOptions options;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "JAR",
            description = "The jar to write; the same input gives the same bytes.")
    private String output;

    public BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<Server> server = ServerBuild.build(common.apply(console), options.toBuild(console), true);
        if (server.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        try {
            byte[] jar = jar(server.get());
            boolean changed = AtomicFiles.write(console.resolve(output), jar);
            console.progress((changed ? "wrote " : "unchanged: ") + output + " (" + (jar.length + 1023) / 1024 + " KiB)");
            return ExitCode.FINE;
        } catch (IOException e) {
            throw OutputFailure.of(output, e);
        }
    }

    private static byte[] jar(Server server) throws IOException {
        ServerJar jar = new ServerJar();
        server.classes().forEach((name, bytes) -> jar.add(name.replace('.', '/') + ".class", bytes));
        for (Path entry : server.classPath()) {
            jar.addAll(entry, name -> true);
        }
        boolean http = ServerJar.refersTo(server.classes().values(), HTTP);
        boolean netty = http || ServerJar.refersTo(server.classes().values(), NETTY);
        Predicate<String> library = name -> name.startsWith(RUNTIME) || http && name.startsWith(HTTP) || netty && isNetty(name);
        for (Path entry : Library.ownClassPath()) {
            jar.addAll(entry, library);
        }
        return jar.bytes(server.program() + "Main");
    }

    private static boolean isNetty(String name) {
        return name.startsWith(NETTY) || name.startsWith("META-INF/native/") || name.startsWith("META-INF/services/io.netty");
    }
}
