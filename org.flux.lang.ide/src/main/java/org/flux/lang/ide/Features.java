// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide;

import java.util.List;
import org.flux.lang.ide.completion.Completion;
import org.flux.lang.ide.diagnostics.Checking;
import org.flux.lang.ide.diagnostics.MissingCompiler;
import org.flux.lang.ide.diagnostics.CheckingProgress;
import org.flux.lang.ide.diagnostics.PullDiagnostics;
import org.flux.lang.ide.diagnostics.PushDiagnostics;
import org.flux.lang.ide.diagnostics.Refresher;
import org.flux.lang.ide.diagram.DiagramFeature;
import org.flux.lang.ide.fixes.CodeActions;
import org.flux.lang.ide.formatting.FormattingFeature;
import org.flux.lang.ide.hints.InlayHintsFeature;
import org.flux.lang.ide.hover.HoverFeature;
import org.flux.lang.ide.lenses.CodeLensFeature;
import org.flux.lang.ide.navigation.CallHierarchyFeature;
import org.flux.lang.ide.navigation.DeclarationFeature;
import org.flux.lang.ide.navigation.DefinitionFeature;
import org.flux.lang.ide.navigation.DocumentLinksFeature;
import org.flux.lang.ide.navigation.HighlightsFeature;
import org.flux.lang.ide.navigation.ImplementationFeature;
import org.flux.lang.ide.navigation.ReferencesFeature;
import org.flux.lang.ide.navigation.WorkspaceSymbolsFeature;
import org.flux.lang.ide.performance.PerformanceFeature;
import org.flux.lang.ide.performance.Predictions;
import org.flux.lang.ide.performance.Profiles;
import org.flux.lang.ide.refactoring.Refactorings;
import org.flux.lang.ide.rename.FileRenamesFeature;
import org.flux.lang.ide.rename.LinkedEditingFeature;
import org.flux.lang.ide.rename.RenameFeature;
import org.flux.lang.ide.structure.DocumentSymbolsFeature;
import org.flux.lang.ide.structure.FoldingFeature;
import org.flux.lang.ide.structure.SelectionRangesFeature;
import org.flux.lang.ide.tokens.SemanticTokensFeature;

/** Everything that the server can do. */
final class Features {
    private Features() {}

    static List<Feature> of(ServerContext context) {
        Checking checking = new Checking(context);
        Profiles profiles = new Profiles(context);
        Predictions predictions = new Predictions(profiles);
        return List.of(
                new DocumentSync(context),
                new MissingCompiler(context, checking),
                new PushDiagnostics(context, checking),
                new PullDiagnostics(context, checking),
                new CheckingProgress(context, checking),
                new Refresher(context, checking),
                new DiagramFeature(context, checking, profiles, predictions),
                new PerformanceFeature(context, profiles, predictions),
                new HoverFeature(context),
                new SemanticTokensFeature(context),
                new InlayHintsFeature(context),
                new CodeLensFeature(context, profiles, predictions),
                new DefinitionFeature(context),
                new DeclarationFeature(context),
                new ImplementationFeature(context),
                new ReferencesFeature(context),
                new HighlightsFeature(context),
                new CallHierarchyFeature(context),
                new DocumentLinksFeature(context),
                new WorkspaceSymbolsFeature(context),
                new DocumentSymbolsFeature(context),
                new FoldingFeature(context),
                new SelectionRangesFeature(context),
                new RenameFeature(context),
                new FileRenamesFeature(context),
                new LinkedEditingFeature(context),
                new Completion(context),
                new CodeActions(context, Refactorings.all()),
                new FormattingFeature(context));
    }
}
