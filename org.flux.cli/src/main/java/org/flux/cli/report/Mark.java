// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.report;

import java.util.List;
import org.flux.graph.syntax.SourceRange;

/**
 * A place of a finding.
 *
 * @param labels what is said at the place; none if the finding's message says it all
 * @param primary whether it is the place to change
 */
record Mark(SourceRange range, List<String> labels, boolean primary) {}
