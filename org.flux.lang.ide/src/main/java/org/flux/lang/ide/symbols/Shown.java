// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.symbols;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.SymbolKind;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.ConstraintDecl;
import org.flux.graph.syntax.Declaration.FlowDefinition;
import org.flux.graph.syntax.Declaration.HandlerDecl;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.Modifier;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.OrderDecl;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.Pattern;
import org.flux.graph.syntax.Declaration.SourceDecl;
import org.flux.graph.syntax.Name;

/** Declarations in few words, as lists and trees show them beside a name. Spelled canonically, whatever the text has. */
public final class Shown {
    /** What an error handler counts as. */
    public static final SymbolKind HANDLER = SymbolKind.Method;

    private Shown() {}

    /** {@code blocking (Raw raw) => (Jpeg jpeg)} */
    public static String signature(NodeSignature node) {
        String modifier = node.modifier() == Modifier.NONE ? "" : node.modifier().name().toLowerCase(Locale.ROOT) + " ";
        return modifier + parameters(node.inputs()) + " => " + parameters(node.outputs());
    }

    private static String parameters(List<Parameter> parameters) {
        return parameters.stream().map(parameter -> parameter.type() + parameter.name().map(name -> " " + name).orElse(""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code [_, hit]}; nothing if there are no patterns. */
    public static String patterns(FlowDefinition flow) {
        return flow.patterns().map(patterns -> patterns.stream().map(Shown::pattern).collect(Collectors.joining(", ", "[", "]")))
                .orElse("");
    }

    private static String pattern(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Wildcard any -> "_";
            case Pattern.Test test -> (test.negated() ? "!" : "") + test.predicate();
        };
    }

    /** {@code A -> B} */
    public static String steps(FlowDefinition flow) {
        return joined(flow.steps(), " -> ");
    }

    /** {@code => Image} */
    public static String source(SourceDecl source) {
        return source.target().map(target -> "=> " + target).orElse("")
                + source.session().map(session -> " {session: " + session.name() + "}").orElse("");
    }

    /** {@code {cache?, rooms(session)}} */
    public static String locks(ConstraintDecl constraint) {
        return constraint.locks().stream().map(Shown::lock).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String lock(LockUse use) {
        return use.lock() + (use.mode() == LockMode.READ ? use.mode().sign() : "") + (use.scope() == LockScope.SESSION ? "(session)" : "");
    }

    /** What an error handler is for: {@code Image -> *} */
    public static String path(HandlerDecl handler) {
        return joined(handler.path(), " -> ");
    }

    /** {@code a < b} */
    public static String order(OrderDecl order) {
        return joined(order.locks(), " < ");
    }

    /** {@code by demo.Sizes::big} */
    public static String binding(Binding binding) {
        return "by " + binding.type() + "::" + binding.method();
    }

    private static String joined(List<Name> names, String sign) {
        return names.stream().map(Name::text).collect(Collectors.joining(sign));
    }
}
