// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One element of a {@code .flux} file. */
public sealed interface Declaration {

    /** The whole element, its {@code ;} included, its documentation comment not. */
    SourceRange range();

    /** The {@code /** … *}{@code /} comment before the element. */
    default Optional<Documentation> documentation() {
        return Optional.empty();
    }

    /** The whole element with its documentation comment: what goes when it is removed. */
    default SourceRange documentedRange() {
        return documentation().map(comment -> comment.range().to(range())).orElse(range());
    }

    /** @param text without stars */
    record Documentation(String text, SourceRange range) {
        /** The comment as the program could write it. */
        public String written() {
            return text.contains("\n") ? text.lines().map(line -> (" * " + line).stripTrailing()).collect(Collectors.joining("\n", "/**\n",
                    "\n */")) : "/** " + text + " */";
        }
    }

    /** {@code typedef hit TestInCache;}: a predicate type and its test function, or the method that it is bound to. */
    record TypeDef(Name name, Optional<Name> function, Optional<Binding> binding, SourceRange range,
            Optional<Documentation> documentation) implements Declaration {}

    /** {@code Compress (Raw raw) => (Jpeg jpeg);}: a node's signature. */
    record NodeSignature(Name name, Modifier modifier, List<Parameter> inputs, List<Parameter> outputs, Optional<Binding> binding,
            SourceRange range, Optional<Documentation> documentation) implements Declaration {
        public NodeSignature {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** {@code source Listen => Image;} The session function may be absent, named, or named and bound. */
    record SourceDecl(Name source, Optional<SessionFunction> session, Optional<Name> target, SourceRange range,
            Optional<Documentation> documentation) implements Declaration {}

    /** {@code session Listen => ClientOf;}: the session function of a source, written apart. */
    record SessionDecl(Name source, SessionFunction function, SourceRange range) implements Declaration {}

    /**
     * {@code Image = Read -> Write;} or one variant {@code Handler:[_, hit] = ;} of an abstract node.
     *
     * @param patterns absent for an untyped definition
     * @param steps empty for the identity
     */
    record FlowDefinition(Name name, Optional<List<Pattern>> patterns, List<Name> steps, SourceRange range,
            Optional<Documentation> documentation) implements Declaration {
        public FlowDefinition {
            patterns = patterns.map(List::copyOf);
            steps = List.copyOf(steps);
        }
    }

    /** {@code atomic CheckCache:{cacheLock!};} */
    record ConstraintDecl(Name node, List<LockUse> locks, SourceRange range) implements Declaration {
        public ConstraintDecl {
            locks = List.copyOf(locks);
        }
    }

    /**
     * {@code handle error A -> B => H;}
     *
     * @param path the path pattern; {@code *} stands as a name with that text
     * @param handler absent while the text is incomplete; {@code *} here is reported by the analyses
     */
    record HandlerDecl(List<Name> path, Optional<Name> handler, Optional<Binding> binding, SourceRange range) implements Declaration {
        public HandlerDecl {
            path = List.copyOf(path);
        }
    }

    /** {@code order a < b < c;} */
    record OrderDecl(List<Name> locks, SourceRange range) implements Declaration {
        public OrderDecl {
            locks = List.copyOf(locks);
        }
    }

    /** {@code pragma lockorder = inferred;} The value of a string is without its quotes. */
    record PragmaDecl(Name name, Optional<Name> value, SourceRange range) implements Declaration {}

    enum Modifier {
        NONE, BLOCKING, ASYNC, PUSH
    }

    /** {@code by pkg.Class::method} */
    record Binding(Name type, Name method) {}

    record SessionFunction(Name name, Optional<Binding> binding) {}

    /** {@code char* data}: the type as written (blanks normalised) and the name, where one is given. */
    record Parameter(Name type, Optional<Name> name, SourceRange range) {}

    /** One argument pattern of a variant. */
    sealed interface Pattern {
        SourceRange range();

        record Wildcard(SourceRange range) implements Pattern {}

        record Test(Name predicate, boolean negated, SourceRange range) implements Pattern {}
    }

    /** One lock in a constraint, with the defaults (writer, program) filled in. */
    record LockUse(Name lock, LockMode mode, LockScope scope, SourceRange range) {}

    enum LockMode {
        READ, WRITE;

        /** The sign of the mode in the language. */
        public String sign() {
            return this == READ ? "?" : "!";
        }
    }

    enum LockScope {
        PROGRAM, SESSION;

        @Override
        public String toString() {
            return this == PROGRAM ? "program" : "session";
        }
    }
}
