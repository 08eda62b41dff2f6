// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.List;

/** An expression in the part of AQL that the viewpoint specification uses. */
sealed interface Expression {
    record Text(String value) implements Expression {}

    record Number(int value) implements Expression {}

    record Truth(boolean value) implements Expression {}

    record Nothing() implements Expression {}

    record Variable(String name) implements Expression {}

    /** {@code package::Class}. */
    record TypeName(String packageName, String name) implements Expression {}

    /** {@code package::Enumeration::literal}. */
    record Literal(TypeName enumeration, String name) implements Expression {}

    record Feature(Expression receiver, String name) implements Expression {}

    /** {@code receiver.name(arguments)}, or with an arrow {@code receiver->name(arguments)}: of the collection as a whole. */
    record Call(Expression receiver, boolean arrow, String name, List<Expression> arguments) implements Expression {}

    record Lambda(String variable, Expression body) implements Expression {}

    record Choice(Expression condition, Expression then, Expression otherwise) implements Expression {}

    record Let(String variable, Expression value, Expression body) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Sequence(List<Expression> items) implements Expression {}

    /** What is wrong with an expression; the message is for whoever wrote it. */
    final class WrongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongException(String message) {
            super(message);
        }
    }
}
