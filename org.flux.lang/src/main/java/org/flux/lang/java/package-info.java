// SPDX-License-Identifier: EPL-2.0
/**
 * The Java side of a program: which classes and methods of a project's sources implement it, what is missing or does not fit, and the text
 * that would create it. The sources are parsed by javac and never compiled, since they depend on what is only generated from the program.
 */
package org.flux.lang.java;
