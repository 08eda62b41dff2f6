// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.List;
import org.flux.graph.syntax.SourceRange;

/**
 * A Java source file.
 *
 * @param classes those that it declares, nested ones included, the outer before the inner
 * @param broken whether some of it could not be understood, so that something may be there that is not in {@code classes}
 */
record JavaUnit(JavaScope scope, List<JavaClass> classes, boolean broken) {
    JavaUnit {
        classes = List.copyOf(classes);
    }

    /** A file of which nothing is known. */
    static JavaUnit unreadable(String file) {
        SourceRange start = new SourceRange(file, 0, 0, 1, 1, 1, 1);
        return new JavaUnit(new JavaScope(file, "", List.of(), start, false, JavaStyle.DEFAULT), List.of(), true);
    }
}
