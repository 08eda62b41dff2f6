// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.fixes;

import java.util.List;

/** Offers code actions of one sort. The same question about the same text gets the same answer. */
public interface ActionProvider {

    /** The kinds of its actions, as the protocol has them. */
    List<String> kinds();

    List<Action> actions(ActionRequest request);
}
