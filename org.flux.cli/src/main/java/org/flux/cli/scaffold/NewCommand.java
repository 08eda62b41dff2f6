// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.flux.cli.console.CommonOptions;
import org.flux.cli.console.Console;
import org.flux.cli.console.ExitCode;
import org.flux.cli.console.UserError;
import org.flux.cli.console.Version;
import org.flux.cli.program.OutputFailure;
import org.flux.generator.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flux new}: a project that builds and runs. */
@Command(name = "new", description = "Write a project that builds and runs: a program, its components, a test, a Maven build.",
        optionListHeading = "%nOptions:%n", footerHeading = "%nExamples:%n",
        footer = {"  flux new hello && flux run hello", "  flux new chat-server --template line"})
public final class NewCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "Where; its name becomes the program's. It must not exist, or be empty.")
    private String directory;

    @Option(names = "--template", paramLabel = "T", defaultValue = "http",
            description = "http: a web server. line: a server of lines of text over TCP. Default: ${DEFAULT-VALUE}.")
    private Template template;

    public NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (directory.isEmpty()) {
            throw UserError.usage("DIR is empty; name a directory ('.' is this one)");
        }
        Path root = console.resolve(directory);
        Path last = root.toAbsolutePath().normalize().getFileName();
        ProjectName name = ProjectName.of(last == null ? directory : last.toString());
        try {
            if (Files.exists(root) && !isEmptyDirectory(root)) {
                throw UserError.usage(directory + ": exists and is not empty; choose another directory");
            }
            Map<Path, byte[]> files = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : template.files().entrySet()) {
                String text = read(file.getKey());
                files.put(root.resolve(fill(file.getValue(), name)), fill(text, name).getBytes(StandardCharsets.UTF_8));
            }
            AtomicFiles.writeAll(files);
            files.keySet().forEach(f -> console.out().println(f));
        } catch (IOException e) {
            throw OutputFailure.of(directory, e);
        }
        console.progress("next: flux run " + (directory.contains(" ") ? "'" + directory + "'" : directory));
        return ExitCode.FINE;
    }

    private static boolean isEmptyDirectory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static String fill(String text, ProjectName name) {
        return text.replace("@file@", name.file()).replace("@Type@", name.type()).replace("@package@", name.packageName())
                .replace("@version@", Version.number());
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
