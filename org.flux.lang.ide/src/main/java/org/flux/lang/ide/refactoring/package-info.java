// SPDX-License-Identifier: EPL-2.0
/** Changes of a program that keep what it does, or add to it what somebody asks for. */
package org.flux.lang.ide.refactoring;
