// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.List;
import org.flux.lang.ide.fixes.ActionProvider;

/** All refactorings and source actions. */
public final class Refactorings {
    private Refactorings() {}

    public static List<ActionProvider> all() {
        return List.of(new ExtractNode(), new InlineNode(), new CatchAllVariant(), new SessionSpelling(), new DeclareNode(),
                new JavaComponents(), new SourceActions());
    }
}
