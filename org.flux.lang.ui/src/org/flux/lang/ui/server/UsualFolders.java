// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flux.lang.ui.server.JavaSearch.Machine;

/** Where Javas are usually installed. */
final class UsualFolders {
    static final String PLACE = "the usual folders";
    private static final List<String> OF_USER = List.of(".sdkman/candidates/java", ".jdks", ".local/share/jdks", ".jabba/jdk",
            ".asdf/installs/java", ".local/share/mise/installs/java");
    private static final List<String> VENDORS = List.of("Java", "Eclipse Adoptium", "Eclipse Foundation", "Microsoft", "Zulu",
            "Amazon Corretto", "BellSoft", "Semeru");

    private UsualFolders() {}

    /** The newest first; of one version in the order of their names. */
    static List<Path> of(Machine machine) {
        List<Path> found = new ArrayList<>();
        if (machine.windows()) {
            for (String variable : List.of("ProgramFiles", "ProgramW6432", "LOCALAPPDATA")) {
                String folder = machine.env().get(variable);
                if (folder != null) {
                    Path programs = variable.equals("LOCALAPPDATA") ? Path.of(folder, "Programs") : Path.of(folder);
                    VENDORS.forEach(vendor -> found.addAll(in(programs.resolve(vendor), "*")));
                }
            }
        } else if (JavaSearch.isMac()) {
            Path library = Path.of("Library", "Java", "JavaVirtualMachines");
            Stream.of(Path.of("/").resolve(library), machine.user().resolve(library)).flatMap(folder -> in(folder, "*").stream())
                    .map(bundle -> bundle.resolve("Contents/Home")).forEach(found::add);
            Stream.of("/opt/homebrew/opt", "/usr/local/opt").flatMap(folder -> in(Path.of(folder), "openjdk*").stream())
                    .map(keg -> keg.resolve("libexec/openjdk.jdk/Contents/Home")).forEach(found::add);
        } else {
            Stream.of("/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/usr/local/java", "/opt/java")
                    .forEach(folder -> found.addAll(in(Path.of(folder), "*")));
            found.addAll(in(Path.of("/opt"), "*jdk*"));
        }
        OF_USER.forEach(folder -> found.addAll(in(machine.user().resolve(folder), "*")));
        return found.stream().sorted(Comparator.comparingInt(JavaSearch::version).reversed()).toList();
    }

    private static List<Path> in(Path folder, String names) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, names)) {
                entries.forEach(found::add);
            } catch (IOException | InvalidPathException notOursToRead) {
                return List.of();
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
