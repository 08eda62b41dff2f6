// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.diagram.model.Box.Badge;
import org.flux.diagram.overlay.Overlay;
import org.flux.diagram.overlay.Overlay.Ends;
import org.flux.diagram.overlay.Value;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature;
import org.flux.graph.types.Types;

/** Makes boxes, with what is inside them and who handles their errors. */
final class BoxBuilder {
    private final ProgramGraph graph;
    private final Analysis analysis;
    private final CallGraph calls;
    private final Findings findings;
    private final Overlay overlay;
    private final Expansion expansion;
    private final Titles titles;
    private final Set<String> sources = new HashSet<>();
    private final Map<String, List<Types.Arc>> arcs = new HashMap<>();
    private final Map<String, Map<Lock, Elevation>> elevations = new HashMap<>();
    /** The first box of each node; of one that is hidden, the box that hides it. */
    private final Map<String, String> standsFor = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    BoxBuilder(Analysis analysis, CallGraph calls, Findings findings, Overlay overlay, Expansion expansion) {
        this.graph = analysis.graph();
        this.analysis = analysis;
        this.calls = calls;
        this.findings = findings;
        this.overlay = overlay;
        this.expansion = expansion;
        this.titles = new Titles(analysis);
        graph.sources().forEach(source -> sources.add(source.node()));
        analysis.types().arcs().forEach(arc -> arc.variant().ifPresent(variant ->
                arcs.computeIfAbsent(variant.node() + ":" + variant.index(), any -> new ArrayList<>()).add(arc)));
        analysis.locks().elevations().forEach(elevation ->
                elevations.computeIfAbsent(elevation.node(), any -> new LinkedHashMap<>()).putIfAbsent(elevation.lock(), elevation));
    }

    Optional<String> standsFor(String node) {
        return Optional.ofNullable(standsFor.get(node));
    }

    /** Adds an outermost node and who handles its errors. */
    void add(String node, SourceRange step, List<Box> boxes, List<Arc> arcsOfLevel) {
        add("", node, step, List.of(), false, boxes, arcsOfLevel);
        analysis.handlers().any().forEach(handler -> {
            if (!sources.contains(node) && analysis.reachable().contains(node)) {
                handle(node, handler, List.of(), boxes, arcsOfLevel);
            }
        });
    }

    /** Adds a node and who handles its errors, and returns the id of its box. */
    private String add(String around, String node, SourceRange step, List<String> nodesAround, boolean goesOn, List<Box> boxes,
            List<Arc> arcsOfLevel) {
        String id = free(around.isEmpty() ? node : around + "/" + node);
        boxes.add(box(id, node, step, nodesAround, goesOn));
        analysis.handlers().of(node).forEach(handler -> handle(id, handler, nodesAround, boxes, arcsOfLevel));
        return id;
    }

    private String free(String wanted) {
        String id = wanted;
        for (int i = 2; !ids.add(id); i++) {
            id = wanted + "." + i;
        }
        return id;
    }

    private void handle(String failing, Handler handler, List<String> nodesAround, List<Box> boxes, List<Arc> arcsOfLevel) {
        String name = handler.handler().orElseThrow();
        if (!graph.nodes().containsKey(name)) {
            return;
        }
        String id = free(failing + "!" + name);
        SourceRange step = handler.declaration().handler().map(Name::range).orElse(handler.declaration().range());
        boxes.add(box(id, name, step, nodesAround, false));
        String path = handler.path().stream().map(Name::text).collect(Collectors.joining(" -> "));
        String before = handler.path().size() == 1 ? ""
                : " after " + handler.path().subList(0, handler.path().size() - 1).stream().map(Name::text)
                        .collect(Collectors.joining(" -> "));
        String types = analysis.types().handlerInputs(handler).map(TypeLabels::whole).orElse("?");
        Optional<Value> value = overlay.ofError(new Ends("", failing, id));
        arcsOfLevel.add(new Arc(failing + ">" + id, Arc.Kind.ERROR, failing, id, Optional.empty(), "error" + before
                + value.map(said -> said.text().isEmpty() ? "" : " · " + said.text()).orElse(""),
                "error of " + path + " => " + name + "\n" + types + detail(value), handler.declaration().range(), value));
    }

    private Box box(String id, String name, SourceRange step, List<String> nodesAround, boolean goesOn) {
        Node node = graph.nodes().get(name);
        standsFor.putIfAbsent(name, id);
        List<Badge> badges = badges(id, node);
        Optional<Value> value = overlay.ofBox(id, name);
        Optional<Level> inside = Optional.empty();
        boolean expanded = false;
        List<Diagnostic> concerning;
        if (node instanceof Node.AbstractNode flow) {
            expanded = expansion.isExpanded(id, name, nodesAround);
            inside = Optional.of(expanded ? inside(id, flow, nodesAround, goesOn) : Level.EMPTY);
        }
        if (inside.isPresent() && !expanded) {
            concerning = hidden(id, name, step);
        } else {
            concerning = findings.of(step, List.of(name), List.of());
        }
        String note = sessions(name).orElse(expanded && !isChoice(node) ? "" : note(node));
        return new Box(id, kind(node), name, note, badges, concerning, inside, expanded, titles.of(node, badges, concerning, value), step,
                node.range(), value);
    }

    /** What concerns a collapsed box: also what concerns anything in it. */
    private List<Diagnostic> hidden(String id, String name, SourceRange step) {
        Set<String> within = calls.expansion(List.of(name));
        within.forEach(node -> standsFor.putIfAbsent(node, id));
        if (findings.isEmpty()) {
            return List.of();
        }
        List<SourceRange> steps = within.stream().map(graph.nodes()::get).filter(Node.AbstractNode.class::isInstance)
                .flatMap(flow -> ((Node.AbstractNode) flow).variants().stream()).flatMap(variant -> variant.steps().stream())
                .map(Name::range).toList();
        return findings.of(step, within, steps);
    }

    private Box.Kind kind(Node node) {
        if (sources.contains(node.name())) {
            return Box.Kind.SOURCE;
        }
        return switch (node) {
            case Node.AbstractNode flow -> Box.Kind.ABSTRACT;
            case Node.ExternalFunction function -> Box.Kind.EXTERNAL;
            case Node.ConcreteNode concrete when analysis.graph().unresolved().stream()
                    .anyMatch(reference -> reference.name().text().equals(concrete.name())) -> Box.Kind.UNRESOLVED;
            case Node.ConcreteNode concrete -> switch (concrete.modifier()) {
                case BLOCKING, ASYNC -> Box.Kind.ELSEWHERE;
                case NONE, PUSH -> Box.Kind.CONCRETE;
            };
        };
    }

    private static boolean isChoice(Node node) {
        return node instanceof Node.AbstractNode flow && flow.variants().size() > 1;
    }

    private Optional<String> sessions(String node) {
        return graph.sources().stream().filter(source -> source.node().equals(node)).flatMap(source -> source.session().stream())
                .findFirst().map(session -> "sessions: " + session.name());
    }

    private static String note(Node node) {
        if (node instanceof Node.AbstractNode flow) {
            int variants = flow.variants().size();
            int steps = variants == 1 ? flow.variants().getFirst().steps().size() : 0;
            return variants > 1 ? variants + " variants" : steps == 1 ? "1 step" : steps + " steps";
        }
        return switch (node.modifier()) {
            case BLOCKING -> "blocking";
            case ASYNC -> "async";
            case NONE, PUSH -> "";
        };
    }

    private List<Badge> badges(String id, Node node) {
        Map<Lock, LockMode> declared = new LinkedHashMap<>();
        for (Constraint constraint : node.constraints()) {
            declared.put(constraint.lock(), constraint.mode());
        }
        Map<Lock, Elevation> elevated = elevations.getOrDefault(node.name(), Map.of());
        List<Badge> badges = new ArrayList<>();
        analysis.locks().effective().getOrDefault(node.name(), java.util.Collections.emptySortedMap()).forEach((lock, mode) -> {
            Elevation elevation = elevated.get(lock);
            if (elevation != null) {
                badges.add(new Badge(lock, mode, elevation.kind() == Kind.PROMOTION ? Badge.Kind.PROMOTED : Badge.Kind.ELEVATED,
                        elevation.witness(), overlay.ofLock(id, node.name(), lock)));
            } else if (declared.containsKey(lock)) {
                badges.add(new Badge(lock, declared.get(lock), Badge.Kind.DECLARED, List.of(),
                        overlay.ofLock(id, node.name(), lock)));
            }
        });
        return badges;
    }

    // What is inside

    private Level inside(String id, Node.AbstractNode flow, List<String> nodesAround, boolean goesOn) {
        List<String> around = Stream.concat(nodesAround.stream(), Stream.of(flow.name())).toList();
        List<Box> boxes = new ArrayList<>();
        List<Arc> within = new ArrayList<>();
        String begin = Arc.EDGE;
        if (flow.isTyped()) {
            begin = id + "/?";
            boxes.add(sign(begin, Box.Kind.CHOICE, flow, flow.range(), choice(flow)));
            within.add(through(Arc.EDGE, begin, id, flow, flow.range()));
        }
        for (Node.Variant variant : flow.variants()) {
            variant(id, flow, variant, begin, around, goesOn, boxes, within);
        }
        return new Level(boxes, within);
    }

    private static String choice(Node.AbstractNode flow) {
        return flow.variants().stream().map(variant -> flow.name() + ":" + variant.patterns().map(BoxBuilder::patterns).orElse("") + " = "
                + variant.steps().stream().map(Name::text).collect(Collectors.joining(" -> "))).collect(Collectors.joining("\n"));
    }

    private static Box sign(String id, Box.Kind kind, Node.AbstractNode flow, SourceRange range, String title) {
        return new Box(id, kind, "", "", List.of(), List.of(), Optional.empty(), false, title, range, flow.range(), Optional.empty());
    }

    private void variant(String id, Node.AbstractNode flow, Node.Variant variant, String begin, List<String> around, boolean goesOn,
            List<Box> boxes, List<Arc> within) {
        Optional<String> pattern = variant.patterns().map(BoxBuilder::patterns);
        SourceRange range = variant.definition().range();
        String types = analysis.types().signature(flow.name()).inputs().map(TypeLabels::whole).orElse("?");
        if (variant.steps().isEmpty()) {
            String end = Arc.EDGE;
            if (!goesOn || pattern.isEmpty()) {
                end = free(id + "/=");
                boxes.add(sign(end, Box.Kind.JOINT, flow, range, "goes on unchanged"));
            }
            Optional<Value> passage = overlay.ofPassage(ends(id, begin, id + "/=" + variant.index()));
            within.add(new Arc(free(begin + ">" + id + "/" + variant.index()), Arc.Kind.DATA, begin, end, pattern, "",
                    pattern.map(text -> text + "\n").orElse("") + types + detail(passage), range, passage));
            if (goesOn && pattern.isEmpty()) {
                within.add(through(end, Arc.EDGE, id, flow, range));
            }
            return;
        }
        List<Types.Arc> data = arcs.getOrDefault(flow.name() + ":" + variant.index(), List.of());
        String last = null;
        for (int i = 0; i < variant.steps().size(); i++) {
            Name step = variant.steps().get(i);
            boolean more = goesOn || i + 1 < variant.steps().size();
            String next = add(id, step.text(), step.range(), around, more, boxes, within);
            if (i == 0) {
                Optional<Value> passage = overlay.ofPassage(ends(id, begin, next));
                String shortened = analysis.types().signature(flow.name()).inputs().map(TypeLabels::shortened).orElse("?");
                within.add(new Arc(free(begin + ">" + next), Arc.Kind.DATA, begin, next, pattern, pattern.isPresent() ? shortened : "",
                        pattern.map(text -> text + "\n").orElse("") + types + detail(passage), step.range(), passage));
            } else {
                int from = i - 1;
                String before = last;
                SourceRange both = variant.steps().get(from).range().to(step.range());
                data.stream().filter(arc -> arc.step() == from).findFirst()
                        .ifPresent(arc -> within.add(data(arc, id, before, next, both)));
            }
            last = next;
        }
        if (goesOn) {
            within.add(through(last, Arc.EDGE, id, flow, variant.steps().getLast().range()));
        }
    }

    /** Through the edge of an abstract node, or what comes from a joint and goes there: arcs outside it show the types. */
    private Arc through(String from, String to, String id, Node.AbstractNode flow, SourceRange range) {
        Signature signature = analysis.types().signature(flow.name());
        String types = (from.equals(Arc.EDGE) ? signature.inputs() : signature.outputs()).map(TypeLabels::whole).orElse("?");
        Optional<Value> passage = overlay.ofPassage(ends(id, from, to));
        return new Arc(free((from.isEmpty() ? id : from) + ">" + (to.isEmpty() ? id : to)), Arc.Kind.DATA, from, to, Optional.empty(), "",
                types + detail(passage), range, passage);
    }

    /** @param around the id of the box around both */
    Arc data(Types.Arc arc, String around, String from, String to, SourceRange range) {
        Optional<Value> value = overlay.ofArc(new Ends(around, from, to), arc);
        return new Arc(free(from + ">" + to), Arc.Kind.DATA, from, to, Optional.empty(), TypeLabels.shortened(arc.slots()),
                TypeLabels.whole(arc.slots()) + detail(value), range, value);
    }

    private static Ends ends(String id, String from, String to) {
        return new Ends(id, from.equals(Arc.EDGE) ? id : from, to.equals(Arc.EDGE) ? id : to);
    }

    private static String detail(Optional<Value> value) {
        return value.map(Value::detail).filter(text -> !text.isEmpty()).map(text -> "\n" + text).orElse("");
    }

    private static String patterns(List<Pattern> patterns) {
        return patterns.stream().map(pattern -> switch (pattern) {
            case Pattern.Wildcard wildcard -> "_";
            case Pattern.Test test -> (test.negated() ? "!" : "") + test.predicate().text();
        }).collect(Collectors.joining(", ", "[", "]"));
    }
}
