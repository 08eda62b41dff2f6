// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.lenses;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;
import org.flux.lang.ide.Feature;
import org.flux.lang.ide.ServerContext;
import org.flux.lang.ide.View;
import org.flux.lang.ide.navigation.Mentions;
import org.flux.lang.ide.performance.PerformanceLenses;
import org.flux.lang.ide.performance.Predictions;
import org.flux.lang.ide.performance.Profiles;
import org.flux.lang.ide.protocol.Ranges;
import org.flux.lang.ide.symbols.Occurrence.Role;
import org.flux.lang.ide.symbols.Symbol;
import org.flux.lang.ide.workspace.Program;

/**
 * {@code textDocument/codeLens}: over sources to run the program, to show its diagram and how many paths there are, over nodes where they
 * are used; over sources, nodes and constraints what is predicted of the program while the editor shows a prediction, else what its profile
 * says, if it has one.
 */
public final class CodeLensFeature implements Feature {
    private static final String RUN = "flux.run";
    private static final String SHOW_DIAGRAM = "flux.showDiagram";
    private static final String SHOW_REFERENCES = "flux.showReferences";
    private static final String SHOW_PROFILE = "flux.showProfile";
    private static final String SHOW_PREDICTION = "flux.showPrediction";

    private final ServerContext context;
    private final Profiles profiles;
    private final Predictions predictions;

    public CodeLensFeature(ServerContext context, Profiles profiles, Predictions predictions) {
        this.context = context;
        this.profiles = profiles;
        this.predictions = predictions;
    }

    @Override
    public void announce(ServerCapabilities server, ClientCapabilities client) {
        server.setCodeLensProvider(new CodeLensOptions(false));
    }

    @JsonRequest("textDocument/codeLens")
    public CompletableFuture<List<CodeLens>> codeLens(CodeLensParams params) {
        return context.requests().on(params.getTextDocument(), this::lenses);
    }

    private List<CodeLens> lenses(View view) {
        List<CodeLens> lenses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Program program = view.program();
        boolean references = context.settings().isOn("codeLens.references");
        Map<String, List<Location>> uses = references ? uses(view) : Map.of();
        for (Declaration declaration : view.file().declarations()) {
            switch (declaration) {
                case SourceDecl source -> {
                    if (context.settings().isOn("codeLens.run") && context.options().knows(RUN) && !program.loaded().hasErrors()) {
                        lenses.add(lens(source.source(), new Command("Run", RUN, List.of(context.workspace().uri(program.root())))));
                    }
                    if (context.settings().isOn("codeLens.diagram") && context.options().knows(SHOW_DIAGRAM)) {
                        lenses.add(lens(source.source(), new Command("Show diagram", SHOW_DIAGRAM,
                                List.of(view.document().uri(), source.source().text()))));
                    }
                    if (context.settings().isOn("codeLens.paths")) {
                        source.target().ifPresent(target -> paths(program, target.text(), source.source(), lenses));
                    }
                }
                case NodeSignature node when references && seen.add(node.name().text()) -> references(view, node.name(), uses, lenses);
                case FlowDefinition flow when references && seen.add(flow.name().text()) -> references(view, flow.name(), uses, lenses);
                default -> { }
            }
        }
        if (context.settings().isOn("codeLens.performance")) {
            Optional<Predictions.Shown> predicted = predictions.of(program);
            predicted.ifPresent(shown -> performance(view, new PerformanceLenses(shown.performance()), "predicted: ", SHOW_PREDICTION,
                    shown.document(), lenses));
            if (predicted.isEmpty()) {
                profiles.performance(program).map(PerformanceLenses::new)
                        .ifPresent(measured -> performance(view, measured, "", SHOW_PROFILE, view.document().uri(), lenses));
            }
        }
        return lenses;
    }

    /** @param command shows it all, if it is told the document and what the lens stands over */
    private void performance(View view, PerformanceLenses performance, String prefix, String command, String document,
            List<CodeLens> lenses) {
        performance.of(view.file().declarations(), (place, text) -> lenses.add(lens(place, context.options().knows(command)
                ? new Command(prefix + text, command, List.of(document, place.text())) : new Command(prefix + text, ""))));
    }

    private static void paths(Program program, String target, Name place, List<CodeLens> lenses) {
        PathNumbering paths = program.analysis().paths();
        BigInteger number = paths.roots().get(target);
        if (number != null) {
            boolean exact = number.compareTo(PathNumbering.LIMIT) < 0;
            lenses.add(lens(place, new Command((exact ? "" : "more than ") + number + (number.equals(BigInteger.ONE) ? " path" : " paths"),
                    "")));
        }
    }

    private void references(View view, Name name, Map<String, List<Location>> uses, List<CodeLens> lenses) {
        List<Location> places = uses.getOrDefault(name.text(), List.of());
        String title = places.size() == 1 ? "1 reference" : places.size() + " references";
        lenses.add(lens(name, context.options().knows(SHOW_REFERENCES)
                ? new Command(title, SHOW_REFERENCES, List.of(view.document().uri(), Ranges.start(name.range()), places))
                : new Command(title, "")));
    }

    /** Where nodes are used, in all programs that contain the document. */
    private Map<String, List<Location>> uses(View view) {
        Set<String> nodes = view.occurrences().all().stream().filter(o -> o.symbol().kind() == Symbol.Kind.NODE && o.role() != Role.USE)
                .map(o -> o.symbol().name()).collect(Collectors.toSet());
        return Mentions.ofNodes(view, view.snapshot().companions(view.document().name()), nodes).stream()
                .filter(occurrence -> occurrence.role() == Role.USE)
                .collect(Collectors.groupingBy(occurrence -> occurrence.symbol().name(), Collectors.mapping(occurrence ->
                        new Location(context.workspace().uri(occurrence.range().file()), Ranges.of(occurrence.range())),
                        Collectors.toList())));
    }

    private static CodeLens lens(Name place, Command command) {
        return new CodeLens(Ranges.of(place.range()), command, null);
    }
}
