// SPDX-License-Identifier: EPL-2.0
/** {@code flux diagram}. */
package org.flux.cli.diagram;
