// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui;

import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.swt.graphics.Image;

/** Icons of what the protocol names by kinds; the same things have the same icons everywhere. Owned by the plug-in. UI thread. */
public final class Icons {
    private Icons() {
    }

    /** What an outline or a list of symbols has. */
    public static Image of(SymbolKind kind) {
        return Plugin.image(switch (kind) {
            case Event -> "source";
            case Class -> "flow";
            case EnumMember -> "variant";
            case Interface -> "predicate";
            case Key -> "lock";
            case Method -> "handler";
            case Array -> "order";
            case Property -> "pragma";
            case null, default -> "node";
        });
    }

    /** What content assist has. */
    public static Image of(CompletionItemKind kind) {
        return Plugin.image(switch (kind) {
            case Function -> "node";
            case Module -> "flow";
            case EnumMember -> "predicate";
            case Variable, Reference -> "lock";
            case Method -> "method";
            case Class -> "type";
            case Property -> "pragma";
            case Snippet -> "snippet";
            case File -> "flux";
            case null, default -> "keyword";
        });
    }
}
