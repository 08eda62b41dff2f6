// SPDX-License-Identifier: EPL-2.0
package org.flux.lang;

import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IGlobalScopeProvider;
import org.flux.lang.formatting.FluxFormatter;
import org.flux.lang.linking.FluxResource;
import org.flux.lang.linking.SilentLinking;
import org.flux.lang.scoping.FluxDescriptions;
import org.flux.lang.scoping.FluxImports;
import org.flux.lang.syntax.SyntaxMessages;
import org.flux.lang.syntax.TextValues;
import org.flux.lang.syntax.TolerantParser;

/** What Flux does otherwise than Xtext's defaults. */
public class FluxRuntimeModule extends AbstractFluxRuntimeModule {

    @Override
    public Class<? extends XtextResource> bindXtextResource() {
        return FluxResource.class;
    }

    @Override
    public Class<? extends IParser> bindIParser() {
        return TolerantParser.class;
    }

    @Override
    public Class<? extends IValueConverterService> bindIValueConverterService() {
        return TextValues.class;
    }

    @Override
    public Class<? extends IGlobalScopeProvider> bindIGlobalScopeProvider() {
        return FluxImports.class;
    }

    public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
        return SyntaxMessages.class;
    }

    public Class<? extends ILinkingDiagnosticMessageProvider> bindILinkingDiagnosticMessageProvider() {
        return SilentLinking.class;
    }

    public Class<? extends IDefaultResourceDescriptionStrategy> bindIDefaultResourceDescriptionStrategy() {
        return FluxDescriptions.class;
    }

    public Class<? extends IFormatter2> bindIFormatter2() {
        return FluxFormatter.class;
    }
}
