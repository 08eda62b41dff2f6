// SPDX-License-Identifier: EPL-2.0
/** Which inputs choose which variant: exhaustive, unreachable, duplicate variants. */
package org.flux.graph.dispatch;
