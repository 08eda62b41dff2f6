// SPDX-License-Identifier: EPL-2.0
/**
 * The picture of a program: {@code model} says what is drawn, {@code layout} where, {@code picture} how, and {@code write} writes it.
 * Beside it, {@code chart}.
 */
package org.flux.diagram;
