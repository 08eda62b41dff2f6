// SPDX-License-Identifier: EPL-2.0
/** One writer for each format. */
package org.flux.diagram.write;
