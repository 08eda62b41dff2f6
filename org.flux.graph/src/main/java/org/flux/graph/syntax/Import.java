// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.syntax;

import java.util.Optional;

/** An import of another Flux file or of Java types. */
public sealed interface Import {

    /** The whole statement, {@code ;} included. */
    SourceRange range();

    /**
     * {@code import "chat.flux";}
     *
     * @param target the text between the quotes
     * @param resolved path of the {@link SourceFile} that it names; empty if there is no such file
     */
    record OfFile(Name target, Optional<String> resolved, SourceRange range) implements Import {}

    /**
     * {@code import java.util.List;} or {@code import java.util.*;}
     *
     * @param name the dotted name without {@code .*}
     */
    record OfJava(Name name, boolean onDemand, SourceRange range) implements Import {}
}
