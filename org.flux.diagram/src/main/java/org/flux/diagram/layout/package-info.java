// SPDX-License-Identifier: EPL-2.0
/** Where everything goes: one level at a time, from the inside out, by the Eclipse Layout Kernel. */
package org.flux.diagram.layout;
