// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flux.generator.BindingLookup;
import org.flux.lang.project.Layout;
import org.flux.lang.project.Library;

/** What is known of the Java that a program is bound to: the user's sources and class path, and flux's own library. */
public final class Bindings {
    private Bindings() {}

    /** @param classPath the user's */
    public static BindingLookup of(Layout layout, List<Path> classPath) {
        BindingLookup ofUser = BindingLookup.of(classPath, List.of(layout.javaDirectory()));
        BindingLookup own = BindingLookup.of(Library.ownClassPath(), List.of());
        return type -> ofUser.find(type).or(() -> Library.holds(type) ? own.find(type) : Optional.empty());
    }
}
