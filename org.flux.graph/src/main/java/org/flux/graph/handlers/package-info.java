// SPDX-License-Identifier: EPL-2.0
/** Error handlers: which one answers for a failure (rule N4), and which can never answer. */
package org.flux.graph.handlers;
