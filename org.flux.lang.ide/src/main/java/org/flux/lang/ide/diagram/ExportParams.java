// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

import java.util.List;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Which picture is wanted as a file.
 *
 * @param format as {@code flux diagram --format} has it
 * @param theme as {@code flux diagram --theme} has it; null for {@code auto}
 * @param scale of a PNG; null for the command's default
 */
public record ExportParams(TextDocumentIdentifier textDocument, String root, String flow, List<String> expand, List<String> collapse,
        String overlay, String format, String theme, Double scale) {

    DiagramParams picture() {
        return new DiagramParams(textDocument, root, flow, expand, collapse, overlay);
    }
}
