// SPDX-License-Identifier: EPL-2.0
package org.flux.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flux.graph.Handler;
import org.flux.graph.Node.AbstractNode;
import org.flux.graph.Node.Variant;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.components.ComponentMethods;
import org.flux.graph.components.ComponentTypes;
import org.flux.graph.names.Imports;
import org.flux.graph.names.JavaNames;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.Documentation;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;

/** A program as its generated code sees it: everything that several of the generated files need to agree on. */
final class Program {
    static final String RUNTIME = "org.flux.runtime.";

    final Analysis analysis;
    final GeneratorOptions options;
    final String packageName;
    final ComponentTypes types;
    final Contexts contexts;
    final PathNumbers paths;
    final Suspension suspension;

    Program(Analysis analysis, GeneratorOptions options) {
        this.analysis = analysis;
        this.options = options;
        packageName = options.packageName().orElse(analysis.names().packageName());
        types = new ComponentTypes(analysis, packageName);
        contexts = new Contexts(analysis);
        paths = new PathNumbers(analysis, contexts);
        suspension = new Suspension(this);
    }

    JavaNames names() {
        return analysis.names();
    }

    Node node(String name) {
        return analysis.graph().nodes().get(name);
    }

    boolean isAbstract(String node) {
        return node(node) instanceof AbstractNode;
    }

    boolean isAsync(String node) {
        return node(node).modifier() == Modifier.ASYNC;
    }

    boolean isPush(Source source) {
        return node(source.node()).modifier() == Modifier.PUSH;
    }

    Optional<Binding> binding(Node node) {
        return node.signature().flatMap(s -> s.binding());
    }

    List<JavaType> inputs(String node) {
        return types.inputs(node);
    }

    List<JavaType> outputs(String node) {
        return types.outputs(node);
    }

    List<String> inputNames(String node) {
        return names().parameters().getOrDefault(node, List.of());
    }

    List<String> outputNames(String node) {
        return names().outputs().getOrDefault(node, List.of());
    }

    /** The type of what a node returns: void, its only output, or its record. */
    String resultType(String node, Imports imports) {
        return types.result(node).map(imports::type).orElse("void");
    }

    /** The same as a type argument. */
    String boxedResultType(String node, Imports imports) {
        return types.result(node).map(imports::boxed).orElse("Void");
    }

    /** The method of a node: of an abstract one in the flow class, of any other in the components. */
    String method(String node) {
        return isAbstract(node) ? names().flows().get(node) : names().methods().get(node);
    }

    /** The handlers of a node, the most specific first. */
    List<Handler> handlers(String node) {
        return contexts.isHandled(node) ? named(analysis.handlers().of(node)) : List.of();
    }

    /** The handlers of {@code *}. */
    List<Handler> handlersOfAny() {
        return named(analysis.handlers().any());
    }

    private static List<Handler> named(List<Handler> handlers) {
        return handlers.stream().filter(h -> h.handler().isPresent()).toList();
    }

    /** The outputs of a node in terms of what it returns. */
    List<String> values(String node, String returned) {
        List<String> outputs = outputNames(node);
        return outputs.size() == 1 ? List.of(returned) : outputs.stream().map(o -> returned + "." + o + "()").toList();
    }

    /** The method of the components that opens a source; empty if the source's method is bound to one elsewhere. */
    Optional<String> openMethod(Source source) {
        return unboundHead(source).map(head -> ComponentMethods.openMethod(names(), head));
    }

    /** The method of the components that closes a source; empty if the source's method is bound to one elsewhere. */
    Optional<String> closeMethod(Source source) {
        return unboundHead(source).map(head -> ComponentMethods.closeMethod(names(), head));
    }

    private Optional<String> unboundHead(Source source) {
        return ComponentTypes.head(analysis.graph(), source.node()).filter(h -> binding(h).isEmpty()).map(Node::name);
    }

    /** Every type that the program's signatures mention, in the order of its nodes. */
    List<JavaType> mentionedTypes() {
        List<JavaType> result = new ArrayList<>();
        for (var signature : analysis.types().signatures().values()) {
            signature.inputs().stream().flatMap(List::stream).forEach(s -> s.type().ifPresent(result::add));
            signature.outputs().stream().flatMap(List::stream).forEach(s -> s.type().ifPresent(result::add));
        }
        return result;
    }

    /** For a class of the program. */
    Imports imports(String className) {
        return new Imports(packageName, declared(className), "", mentionedTypes(), analysis.types().onDemandImports());
    }

    /** For the components interface and what implements it, where its records have simple names. */
    Imports importsOfComponents(String className) {
        return new Imports(packageName, declared(className), types.componentsType(), mentionedTypes(), analysis.types().onDemandImports());
    }

    private List<String> declared(String className) {
        return List.of(names().program(), names().components(), className);
    }

    /** The class that a binding names. */
    String boundClass(Binding binding) {
        return types.boundClass(binding);
    }

    boolean isInstance(Binding binding) {
        return options.bindings().isInstanceMethod(boundClass(binding), binding.method().text());
    }

    /** The root file as messages name it. */
    String fileName() {
        String path = analysis.graph().root().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What stands above a node's code: where it is in the text, and its name. */
    String place(String node) {
        return definition(node).fileAndLine() + " " + node;
    }

    /** The same for a variant of an abstract node. */
    String place(Node node, Variant variant) {
        String patterns = variant.patterns().orElse(List.of()).stream()
                .map(p -> p instanceof Pattern.Test t ? (t.negated() ? "!" : "") + t.predicate() : "_")
                .collect(Collectors.joining(", ", ":[", "]"));
        return variant.definition().range().fileAndLine() + " " + node.name() + patterns + (variant.steps().isEmpty() ? " = ;" : "");
    }

    /** What a method of an abstract node is, for its documentation. */
    String what(Context context) {
        String entered = context.held().isEmpty() ? ""
                : ", entered holding " + context.held().keySet().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "{@code " + context.node() + "}, " + definition(context.node()).fileAndLine() + entered + ".";
    }

    /** Where an abstract node is defined, or any other node is introduced. */
    SourceRange definition(String node) {
        return node(node) instanceof AbstractNode expansion ? expansion.variants().getFirst().definition().name().range()
                : node(node).range();
    }

    /** The documentation comment of a node: that of its declaration, else of its first definition. */
    Optional<String> documentation(String node) {
        Optional<String> declared = node(node).signature().flatMap(s -> s.documentation().map(Documentation::text));
        if (declared.isPresent() || !(node(node) instanceof AbstractNode expansion)) {
            return declared;
        }
        return expansion.variants().stream().flatMap(v -> v.definition().documentation().stream()).findFirst().map(Documentation::text);
    }

    Map<String, Node> nodes() {
        return analysis.graph().nodes();
    }
}
