// SPDX-License-Identifier: EPL-2.0
/** The Java names of a program, in one place for generator, editor and stubs. */
package org.flux.graph.names;
