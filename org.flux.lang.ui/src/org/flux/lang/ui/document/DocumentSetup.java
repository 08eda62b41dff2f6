// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.document;

import org.eclipse.core.filebuffers.IDocumentSetupParticipant;
import org.eclipse.jface.text.IDocument;

/** Called for the first program that is opened, which makes this plug-in begin its work. */
public final class DocumentSetup implements IDocumentSetupParticipant {
    @Override
    public void setup(IDocument document) {
        OpenDocuments.get().listen();
    }
}
