// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

/** Whether something in a Java source is what a program asks for. Only what certainly is not is worth a word. */
enum Fit {
    YES, MAYBE, NO;

    Fit and(Fit other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
