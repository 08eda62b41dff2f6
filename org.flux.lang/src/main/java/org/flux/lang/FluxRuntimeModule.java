// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.flux.lang.syntax.SyntaxMessages;
import org.flux.lang.syntax.TextValues;

/** What Flux does otherwise than Xtext's defaults. */
public class FluxRuntimeModule extends AbstractFluxRuntimeModule {

    @Override
    public Class<? extends IValueConverterService> bindIValueConverterService() {
        return TextValues.class;
    }

    public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
        return SyntaxMessages.class;
    }
}
