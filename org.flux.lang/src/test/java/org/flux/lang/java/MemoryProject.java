// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Layout.JavaFile;

/** A project whose files are in memory, as if they were open in an editor. */
public final class MemoryProject {
    /** One for all, since a compiler takes its time to start. */
    private static final Optional<JavaReader> READER = JavaReader.ofThisJava();

    private MemoryProject() {}

    /**
     * @param root name of the program's file
     * @param files texts by name, those of the program among them
     * @return empty if there are no Java sources
     */
    public static Optional<JavaProject> of(String root, Map<String, String> files) {
        List<JavaFile> java = files.keySet().stream().filter(f -> f.endsWith(".java")).sorted()
                .map(f -> new JavaFile(f, Path.of(f))).toList();
        Layout layout = new Layout(root, "", Path.of(""), true, java, List.of(), List.of());
        return java.isEmpty() ? Optional.empty()
                : Optional.of(new JavaSources(path -> Optional.ofNullable(files.get(path.toString())), () -> READER).project(layout));
    }
}
