// SPDX-License-Identifier: EPL-2.0
/** JSON that people write: every value knows its place, and every mistake is told in plain words. */
package org.flux.graph.json;
