// SPDX-License-Identifier: EPL-2.0
/** Models of programs for the model checker Spin, so that a tool that is not ours can say whether flows wait for each other for ever. */
package org.flux.graph.promela;
