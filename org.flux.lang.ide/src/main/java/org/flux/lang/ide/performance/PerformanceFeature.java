// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import static org.flux.lang.ide.performance.SimulateAnswer.number;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.diagram.overlay.Performance;
import org.flux.diagram.overlay.ProfileOverlay;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.protocol.Uris;
import org.flux.lang.ide.workspace.Program;
import org.flux.lang.ide.workspace.Workspace;
import org.flux.simulator.model.ServerModel;

/**
 * {@code flux/profile}: what was measured of a program; {@code flux/simulate}: what is predicted of it from that, elsewhere or under
 * another load; {@code flux/simulate/withdraw}: the editor shows the prediction no longer. Lenses are asked for again when a profile has
 * come or changed, and when another prediction is shown or none.
 */
public final class PerformanceFeature implements Feature, Workspace.Listener {
    private final ServerContext context;
    private final Profiles profiles;
    private final Predictions predictions;

    public PerformanceFeature(ServerContext context, Profiles profiles, Predictions predictions) {
        this.context = context;
        this.profiles = profiles;
        this.predictions = predictions;
        context.workspace().listen(this);
        predictions.listen(root -> refreshLenses());
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        Feature.announceExperimental(server, "performance");
    }

    @Override
    public void filesChanged(Set<String> files) {
        // what was measured of them stays what it was
    }

    @Override
    public void profilesChanged() {
        profiles.changed();
        refreshLenses();
    }

    private void refreshLenses() {
        boolean canRefresh = Optional.ofNullable(context.capabilities().getWorkspace()).map(WorkspaceClientCapabilities::getCodeLens)
                .map(CodeLensWorkspaceCapabilities::getRefreshSupport).orElse(false);
        context.client().filter(any -> canRefresh).ifPresent(client -> client.refreshCodeLenses());
    }

    @JsonRequest("flux/profile")
    public CompletableFuture<ProfileAnswer> profile(ProfileParams params) {
        return context.requests().on(params.textDocument(), view -> {
            Program program = program(view, params.root());
            String uri = context.workspace().uri(program.root());
            String expected = Uris.isUri(program.root()) ? null : Profiles.expectedName(Path.of(program.root()));
            Profiles.Lookup lookup = profiles.of(program);
            return lookup.found().map(found -> answer(uri, expected, found, program.analysis()))
                    .orElseGet(() -> ProfileAnswer.without(uri, expected, lookup.mistake().orElseGet(() -> Profiles.missing(program))));
        });
    }

    private static ProfileAnswer answer(String uri, String expected, Profiles.Found found, Analysis analysis) {
        Profile profile = found.profile();
        Performance performance = ProfileOverlay.performance(analysis, profile);
        double all = performance.nodes().values().stream().mapToDouble(node -> node.mean() * node.perSecond()).sum();
        List<ProfileAnswer.OfNode> nodes = performance.nodes().entrySet().stream()
                .sorted(Comparator.comparingDouble(node -> -node.getValue().mean() * node.getValue().perSecond()))
                .map(node -> new ProfileAnswer.OfNode(node.getKey(), number(node.getValue().mean()), number(node.getValue().p99()),
                        number(node.getValue().perSecond()), number(node.getValue().mean() * node.getValue().perSecond() / all))).toList();
        List<ProfileAnswer.OfLock> locks = profile.locks().stream().map(PerformanceFeature::lock).toList();
        Double rate = null;
        String unfit = null;
        try {
            rate = ServerModel.of(analysis, profile).rate();
        } catch (IllegalArgumentException e) {
            unfit = e.getMessage();
        }
        return new ProfileAnswer(uri, expected, null, found.file().toUri().toString(), found.stamp().modified(), performance.title(),
                profile.strangers(analysis), profile.runtime(), profile.cores(), profile.seconds(), nodes, locks,
                performance.bottleneck().map(limit -> new ProfileAnswer.Limit(limit.name(), limit.reason())).orElse(null), unfit, rate);
    }

    private static ProfileAnswer.OfLock lock(Profile.Lock lock) {
        double acquired = lock.uses().stream().mapToDouble(Profile.Use::acquired).sum();
        double contended = lock.uses().stream().mapToDouble(Profile.Use::contended).sum();
        double waited = lock.uses().stream().mapToDouble(use -> use.waits().map(wait -> wait.mean() * use.contended()).orElse(0.0)).sum();
        return new ProfileAnswer.OfLock(new Lock(lock.lock(), lock.scope()).toString(), number(waited / contended),
                number(contended / acquired));
    }

    @JsonRequest("flux/simulate")
    public CompletableFuture<SimulateAnswer> simulate(SimulateParams params) {
        return context.simulating().on(params.textDocument(), view -> {
            Program program = program(view, params.root());
            Profile profile = profiles.needed(program).profile();
            Simulating simulating = new Simulating(program.analysis(), profile, params);
            try (SimulationProgress progress = SimulationProgress.begin(context, Optional.ofNullable(params.workDoneToken()),
                    view::checkCancelled)) {
                String uri = context.workspace().uri(program.root());
                return Boolean.TRUE.equals(params.curve()) ? simulating.curve(uri, progress)
                        : simulating.figures(uri, progress, predicted -> {
                            if (Boolean.TRUE.equals(params.shown())) {
                                predictions.show(params.textDocument().getUri(), program, profile, predicted);
                            }
                        });
            }
        });
    }

    /** After what has been asked for before: one thread simulates, one after the other. */
    @JsonNotification("flux/simulate/withdraw")
    public void withdraw(WithdrawParams params) {
        context.simulating().run(cancellation -> {
            predictions.withdraw(params.textDocument().getUri());
            return null;
        });
    }

    private Program program(View view, String root) {
        return root == null ? view.program() : view.program(context.workspace().name(root));
    }
}
