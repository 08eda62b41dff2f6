// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.components;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.names.Imports;
import org.flux.graph.names.Javadoc;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;

/**
 * A method that the components of a program have to implement. All are public and, but for predicates, may throw any {@link Exception}.
 *
 * @param kind what it is for
 * @param subject the node, predicate type, session function or handler as the program names it
 * @param name of the method
 * @param result empty for {@code void}; the record of a node with several outputs by its qualified name
 * @param types of its parameters
 * @param parameters their names
 * @param documentation what the author of the program wrote about the subject
 * @param description what Flux has to say of the method, in HTML
 * @param place the subject's name where the program introduces it
 * @param open whether inference leaves some of the types open: what is here is then not the last word
 */
public record ComponentMethod(Kind kind, String subject, String name, Optional<JavaType> result, List<JavaType> types,
        List<String> parameters, Optional<String> documentation, String description, SourceRange place, boolean open) {
    public ComponentMethod {
        types = List.copyOf(types);
        parameters = List.copyOf(parameters);
    }

    /** What a method is for. */
    public enum Kind {
        NODE("node"), PULL_SOURCE("source"), OPEN("source"), CLOSE("source"), PUSH_SOURCE("push source"), ASYNC("asynchronous node"),
        PREDICATE("predicate type"), SESSION("session function"), EXTERNAL("handler");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The subject's kind in the user's words: {@code push source}. */
        public String words() {
            return words;
        }
    }

    /** Whether the interface has an implementation of its own, so that none need be written. */
    public boolean isOptional() {
        return kind == Kind.OPEN || kind == Kind.CLOSE;
    }

    /** Whether the method may throw checked exceptions. */
    public boolean isThrowing() {
        return kind != Kind.PREDICATE;
    }

    /** What tells overloads apart; subjects that share it share the method. */
    public String erasure() {
        return name + types.stream().map(t -> t.name() + t.dimensions()).toList();
    }

    /** The same method by another name. */
    public ComponentMethod named(String other) {
        return new ComponentMethod(kind, subject, other, result, types, parameters, documentation, description, place, open);
    }

    /** The same method with other names for its parameters. */
    public ComponentMethod withParameters(List<String> others) {
        return new ComponentMethod(kind, subject, name, result, types, others, documentation, description, place, open);
    }

    /** Lines of the documentation comment in the interface. */
    public List<String> javadoc() {
        return Javadoc.of(documentation, description);
    }

    /** The declaration as the interface has it, without a modifier: {@code Jpeg compress(Raw raw) throws Exception}. */
    public String header(Imports imports) {
        return signature(imports) + (isThrowing() ? " throws Exception" : "");
    }

    /** The declaration without what it throws: {@code Jpeg compress(Raw raw)}. */
    public String signature(Imports imports) {
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            declared.add(imports.type(types.get(i)) + " " + parameters.get(i));
        }
        return result.map(imports::type).orElse("void") + " " + name + "(" + String.join(", ", declared) + ")";
    }

    /** The declaration for messages, every name shortened and parameters unnamed: {@code Jpeg compress(Raw)}. */
    @Override
    public String toString() {
        return result.map(JavaType::toString).orElse("void") + " " + name
                + types.stream().map(JavaType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
