// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.hover;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.graph.Constraint;
import org.flux.graph.Handler;
import org.flux.graph.Lock;
import org.flux.graph.Node;
import org.flux.graph.PredicateType;
import org.flux.graph.Source;
import org.flux.graph.handlers.HandlerTable;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.LockSchedule.Elevation;
import org.flux.graph.locks.LockSchedule.Kind;
import org.flux.graph.paths.PathNumbering;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.types.Signature;
import org.flux.lang.ide.workspace.Program;

/** What a name stands for, in Markdown, for hover and completion. */
public final class Descriptions {
    private static final int MOST = 8;

    private final Program program;

    public Descriptions(Program program) {
        this.program = program;
    }

    /** A node: signature, documentation, which locks it takes and why, what happens around it. Empty if there is no such node. */
    public Optional<String> node(String name) {
        return program.graph().node(name).map(node -> {
            List<String> parts = new ArrayList<>();
            parts.add(code(declaration(node)));
            documentation(name).ifPresent(parts::add);
            parts.add(kind(node));
            locks(name).ifPresent(parts::add);
            handlers(name).ifPresent(parts::add);
            java(node).ifPresent(parts::add);
            return String.join("\n\n", parts);
        });
    }

    /** The node as its declaration would be written, types that were inferred filled in. */
    public String declaration(Node node) {
        Signature signature = program.analysis().types().signature(node.name());
        String modifier = node.modifier() == Modifier.NONE ? "" : node.modifier().name().toLowerCase(java.util.Locale.ROOT) + " ";
        return modifier + node.name() + " " + signature.inputs().map(Signature::declare).orElse("(?)") + " => "
                + signature.outputs().map(Signature::declare).orElse("(?)");
    }

    /** The documentation comment of a node's declaration, else of its first definition that has one. */
    public Optional<String> documentation(String node) {
        return program.graph().files().stream().flatMap(file -> file.declarations().stream())
                .filter(declaration -> switch (declaration) {
                    case Declaration.NodeSignature signature -> signature.name().text().equals(node);
                    case Declaration.FlowDefinition flow -> flow.name().text().equals(node);
                    case Declaration.SourceDecl source -> source.source().text().equals(node);
                    default -> false;
                })
                .sorted(Comparator.comparing(declaration -> !(declaration instanceof Declaration.NodeSignature)))
                .flatMap(declaration -> declaration.documentation().stream()).findFirst().map(Declaration.Documentation::text);
    }

    private String kind(Node node) {
        Optional<Source> source = program.graph().sources().stream().filter(s -> s.node().equals(node.name())).findFirst();
        String what = switch (node) {
            case Node.ConcreteNode concrete -> "a node in Java";
            case Node.AbstractNode flow when flow.variants().size() == 1 -> "a flow";
            case Node.AbstractNode flow -> "a flow of " + flow.variants().size() + " variants";
            case Node.ExternalFunction function -> "a Java function that handles errors; it also gets the exception";
        };
        List<String> facts = new ArrayList<>(List.of(source.map(s -> "a source" + s.target().map(t -> " of `" + t + "`").orElse("")
                + s.session().map(f -> ", sessions by `" + f.name() + "`").orElse("")).orElse(what)));
        if (node.signature().isEmpty() && node instanceof Node.ConcreteNode) {
            facts.add("its signature is inferred");
        }
        paths(node).ifPresent(facts::add);
        if (!program.analysis().reachable().contains(node.name())) {
            facts.add("no source reaches it");
        }
        String sentence = String.join("; ", facts) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private Optional<String> paths(Node node) {
        if (!(node instanceof Node.AbstractNode)) {
            return Optional.empty();
        }
        PathNumbering.Shape shape = program.analysis().paths().shapes().get(node.name());
        if (shape == null) {
            return Optional.empty();
        }
        BigInteger all = shape.paths(BigInteger.ONE);
        return Optional.of((shape.isExact() ? "" : "at least ") + all + (all.equals(BigInteger.ONE) ? " path" : " paths") + " through it, "
                + shape.failing() + " of which fail");
    }

    private Optional<String> locks(String node) {
        LockSchedule locks = program.analysis().locks();
        SortedMap<Lock, LockMode> effective = locks.effective().getOrDefault(node, new TreeMap<>());
        if (effective.isEmpty()) {
            return Optional.empty();
        }
        Map<Lock, Elevation> elevations = locks.elevations().stream().filter(e -> e.node().equals(node))
                .collect(Collectors.toMap(Elevation::lock, e -> e, (a, b) -> a));
        List<Constraint> declared = program.graph().node(node).map(Node::constraints).orElse(List.of());
        String held = effective.entrySet().stream().limit(MOST).map(entry -> "- `" + entry.getKey().written(entry.getValue()) + "` "
                + reason(entry.getKey(), entry.getValue(), declared, elevations.get(entry.getKey())))
                .collect(Collectors.joining("\n"));
        int more = effective.size() - MOST;
        return Optional.of("Takes, in this order:\n" + held + (more > 0 ? "\n- and " + more + " more" : ""));
    }

    private static String reason(Lock lock, LockMode mode, List<Constraint> declared, Elevation elevation) {
        String how = (mode == LockMode.READ ? "as a reader" : "as a writer") + (lock.scope() == LockScope.SESSION ? " of its session" : "");
        boolean written = declared.stream().anyMatch(constraint -> constraint.lock().equals(lock) && constraint.mode() == mode);
        if (written) {
            return how + ", as declared";
        }
        if (elevation == null) {
            return how + ", which every flow that gets here holds already";
        }
        List<String> way = elevation.witness();
        String chain = way.size() > MOST ? way.getFirst() + " -> ... -> " + way.getLast() : String.join(" -> ", way);
        return how + (elevation.kind() == Kind.PROMOTION ? ", not as a reader, since it is written further inside: "
                : ", elevated to keep the lock order, since it is needed further inside: ") + "`" + chain + "`";
    }

    private Optional<String> handlers(String node) {
        HandlerTable table = program.analysis().handlers();
        List<Handler> handlers = Stream.concat(table.of(node).stream(), table.any().stream()).toList();
        if (handlers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("If it fails: " + handlers.stream().limit(MOST).map(handler -> "`" + handler.handler().orElse("?") + "`"
                + (handler.path().size() > 1 ? " (for `" + handler.path().stream().map(Object::toString).collect(Collectors.joining(" -> "))
                + "`)" : "")).collect(Collectors.joining(", else ")));
    }

    private Optional<String> java(Node node) {
        String method = program.analysis().names().methods().get(node.name());
        Optional<String> bound = node.signature().flatMap(Declaration.NodeSignature::binding).map(b -> b.type() + "." + b.method());
        return bound.or(() -> Optional.ofNullable(method).map(name -> program.analysis().names().components() + "." + name))
                .map(name -> "Java: `" + name + "`");
    }

    /** A predicate type: its test, what it tests, where it decides. */
    public Optional<String> predicate(String name) {
        PredicateType predicate = program.graph().predicates().get(name);
        if (predicate == null) {
            return Optional.empty();
        }
        Declaration.TypeDef typedef = predicate.declaration();
        List<String> parts = new ArrayList<>();
        String test = typedef.function().map(Object::toString).or(() -> typedef.binding().map(b -> "by " + b.type() + "::" + b.method()))
                .orElse("?");
        parts.add(code("typedef " + name + " " + test + ";"));
        typedef.documentation().map(Declaration.Documentation::text).ifPresent(parts::add);
        Optional<String> tested = program.analysis().types().predicates().getOrDefault(name, Optional.empty()).map(Object::toString);
        parts.add("A predicate type" + tested.map(type -> ": a boolean function of one value of type `" + type + "`").orElse("") + ".");
        return Optional.of(String.join("\n\n", parts));
    }

    /** A lock: who takes it, and how. */
    public String lock(String name) {
        List<String> parts = new ArrayList<>(List.of("Lock `" + name + "`"));
        for (LockScope scope : LockScope.values()) {
            Lock lock = new Lock(name, scope);
            List<String> users = program.graph().nodes().values().stream()
                    .flatMap(node -> node.constraints().stream().filter(c -> c.lock().equals(lock))
                            .map(c -> "- `" + node.name() + "` " + (c.mode() == LockMode.READ ? "reads" : "writes")))
                    .toList();
            if (!users.isEmpty()) {
                List<String> elevated = program.analysis().locks().elevations().stream().filter(e -> e.lock().equals(lock))
                        .map(e -> "- `" + e.node() + "` " + (e.mode() == LockMode.READ ? "reads" : "writes") + ", elevated").toList();
                List<String> all = Stream.concat(users.stream(), elevated.stream()).toList();
                parts.add((scope == LockScope.SESSION ? "One for each session:" : "One for the program:") + "\n"
                        + all.stream().limit(MOST).collect(Collectors.joining("\n"))
                        + (all.size() > MOST ? "\n- and " + (all.size() - MOST) + " more" : ""));
                int rank = program.analysis().locks().order().rank(lock);
                if (rank >= 0) {
                    parts.add("Number " + (rank + 1) + " of " + program.analysis().locks().order().locks().size() + " in the lock order.");
                }
            }
        }
        return String.join("\n\n", parts);
    }

    /** Flux as a block of code. */
    public static String code(String flux) {
        return "```flux\n" + flux + "\n```";
    }
}
