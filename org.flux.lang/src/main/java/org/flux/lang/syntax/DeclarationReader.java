// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import static org.flux.lang.syntax.Spellings.RESULT;
import static org.flux.lang.syntax.Spellings.STEP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.graph.syntax.Declaration.LockUse;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.Spelling.Kind;
import org.flux.lang.flux.Atomic;
import org.flux.lang.flux.Binding;
import org.flux.lang.flux.Element;
import org.flux.lang.flux.Flow;
import org.flux.lang.flux.FluxPackage.Literals;
import org.flux.lang.flux.Handler;
import org.flux.lang.flux.HandlerStep;
import org.flux.lang.flux.Lock;
import org.flux.lang.flux.LockMode;
import org.flux.lang.flux.NodeDecl;
import org.flux.lang.flux.NodeStep;
import org.flux.lang.flux.Order;
import org.flux.lang.flux.Param;
import org.flux.lang.flux.Params;
import org.flux.lang.flux.Pattern;
import org.flux.lang.flux.Pragma;
import org.flux.lang.flux.Session;
import org.flux.lang.flux.Source;
import org.flux.lang.flux.Test;
import org.flux.lang.flux.TypeDef;

/** Reads one declaration. What the text does not (yet) say is absent from the record; without its name there is no record. */
final class DeclarationReader {
    private static final List<String> SCOPES = List.of("program", "session");

    static final String NO_TYPES = "A typedef is a test of values, as in `typedef hit TestInCache;`; types are Java's and need none";
    private static final Set<String> PRIMITIVES = Set.of("boolean", "byte", "char", "const", "double", "float", "int", "long", "short",
            "void");

    private final Nodes nodes;
    private final SyntaxFindings findings;
    private final Spellings spellings;
    private final ParameterReader parameters;

    DeclarationReader(Nodes nodes, LineIndex lines, SyntaxFindings findings, Spellings spellings) {
        this.nodes = nodes;
        this.findings = findings;
        this.spellings = spellings;
        this.parameters = new ParameterReader(lines, findings);
    }

    Optional<Declaration> read(Element element) {
        SourceRange range = nodes.range(element);
        return switch (element) {
            case TypeDef typedef -> typeDef(typedef, range);
            case NodeDecl node -> signature(node, range);
            case Flow flow -> flow(flow, range);
            case Source source -> source(source, range);
            case Session session -> session(session, range);
            case Atomic atomic -> atomic(atomic, range);
            case Handler handler -> handler(handler, range);
            case Order order -> Optional.of(new Declaration.OrderDecl(nodes.names(order, Literals.ORDER__LOCKS), range));
            case Pragma pragma -> pragma(pragma, range);
            default -> Optional.empty();
        };
    }

    private Optional<Declaration> typeDef(TypeDef typedef, SourceRange range) {
        Nodes.keyword(typedef, ":").ifPresent(colon -> spellings.add(Kind.COLON, nodes.range(colon), ""));
        Optional<Name> type = nodes.name(typedef, Literals.TYPE_DEF__NAME).filter(name -> PRIMITIVES.contains(name.text()));
        if (type.isPresent()) {
            findings.error(NO_TYPES, range, SyntaxFindings.replace("Remove this typedef", range, ""));
            return Optional.empty();
        }
        return nodes.name(typedef, Literals.TYPE_DEF__NAME).map(name -> new Declaration.TypeDef(name,
                nodes.name(typedef, Literals.TYPE_DEF__FUNCTION), binding(typedef.getBinding()), range, documentation(typedef)));
    }

    private Optional<Declaration> signature(NodeDecl node, SourceRange range) {
        arrows(node, RESULT);
        semicolon(node, range);
        var modifier = switch (nodes.name(node, Literals.NODE_DECL__MODIFIER).map(Name::text).orElse("")) {
            case "blocking" -> Declaration.Modifier.BLOCKING;
            case "async" -> Declaration.Modifier.ASYNC;
            case "push" -> Declaration.Modifier.PUSH;
            default -> Declaration.Modifier.NONE;
        };
        return nodes.name(node, Literals.NODE__NAME).map(name -> new Declaration.NodeSignature(name, modifier, parameters(node.getInputs()),
                parameters(node.getOutputs()), binding(node.getBinding()), range, documentation(node)));
    }

    private List<Parameter> parameters(Params params) {
        List<Parameter> result = new ArrayList<>();
        if (params != null) {
            for (Param param : params.getParams()) {
                parameters.read(Nodes.tokens(NodeModelUtils.getNode(param))).ifPresent(result::add);
            }
        }
        return result;
    }

    private Optional<Declaration> flow(Flow flow, SourceRange range) {
        arrows(flow, STEP);
        for (INode equals : Nodes.calls(flow, "WRONG_ARROW")) {
            findings.error("`" + equals.getText().strip() + "` is no `=`; a flow is `Name = A -> B;`", nodes.range(equals),
                    SyntaxFindings.replace("Write `=`", nodes.range(equals), "="));
        }
        Optional<Name> name = nodes.name(flow, Literals.NODE__NAME);
        Optional<List<Declaration.Pattern>> patterns = Optional.empty();
        if (flow.isTyped()) {
            colon(flow, name);
            patterns = Optional.of(flow.getPatterns().stream().flatMap(pattern -> pattern(pattern).stream()).toList());
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Declaration.FlowDefinition(name.get(), patterns, nodes.names(flow, Literals.FLOW__STEPS), range,
                documentation(flow)));
    }

    private Optional<Declaration.Pattern> pattern(Pattern pattern) {
        SourceRange range = nodes.range(pattern);
        if (pattern instanceof Test test) {
            return nodes.name(test, Literals.TEST__PREDICATE).map(name -> new Declaration.Pattern.Test(name, test.isNegated(), range));
        }
        Nodes.keyword(pattern, "*").ifPresent(star -> spellings.add(Kind.WILDCARD, range, "_"));
        return Optional.of(new Declaration.Pattern.Wildcard(range));
    }

    private Optional<Declaration> source(Source source, SourceRange range) {
        arrows(source, RESULT);
        return nodes.name(source, Literals.SOURCE__SOURCE).map(name -> new Declaration.SourceDecl(name,
                nodes.name(source, Literals.SOURCE__SESSION).map(function -> new SessionFunction(function, binding(source.getBinding()))),
                nodes.name(source, Literals.SOURCE__TARGET), range, documentation(source)));
    }

    private Optional<Declaration> session(Session session, SourceRange range) {
        arrows(session, RESULT);
        Optional<Name> source = nodes.name(session, Literals.SESSION__SOURCE);
        Optional<Name> function = nodes.name(session, Literals.SESSION__FUNCTION);
        if (source.isEmpty() || function.isEmpty()) {
            return Optional.empty();
        }
        SessionFunction bound = new SessionFunction(function.get(), binding(session.getBinding()));
        return Optional.of(new Declaration.SessionDecl(source.get(), bound, range));
    }

    private Optional<Declaration> atomic(Atomic atomic, SourceRange range) {
        Nodes.keyword(atomic, "constraint").ifPresent(word -> spellings.add(Kind.KEYWORD, nodes.range(word), "atomic"));
        semicolon(atomic, range);
        Optional<Name> node = nodes.name(atomic, Literals.ATOMIC__NODE);
        colon(atomic, node);
        return node.map(name -> new Declaration.ConstraintDecl(name, atomic.getLocks().stream().flatMap(lock -> lock(lock).stream())
                .toList(), range));
    }

    private void unknownScope(Name scope) {
        Optional<String> meant = DidYouMean.closest(scope.text(), SCOPES);
        boolean reader = scope.text().matches("r|read|reader|shared");
        boolean writer = scope.text().matches("w|write|writer|exclusive");
        String message = "Unknown scope `" + scope + "`" + (reader ? ": a reader is written `?`, as in `lock?`"
                : writer ? ": a writer is written `!`, as in `lock!`" : meant.isPresent() ? DidYouMean.suffix(meant)
                        : ": a lock is `(program)` or `(session)`");
        findings.error(message, scope.range(), meant.filter(found -> !reader && !writer).stream()
                .map(found -> SyntaxFindings.replace("Write `" + found + "`", scope.range(), found)).toArray(Fix[]::new));
    }

    /** {@code session(a)}, read as it was meant. */
    private Optional<LockUse> turned(Lock lock, Name name, Name scope, Declaration.LockMode mode) {
        SourceRange range = nodes.range(lock);
        String written = name + "(" + scope + ")" + (mode == Declaration.LockMode.READ ? "?" : "");
        findings.error("The scope stands behind the lock: write `" + written + "`", range,
                SyntaxFindings.replace("Write `" + written + "`", range, written));
        return Optional.of(new LockUse(name, mode, scope.text().equals("session") ? LockScope.SESSION : LockScope.PROGRAM, range));
    }

    private Optional<LockUse> lock(Lock lock) {
        var mode = lock.getMode() == LockMode.READER ? Declaration.LockMode.READ : Declaration.LockMode.WRITE;
        Optional<Name> scope = nodes.name(lock, Literals.LOCK__SCOPE);
        Optional<Name> lockName = nodes.name(lock, Literals.LOCK__LOCK);
        boolean turned = scope.isPresent() && !SCOPES.contains(scope.get().text())
                && lockName.filter(n -> SCOPES.contains(n.text())).isPresent();
        if (turned) {
            return turned(lock, scope.get(), lockName.get(), mode);
        }
        scope.filter(word -> !SCOPES.contains(word.text())).ifPresent(this::unknownScope);
        LockScope of = scope.filter(word -> word.text().equals("session")).isPresent() ? LockScope.SESSION : LockScope.PROGRAM;
        return lockName.map(name -> new LockUse(name, mode, of, nodes.range(lock)));
    }

    private Optional<Declaration> handler(Handler handler, SourceRange range) {
        List<INode> arrows = Nodes.calls(handler, "Arrow");
        for (int i = 0; i < arrows.size(); i++) {
            spellings.arrow(arrows.get(i), i == arrows.size() - 1 ? RESULT : STEP);
        }
        List<Name> steps = new ArrayList<>();
        for (HandlerStep step : handler.getPath()) {
            if (step instanceof NodeStep node) {
                nodes.name(node, Literals.NODE_STEP__NODE).ifPresent(steps::add);
            } else {
                Nodes.keyword(step, "_").ifPresent(word -> spellings.add(Kind.WILDCARD, nodes.range(word), "*"));
                steps.add(new Name("*", nodes.range(step)));
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        // without `=> H` the text is incomplete, and what there is belongs to the pattern
        boolean complete = steps.size() > 1 && steps.size() > arrows.size();
        List<Name> path = complete ? steps.subList(0, steps.size() - 1) : steps;
        return Optional.of(new Declaration.HandlerDecl(path, complete ? Optional.of(steps.getLast()) : Optional.empty(),
                binding(handler.getBinding()), range));
    }

    private Optional<Declaration> pragma(Pragma pragma, SourceRange range) {
        Optional<Name> value = nodes.name(pragma, Literals.PRAGMA__VALUE)
                .map(word -> word.text().startsWith("\"") ? new Name(withoutQuotes(word.text()), word.range()) : word);
        return nodes.name(pragma, Literals.PRAGMA__PRAGMA).map(name -> new Declaration.PragmaDecl(name, value, range));
    }

    static String withoutQuotes(String string) {
        return string.length() > 1 && string.endsWith("\"") ? string.substring(1, string.length() - 1) : string.substring(1);
    }

    private Optional<Declaration.Binding> binding(Binding binding) {
        if (binding == null) {
            return Optional.empty();
        }
        Optional<Name> type = nodes.name(binding, Literals.BINDING__TYPE);
        Optional<Name> method = nodes.name(binding, Literals.BINDING__METHOD);
        return type.isPresent() && method.isPresent() ? Optional.of(new Declaration.Binding(type.get(), method.get())) : Optional.empty();
    }

    private void arrows(Element element, String canonical) {
        Nodes.calls(element, "Arrow").forEach(arrow -> spellings.arrow(arrow, canonical));
    }

    private void colon(Element element, Optional<Name> before) {
        if (before.isPresent() && Nodes.keyword(element, ":").isEmpty()) {
            spellings.add(Kind.COLON, before.get().range().end(), ":");
        }
    }

    private void semicolon(Element element, SourceRange range) {
        if (!Nodes.endsWith(element, ";")) {
            spellings.add(Kind.SEMICOLON, range.end(), ";");
        }
    }

    private Optional<Declaration.Documentation> documentation(Element element) {
        return Documentation.of(NodeModelUtils.getNode(element), nodes);
    }
}
