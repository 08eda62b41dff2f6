// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.format;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.swt.widgets.Display;
import org.flux.lang.ui.Notices;
import org.flux.lang.ui.document.Edits;
import org.flux.lang.ui.document.FluxDocument;

/** What the server says a text is to look like. */
final class Layout {
    /** There is one layout, whatever is said here, but the protocol wants it said. */
    static final FormattingOptions OPTIONS = new FormattingOptions(4, true);

    private Layout() {}

    /** Changes the text as soon as the answer is there, unless somebody has typed on meanwhile. */
    static void apply(FluxDocument document, CompletableFuture<List<? extends TextEdit>> answer, Display display) {
        int version = document.version();
        answer.whenComplete((edits, failure) -> {
            if (edits != null && !display.isDisposed()) {
                display.asyncExec(() -> {
                    if (document.version() == version) {
                        Edits.apply(document.document(), List.copyOf(edits));
                    }
                });
            } else if (failure != null && !(failure instanceof CancellationException)) {
                Notices.error("The text could not be formatted: " + failure.getMessage());
            }
        });
    }
}
