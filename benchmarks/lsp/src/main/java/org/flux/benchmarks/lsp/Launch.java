// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the contestants are started: all by the same Java with the same options. */
final class Launch {
    /** As vscode/src/server/options.ts has them, which a test looks after. */
    static final List<String> LOGGING = List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:aot*=off:stderr",
            "-Xlog:cds*=off:stderr");
    static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx1g", "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30", "-Dguice_bytecode_gen_option=DISABLED");
    static final List<String> JVM_24 = List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    private static final String STOCK = "org.eclipse.xtext.ide.server.ServerLauncher";

    private final Path jar;
    private final String stockClasspath;
    private final Path archive;
    private final Path profiles;

    /**
     * @param jar flux.jar
     * @param stockClasspath empty where the stock server is not wanted
     * @param archive where the archive of classes is
     * @param profiles where recordings go; {@code null} if there are to be none
     */
    Launch(Path jar, String stockClasspath, Path archive, Path profiles) {
        this.jar = jar;
        this.stockClasspath = stockClasspath;
        this.archive = archive;
        this.profiles = profiles;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(JVM);
        if (Runtime.version().feature() >= 24) {
            options.addAll(JVM_24);
        }
        return options;
    }

    private static String archiveOption() {
        return Runtime.version().feature() >= 24 ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    }

    /** Has the archive of classes made, as for users. */
    void makeArchive() throws IOException, InterruptedException {
        Files.createDirectories(archive.toAbsolutePath().getParent());
        Files.deleteIfExists(archive);
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options());
        command.addAll(List.of("-Xmx64m", "-cp", jar.toString(), "org.flux.cli.startup.MakeArchive", archive.toString(), "0"));
        command.addAll(options());
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0 || !Files.exists(archive)) {
            throw new IOException("the archive of classes could not be made: " + String.join(" ", command));
        }
    }

    List<String> command(Sample.Cell cell) {
        List<String> command = command(cell.contestant());
        if (profiles != null && !cell.contestant().onlyStarted()) {
            command.add(1, "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                    + profiles.resolve(cell.contestant() + "-" + cell.scenario() + "-" + cell.round() + ".jfr"));
        }
        return command;
    }

    private List<String> command(Contestant contestant) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(LOGGING);
        if (contestant.equals(Contestant.FLUX)) {
            command.addAll(List.of(archiveOption() + archive, "-Dflux.startup.archive=" + archive));
        }
        command.addAll(options());
        command.addAll(contestant.equals(Contestant.STOCK) ? List.of("-cp", stockClasspath, STOCK)
                : List.of("-jar", jar.toString(), "lsp", "--stdio"));
        return command;
    }

    /** Our Java, with the options that all have. */
    static List<String> java(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options());
        command.addAll(arguments);
        return command;
    }

    /** The command for people, without the paths of this machine. */
    String told(Contestant contestant) {
        return String.join(" ", command(contestant)).replace(java(), "java").replace(jar.toString(), "flux.jar")
                .replace(archive.toString(), "flux.archive").replace(stockClasspath.isEmpty() ? "\0" : stockClasspath, "…");
    }
}
