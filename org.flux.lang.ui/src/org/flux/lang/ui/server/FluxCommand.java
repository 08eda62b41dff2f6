// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.FileLocator;
import org.flux.lang.ui.preferences.Settings;
import org.osgi.framework.FrameworkUtil;

/** How Java is started for Flux: what the launcher of the command line does, for processes that an editor starts. */
public final class FluxCommand {
    /**
     * For a process that lives as long as the editor, most of the time idle, beside other people's programs: the collector with the
     * smallest footprint, which gives memory back when a peak is over. The launcher of the command line starts {@code flux lsp} so.
     */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx1g", "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30");
    /** Results and protocol go to standard output, so the JVM's own words must not. */
    private static final List<String> LOGGING = List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:aot*=off:stderr",
            "-Xlog:cds*=off:stderr");
    /** The first Java that has archives of another kind, and wants the options that follow. */
    private static final int MODERN = 24;

    private FluxCommand() {}

    /** The bundled flux.jar. */
    public static Path jar() {
        try {
            URL entry = FrameworkUtil.getBundle(FluxCommand.class).getEntry("server/flux.jar");
            if (entry == null) {
                throw new UncheckedIOException(new IOException("This plug-in was built without its server, flux.jar"));
            }
            URL file = FileLocator.toFileURL(entry);
            return Path.of(file.getPath().matches("/[A-Za-z]:/.*") ? file.getPath().substring(1) : file.getPath()).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled flux.jar cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** The whole command line for a short command. */
    public static List<String> shortCommand(Java java, List<String> arguments) {
        return shortCommand(java, jar(), Optional.empty(), arguments);
    }

    /** The whole command line for a program of the user, which gets the JVM's own choice of collector and heap. */
    public static List<String> userProgram(Java java, List<String> arguments) {
        return joined(List.of(java.executable().toString()), LOGGING, always(java), List.of("-jar", jar().toString()), arguments);
    }

    /** One message with reason and remedy, if {@link Java#find} finds nothing. Reads files: not for the user interface's thread. */
    public static String noJava() {
        return JavaMessages.none(JavaSearch.now());
    }

    /** Why servers cannot be run or built with a Java; empty if they can. */
    public static Optional<String> noCompiler(Java java) {
        return java.jdk() ? Optional.empty() : Optional.of(JavaMessages.noCompiler(java));
    }

    /** @param archive of loaded classes */
    static List<String> shortCommand(Java java, Path jar, Optional<Path> archive, List<String> arguments) {
        return joined(List.of(java.executable().toString()), LOGGING, archive.map(file -> fromArchive(java, file)).orElse(List.of()),
                archived(java), List.of("-jar", jar.toString()), arguments);
    }

    /** What decides whether an archive of loaded classes fits. */
    static List<String> archived(Java java) {
        return joined(SMALL, always(java), Settings.list(Settings.JAVA_OPTIONS));
    }

    private static List<String> fromArchive(Java java, Path archive) {
        return List.of((java.version() >= MODERN ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive,
                "-Dflux.startup.archive=" + archive);
    }

    /** What every Flux needs. */
    private static List<String> always(Java java) {
        List<String> options = new ArrayList<>(List.of("-Dguice_bytecode_gen_option=DISABLED"));
        if (java.version() >= MODERN) {
            // Guava and Netty still use memory access that newer JVMs announce the end of.
            options.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        return options;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
