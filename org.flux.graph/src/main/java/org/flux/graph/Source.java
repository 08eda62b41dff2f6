// SPDX-License-Identifier: EPL-2.0
package org.flux.graph;

import java.util.Optional;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Declaration.SourceDecl;

/**
 * A source and the node that its flows enter.
 *
 * @param node name of the source's node
 * @param target name of the target; empty while the text is incomplete
 */
public record Source(String node, Optional<String> target, Optional<SessionFunction> session, SourceDecl declaration) {}
