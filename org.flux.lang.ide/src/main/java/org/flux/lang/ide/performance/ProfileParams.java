// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Whose profile is wanted.
 *
 * @param textDocument a file of the program
 * @param root the URI of the program, if the file is part of several; null for the one that is meant where only one can be
 */
public record ProfileParams(TextDocumentIdentifier textDocument, String root) {}
