// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Where the flow is at some place of a method, as the path register has it, and how far the register itself lags behind: it is only brought
 * up to date where something can fail or where another method goes on from it.
 */
final class Position {
    private Optional<BigInteger> absolute;
    private Optional<BigInteger> register;
    private Affine lag = Affine.ZERO;

    private Position(Optional<BigInteger> absolute, Optional<BigInteger> register) {
        this.absolute = absolute;
        this.register = register;
    }

    /** The register is right and stands at {@code number}. */
    static Position exactly(BigInteger number) {
        return new Position(Optional.of(number), Optional.of(number));
    }

    /** At the entry of a method, whose callers bring the register up to date unless the method knows it itself. */
    static Position onEntry(Optional<BigInteger> number) {
        return new Position(number, Optional.empty());
    }

    Position copy() {
        Position copy = new Position(absolute, register);
        copy.lag = lag;
        return copy;
    }

    void move(Affine distance) {
        if (absolute.isPresent() && distance.isConstant()) {
            absolute = absolute.map(distance.constant()::add);
        } else {
            if (absolute.isPresent() && !absolute.equals(register)) {
                throw new IllegalStateException("the register must be right where its number is lost");
            }
            absolute = Optional.empty();
            register = Optional.empty();
            lag = lag.plus(distance);
        }
    }

    void move(BigInteger distance) {
        move(Affine.of(distance));
    }

    /**
     * Follows the call of a method.
     *
     * @param distance how far the flow has moved, if there is one path through the method
     * @param leavesRight whether the method has brought the register up to date
     */
    void called(Optional<BigInteger> distance, boolean leavesRight) {
        if (absolute.isPresent() && distance.isPresent()) {
            absolute = absolute.map(distance.get()::add);
            register = leavesRight ? absolute : Optional.empty();
        } else {
            lose();
        }
    }

    /** The number is not known here, but the register is right. */
    private void lose() {
        absolute = Optional.empty();
        register = Optional.empty();
        lag = Affine.ZERO;
    }

    /** What brings the register up to date; empty if it is. */
    Optional<Update> update() {
        Optional<Update> result;
        if (absolute.isPresent()) {
            result = absolute.equals(register) ? Optional.empty() : Optional.of(new Update(true, Affine.of(absolute.get())));
            register = absolute;
        } else {
            result = lag.equals(Affine.ZERO) ? Optional.empty() : Optional.of(new Update(false, lag));
            lag = Affine.ZERO;
        }
        return result;
    }

    /** A number to set the register to, or to add to it. */
    record Update(boolean isAbsolute, Affine number) {}
}
