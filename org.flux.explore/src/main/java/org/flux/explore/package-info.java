// SPDX-License-Identifier: EPL-2.0
/**
 * The {@code check} runtime: runs the generated code of a program with the real locks and stand-ins for its components, one schedule after
 * the other, and looks for deadlocks and for flows inside regions that exclude each other. No server carries it.
 */
package org.flux.explore;
