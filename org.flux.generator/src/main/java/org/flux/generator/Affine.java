// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import org.flux.graph.paths.PathNumbering.Shape;

/**
 * A number of paths {@code factor * rest + constant}, where {@code rest} is the number of paths from the end of a node to the end of the
 * flow: what a method that is shared by several callers knows of the paths ahead of it.
 */
record Affine(BigInteger factor, BigInteger constant) {
    static final Affine ZERO = of(BigInteger.ZERO);
    static final Affine REST = new Affine(BigInteger.ONE, BigInteger.ZERO);

    static Affine of(BigInteger constant) {
        return new Affine(BigInteger.ZERO, constant);
    }

    boolean isConstant() {
        return factor.signum() == 0;
    }

    Affine plus(Affine other) {
        return new Affine(factor.add(other.factor), constant.add(other.constant));
    }

    Affine plus(BigInteger number) {
        return new Affine(factor, constant.add(number));
    }

    /** The paths through a part of the program after whose completion this many remain. */
    Affine before(Shape shape) {
        return new Affine(factor.multiply(shape.completing()), constant.multiply(shape.completing()).add(shape.failing()));
    }

    /** As a Java expression over {@code rest}, a variable. */
    String expression(String rest) {
        if (isConstant()) {
            return PathNumbers.literal(constant);
        }
        String product = factor.equals(BigInteger.ONE) ? rest : PathNumbers.literal(factor) + " * " + rest;
        return constant.signum() == 0 ? product : product + " + " + PathNumbers.literal(constant);
    }
}
