// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Layout.JavaFile;

/** Reads Java sources in a Java that cannot. */
final class WithoutCompiler {
    private WithoutCompiler() {}

    public static void main(String[] args) {
        JavaSources sources = new JavaSources(path -> Optional.of("class A extends B {}"));
        JavaFile file = new JavaFile("A.java", Path.of("A.java"));
        JavaProject project = sources.project(new Layout("chat.flux", "", Path.of(""), true, List.of(file), List.of(), List.of()));
        if (project.isReadable() || !project.lacksCompiler() || !sources.unit(file).broken()) {
            throw new IllegalStateException("it should not be readable");
        }
        System.out.println(sources.unavailable().orElseThrow());
    }
}
