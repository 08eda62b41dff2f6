// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Which prediction is not shown any more.
 *
 * @param textDocument the file that it was asked for with
 */
public record WithdrawParams(TextDocumentIdentifier textDocument) {}
