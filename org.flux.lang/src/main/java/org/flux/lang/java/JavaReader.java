// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Parses Java sources. Nothing of the Java compiler is loaded before the first one. */
@FunctionalInterface
interface JavaReader {

    /**
     * Reads one file; never fails, whatever the text.
     *
     * @param file as findings name it
     */
    JavaUnit read(String file, String text);

    /** The reader of this Java; empty if it is a runtime without a compiler. */
    static Optional<JavaReader> ofThisJava() {
        try {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            return compiler == null ? Optional.empty() : Optional.of(new UnitReader(compiler));
        } catch (LinkageError e) {
            return Optional.empty(); // not even the interface of compilers is there
        }
    }
}
