// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.handlers;

import java.util.List;
import java.util.Map;
import org.flux.graph.Handler;

/**
 * Which handlers can answer for which node (rule N4).
 *
 * @param byNode for each handled node the handlers whose pattern ends in it, the most specific first (longest pattern, then textual
 *     order); a handler behind an unconditional one is left out
 * @param any the handlers whose pattern ends in {@code *}, the same way
 */
public record HandlerTable(Map<String, List<Handler>> byNode, List<Handler> any) {
    public List<Handler> of(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    /** Whether a handler answers whatever the trail is: its pattern is one element, perhaps after gaps. */
    public static boolean isUnconditional(Handler handler) {
        return handler.path().subList(0, handler.path().size() - 1).stream().allMatch(n -> n.text().equals(Handler.ANY));
    }
}
