// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.typing;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Shows which bracket belongs to the one at the cursor. */
public final class Brackets extends DefaultCharacterPairMatcher {
    public Brackets() {
        super(new char[] {'(', ')', '[', ']', '{', '}'});
    }
}
