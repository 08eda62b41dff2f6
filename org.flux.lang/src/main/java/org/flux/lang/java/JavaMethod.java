// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;

/**
 * A method in a Java source.
 *
 * @param owner qualified name of its class
 * @param modifiers as written, and those that its place implies
 * @param typeParameters their names
 * @param result as written; empty for {@code void}
 * @param types of the parameters as written; a variable number of arguments is an array
 * @param parameters their names
 * @param isVariable whether the last parameter takes a variable number of arguments
 * @param thrown types of exceptions as written
 * @param nameRange where its name stands
 * @param range the whole declaration, without its documentation
 * @param header where what a change of the signature replaces stands; empty where there is no such text, as for the accessors of a record
 */
public record JavaMethod(String owner, String name, Set<Modifier> modifiers, List<String> typeParameters, Optional<JavaType> result,
        List<JavaType> types, List<String> parameters, boolean isVariable, List<JavaType> thrown, SourceRange nameRange, SourceRange range,
        Optional<Header> header) {
    public JavaMethod {
        modifiers = Set.copyOf(modifiers);
        typeParameters = List.copyOf(typeParameters);
        types = List.copyOf(types);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /**
     * The parts of a declaration that a change of the signature replaces.
     *
     * @param access the word {@code public}, {@code protected} or {@code private}, or the empty range where one would stand, before a blank
     * @param statics the word {@code static} with the blanks behind it; empty if it is not there
     * @param signature from the result's type to the bracket behind the parameters
     */
    public record Header(SourceRange access, Optional<SourceRange> statics, SourceRange signature) {}

    boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /** The class's simple name and the method's: {@code Codec.hash}. */
    public String display() {
        return owner.substring(owner.lastIndexOf('.') + 1) + "." + name;
    }

    /** As declared, every name shortened and parameters unnamed: {@code static Jpeg compress(Raw)}. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>(types.stream().map(JavaType::toString).toList());
        if (isVariable) {
            shown.set(shown.size() - 1, shown.getLast().replaceFirst("\\[]$", "..."));
        }
        return (is(Modifier.STATIC) ? "static " : "") + result.map(JavaType::toString).orElse("void") + " " + name
                + shown.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
