// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.symbols;

/**
 * What a name in a program means.
 *
 * @param name of a {@link Kind#METHOD} its class and method, {@code pkg.Class::method}; of a {@link Kind#PARAMETER} node and parameter,
 *     {@code Node(name)}; of a {@link Kind#FILE} what stands between the quotes
 */
public record Symbol(Kind kind, String name) {

    public enum Kind {
        /** A node, concrete or abstract, a source's node, or the function of a handler. */
        NODE,
        /** A predicate type. */
        PREDICATE,
        /** A lock; of two locks that differ in scope only the name is one. */
        LOCK,
        /** A Java function that the program names: of a predicate, of a session. */
        FUNCTION,
        /** A Java method that something is bound to. */
        METHOD,
        /** A Java type, as it is written. */
        TYPE,
        PARAMETER,
        /** Another Flux file. */
        FILE,
        PRAGMA;

        /** Whether it can be renamed in Flux, and is one in all files of a program. */
        public boolean isGlobal() {
            return this == NODE || this == PREDICATE || this == LOCK || this == FUNCTION;
        }
    }

    static Symbol node(String name) {
        return new Symbol(Kind.NODE, name);
    }
}
