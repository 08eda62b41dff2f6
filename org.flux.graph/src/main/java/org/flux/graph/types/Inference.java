// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.types;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.Node.Variant;
import org.flux.graph.NodeMap;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.Signature.Slot;
import org.flux.graph.types.Terms.Value;
import org.flux.graph.types.Terms.Values;

/**
 * Infers the types of a program by unification over the whole of it, in time linear in the text.
 *
 * <p>Each node has two lists of values, known where the node is declared. Patterns fix the number of inputs. Then every arc is an equation:
 * source and target, neighbouring steps, a definition and its first and last step, both sides of an identity, a handler and the node that
 * it handles. Lists that contradict each other stay apart, so that one mistake is one finding. At last the outputs of a flow's root that
 * are still open become {@code ()}, and predicates take the type of the values that they test.
 */
public final class Inference {

    /** The types, and what contradicts them. */
    public record Result(Types types, List<Diagnostic> findings) {}

    private final ProgramGraph graph;
    private final NodeMap<Values> inputs;
    private final NodeMap<Values> outputs;
    private final Map<String, Value> predicates = new HashMap<>();
    /** For the inputs and outputs of each declared flow what they are known to contradict. */
    private final Map<Values, Set<String>> contradictions = new IdentityHashMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private final List<Adapter> adapters = new ArrayList<>();
    private int namesSeen;

    private Inference(ProgramGraph graph) {
        this.graph = graph;
        this.inputs = new NodeMap<>(graph.nodes());
        this.outputs = new NodeMap<>(graph.nodes());
    }

    public static Result infer(ProgramGraph graph) {
        Inference inference = new Inference(graph);
        inference.declare();
        inference.patterns();
        inference.sources();
        inference.variants().forEach(inference::flow);
        inference.handlers();
        inference.rootOutputs();
        inference.predicates();
        inference.adapters.forEach(inference::offer);
        return new Result(inference.types(), List.copyOf(inference.findings));
    }

    private void declare() {
        Map<String, TypeSpelling> spellings = new HashMap<>();
        graph.files().forEach(f -> spellings.put(f.path(), new TypeSpelling(f)));
        TypeSpelling fallback = new TypeSpelling(graph.root());
        for (int number = 0; number < graph.nodes().size(); number++) {
            Node node = graph.nodes().node(number);
            Optional<NodeSignature> signature = node.signature();
            TypeSpelling spelling = spellings.getOrDefault(node.range().file(), fallback);
            inputs.set(number, signature.map(s -> values(s.inputs(), s.name().range(), spelling)).orElseGet(Values::open));
            outputs.set(number, signature.map(s -> values(s.outputs(), s.name().range(), spelling)).orElseGet(Values::open));
            if (signature.isPresent() && node instanceof Node.AbstractNode) {
                contradictions.put(inputs.at(number), new HashSet<>());
                contradictions.put(outputs.at(number), new HashSet<>());
            }
        }
    }

    private Values values(List<Parameter> parameters, SourceRange node, TypeSpelling spelling) {
        return Values.of(parameters.stream()
                .map(p -> Value.of(spelling.read(p.type().text()), p.range(), p.name().map(Name::text), namesSeen++)).toList(),
                parameters.isEmpty() ? node : parameters.getFirst().range().to(parameters.getLast().range()));
    }

    private void patterns() {
        Arities.of(graph).forEach((node, arity) -> Values.unify(inputs.get(node), Values.ofLength(arity.length(), arity.origin())));
        for (Variant variant : variants()) {
            if (variant.patterns().isEmpty()) {
                continue;
            }
            List<Pattern> patterns = variant.patterns().get();
            Values taken = inputs.get(variant.node());
            if (taken.list().size() != patterns.size()) {
                findings.add(patternLength(variant, patterns, taken));
            }
        }
    }

    private static Diagnostic patternLength(Variant variant, List<Pattern> patterns, Values taken) {
        int length = taken.list().size();
        Diagnostic finding = Diagnostic.of(Code.PATTERN_LENGTH, variant.definition().name().range(), "`" + variant.node() + "` takes "
                + count(length, "value") + " but this variant has " + count(patterns.size(), "pattern"))
                .related(taken.origin(), count(length, "value") + " here");
        if (patterns.isEmpty()) {
            return finding;
        }
        if (patterns.size() < length) {
            return finding.suggest("Ignore the other values", patterns.getLast().range().end(), ", _".repeat(length - patterns.size()));
        }
        boolean superfluous = length > 0
                && patterns.subList(length, patterns.size()).stream().allMatch(Pattern.Wildcard.class::isInstance);
        return superfluous ? finding.suggest("Remove what is too much",
                patterns.get(length - 1).range().end().to(patterns.getLast().range()), "") : finding;
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private void sources() {
        for (Source source : graph.sources()) {
            Values taken = inputs.get(source.node());
            if (taken == null) {
                continue;
            }
            if (taken.isOpen()) {
                Values.unify(taken, Values.ofLength(0, source.declaration().source().range()));
            } else if (!taken.list().isEmpty()) {
                findings.add(withInputs(source, taken));
            }
            source.target().filter(target -> inputs.containsKey(target) && !target.equals(source.node()))
                    .ifPresent(target -> target(source, target));
        }
    }

    private void target(Source source, String target) {
        int known = findings.size();
        equal(() -> gives(source.node()), outputs.get(source.node()), () -> takes(target), inputs.get(target),
                source.declaration().target().orElseThrow().range());
        if (findings.size() > known) {
            adapters.add(new Adapter(known, source.node(), target, outputs.get(source.node()), inputs.get(target),
                    Adapter.target(graph, source)));
        }
    }

    private Diagnostic withInputs(Source source, Values taken) {
        Diagnostic finding = Diagnostic.of(Code.SOURCE_WITH_INPUTS, source.declaration().source().range(),
                "Source `" + source.node() + "` takes " + taken.show() + ", but nothing comes before a source")
                .related(taken.origin(), "takes " + taken.show() + " here");
        Optional<Name> target = source.declaration().target();
        boolean turned = target.map(t -> inputs.get(t.text())).filter(in -> !in.isOpen() && in.list().isEmpty()).isPresent();
        if (turned && source.session().isEmpty()) {
            String right = target.get() + " => " + source.node();
            return finding.suggest("Turn it round: `source " + right + ";`",
                    source.declaration().source().range().to(target.get().range()), right);
        }
        Optional<Source> before = graph.sources().stream().filter(s -> s.target().filter(source.node()::equals).isPresent()).findFirst();
        if (before.isPresent() && target.isPresent()) {
            return finding.help("steps that follow one another are a flow: `source " + before.get().node() + " => Page; Page = "
                    + source.node()
                    + " -> " + target.get() + ";`");
        }
        return graph.nodes().get(source.node()).signature().filter(s -> !s.inputs().isEmpty())
                .map(s -> finding.suggest("Remove the inputs", s.inputs().getFirst().range().to(s.inputs().getLast().range()), ""))
                .orElse(finding);
    }

    private void flow(Variant variant) {
        String flow = variant.node();
        List<Name> steps = variant.steps();
        if (steps.isEmpty()) {
            equal(() -> "`" + flow + "` passes its inputs on: it takes", inputs.get(flow), () -> "gives", outputs.get(flow),
                    variant.definition().name().range());
            return;
        }
        int[] numbers = steps.stream().mapToInt(s -> graph.nodes().number(s.text())).toArray();
        Name first = steps.getFirst();
        step(() -> "Flow " + takes(flow), inputs.get(flow), () -> "its first step " + takes(first.text()), inputs.at(numbers[0]),
                first.range(), variant, 0);
        for (int i = 0; i + 1 < numbers.length; i++) {
            Name from = steps.get(i);
            Name to = steps.get(i + 1);
            step(() -> gives(from.text()), outputs.at(numbers[i]), () -> takes(to.text()), inputs.at(numbers[i + 1]), to.range(), variant,
                    i + 1);
        }
        Name last = steps.getLast();
        step(() -> "Flow " + gives(flow), outputs.get(flow), () -> "its last step " + gives(last.text()),
                outputs.at(numbers[numbers.length - 1]), last.range(), variant, numbers.length);
    }

    /**
     * Equates what is on both sides of a gap between steps; what does not fit could be made to by a node in between.
     *
     * @param before the step behind the gap; their number at the end, where the flow stands on the left
     */
    private void step(Supplier<String> left, Values leftValues, Supplier<String> right, Values rightValues, SourceRange range,
            Variant variant, int before) {
        int known = findings.size();
        equal(left, leftValues, right, rightValues, range);
        if (findings.size() > known) {
            List<Name> steps = variant.steps();
            boolean end = before == steps.size();
            adapters.add(new Adapter(known, before == 0 ? variant.node() : steps.get(before - 1).text(),
                    end ? variant.node() : steps.get(before).text(), end ? rightValues : leftValues, end ? leftValues : rightValues,
                    Adapter.step(variant, before)));
        }
    }

    private void offer(Adapter adapter) {
        adapter.fix(graph).ifPresent(fix -> findings.set(adapter.finding(), findings.get(adapter.finding()).fix(fix)));
    }

    private void handlers() {
        for (Handler handler : graph.handlers()) {
            String target = handler.target().text();
            boolean any = target.equals(Handler.ANY);
            Values given = any ? Values.ofLength(0, handler.target().range()) : inputs.get(target);
            String function = handler.handler().orElse(null);
            if (given == null || function == null) {
                continue;
            }
            if (graph.nodes().get(function) instanceof Node.ExternalFunction) {
                if (inputs.get(function).isOpen()) {
                    inputs.put(function, given);
                }
                outputs.put(function, Values.ofLength(0, handler.target().range()));
            } else if (wantsException(function, given)) {
                findings.add(declaredForException(handler, graph.nodes().get(function).signature().orElseThrow()));
            } else {
                equal(() -> any ? "A handler of any node gets" : "The handler of `" + target + "` gets its inputs", given,
                        () -> takes(function), inputs.get(function), handler.declaration().handler().orElseThrow().range());
            }
        }
    }

    /** Whether a handler that is declared as a node takes what it gets and the exception, which only functions get. */
    private boolean wantsException(String function, Values given) {
        Optional<NodeSignature> signature = graph.nodes().get(function).signature();
        return signature.isPresent() && !given.isOpen() && signature.get().inputs().size() == given.list().size() + 1
                && signature.get().inputs().getLast().type().text().matches(".*(Exception|Throwable|Error)");
    }

    private static Diagnostic declaredForException(Handler handler, NodeSignature signature) {
        return Diagnostic.of(Code.ARITY_MISMATCH, handler.declaration().handler().orElseThrow().range(), "`" + signature.name()
                + "` is declared, and a node gets no exception; what is not declared is a Java function,"
                + " which gets it as its last parameter")
                .related(signature.inputs().getLast().range(), "no exception is given here")
                .suggest("Remove the declaration", signature.documentedRange(), "");
    }

    private void equal(Supplier<String> left, Values leftValues, Supplier<String> right, Values rightValues, SourceRange range) {
        new Equation(left, leftValues, right, rightValues, range).solve()
                .filter(finding -> isNews(leftValues, rightValues) & isNews(rightValues, leftValues)).ifPresent(findings::add);
    }

    /** A flow whose declaration contradicts both its neighbours and its steps does so only once. */
    private boolean isNews(Values declared, Values other) {
        Set<String> told = contradictions.get(declared);
        return told == null || told.add(other.show());
    }

    private static String gives(String node) {
        return "`" + node + "` gives";
    }

    private static String takes(String node) {
        return "`" + node + "` takes";
    }

    private void rootOutputs() {
        List<Name> roots = new ArrayList<>();
        graph.sources().forEach(s -> s.declaration().target().ifPresent(roots::add));
        graph.handlers().forEach(h -> h.declaration().handler().ifPresent(roots::add));
        for (Name root : roots) {
            Values given = outputs.get(root.text());
            if (given != null && given.isOpen()) {
                Values.unify(given, Values.ofLength(0, root.range()));
            }
        }
    }

    private void predicates() {
        Map<String, Pattern.Test> firstUses = new HashMap<>();
        for (Variant variant : variants()) {
            List<Value> tested = inputs.get(variant.node()).list();
            List<Pattern> patterns = variant.patterns().orElse(List.of());
            for (int i = 0; tested != null && patterns.size() == tested.size() && i < patterns.size(); i++) {
                if (patterns.get(i) instanceof Pattern.Test test) {
                    predicate(test, tested.get(i), firstUses);
                }
            }
        }
    }

    private void predicate(Pattern.Test test, Value tested, Map<String, Pattern.Test> firstUses) {
        String name = test.predicate().text();
        Pattern.Test first = firstUses.putIfAbsent(name, test);
        Value argument = predicates.computeIfAbsent(name, n -> new Value());
        Optional<JavaType> before = argument.type();
        if (!Value.unify(argument, tested)) {
            findings.add(Diagnostic.of(Code.PREDICATE_ON_TWO_TYPES, test.predicate().range(),
                    "Predicate `" + name + "` tests `" + tested.type().orElseThrow()
                    + "` here and `" + before.orElseThrow() + "` elsewhere")
                    .related(first.predicate().range(), "tests `" + before.orElseThrow() + "` here")
                    .related(argument.origin(), "`" + before.orElseThrow() + "` here")
                    .related(tested.origin(), "`" + tested.type().orElseThrow() + "` here")
                    .help("declare a second predicate type for `" + tested.type().orElseThrow() + "`"));
        }
    }

    private List<Variant> variants() {
        return graph.nodes().values().stream().filter(Node.AbstractNode.class::isInstance)
                .flatMap(n -> ((Node.AbstractNode) n).variants().stream()).toList();
    }

    private Types types() {
        NodeMap<Signature> signatures = new NodeMap<>(graph.nodes());
        for (int number = 0; number < graph.nodes().size(); number++) {
            Optional<NodeSignature> declared = graph.nodes().node(number).signature();
            signatures.set(number, new Signature(slots(inputs.at(number), declared.map(NodeSignature::inputs)),
                    slots(outputs.at(number), declared.map(NodeSignature::outputs))));
        }
        Map<String, Optional<JavaType>> tests = new LinkedHashMap<>();
        graph.predicates().keySet().forEach(p -> tests.put(p, Optional.ofNullable(predicates.get(p)).flatMap(Value::type)));
        Map<String, List<Slot>> sessionKeys = new LinkedHashMap<>();
        graph.sources().stream().filter(s -> s.session().isPresent() && signatures.containsKey(s.node()))
                .forEach(s -> sessionKeys.put(s.node(), signatures.get(s.node()).outputs().orElse(List.of())));
        List<String> packages = graph.files().stream().map(SourceFile::imports).flatMap(List::stream)
                .filter(i -> i instanceof Import.OfJava type && type.onDemand())
                .map(i -> ((Import.OfJava) i).name().text()).distinct().toList();
        return new Types(java.util.Collections.unmodifiableMap(signatures), java.util.Collections.unmodifiableMap(tests),
                java.util.Collections.unmodifiableMap(sessionKeys), Arcs.of(graph, signatures), packages);
    }

    /** A declared name comes before one that is taken along the arcs. */
    private static Optional<List<Slot>> slots(Values values, Optional<List<Parameter>> declared) {
        return values.slots().map(slots -> {
            List<Slot> named = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) {
                int position = i;
                Optional<String> name = declared.flatMap(d -> d.get(position).name()).map(Name::text);
                named.add(new Slot(slots.get(i).type(), name.or(slots.get(i)::name)));
            }
            return List.copyOf(named);
        });
    }
}
