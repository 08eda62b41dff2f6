// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flux.graph.Handler;
import org.flux.graph.Node;
import org.flux.graph.ProgramGraph;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.components.BoundMethod;
import org.flux.graph.components.ComponentMethod;
import org.flux.graph.components.ComponentMethod.Kind;
import org.flux.graph.components.ComponentMethods;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.syntax.SourceRange;

/** Which classes and methods of a project's Java sources implement a program, and what is wrong with them. */
public final class ComponentSources {
    private final Analysis analysis;
    private final JavaProject project;
    private final ComponentMethods methods;
    private final Implementers implementers;
    private final List<ComponentCheck> checks;
    private final List<ComponentCheck> likely;
    private final BoundSources bound;

    private ComponentSources(Analysis analysis, JavaProject project) {
        this.analysis = analysis;
        this.project = project;
        this.methods = ComponentMethods.of(analysis);
        TypeNames names = new TypeNames(project);
        TypeFit types = new TypeFit(names, methods.type());
        this.implementers = project.isReadable() ? Implementers.find(names, methods.type()) : new Implementers(List.of(), List.of(), true);
        this.checks = check(implementers.classes(), types);
        this.likely = checks.isEmpty() ? check(implementers.others(), types) : checks;
        this.bound = new BoundSources(project, types, analysis.names().packageName());
    }

    private List<ComponentCheck> check(List<Ancestry> classes, TypeFit types) {
        return classes.stream().map(c -> ComponentCheck.of(c, types, methods.distinct())).toList();
    }

    /** Looks into the sources that may be of interest; what was asked for before is not read again unless it has changed. */
    public static ComponentSources of(Analysis analysis, JavaProject project) {
        return new ComponentSources(analysis, project);
    }

    /** The classes that implement the components and can be made: usually one. */
    public List<JavaClass> classes() {
        return checks.stream().map(ComponentCheck::type).toList();
    }

    /** The methods that implement a node: none for an abstract one, all overloads of an external function. */
    public List<JavaMethod> ofNode(String node) {
        return found(m -> m.subject().equals(node) && m.kind() != Kind.PREDICATE && m.kind() != Kind.SESSION && !m.isOptional());
    }

    /** The methods that test for a predicate type. */
    public List<JavaMethod> ofPredicate(String predicate) {
        return found(m -> m.subject().equals(predicate) && m.kind() == Kind.PREDICATE);
    }

    /** The methods that implement the session function of a source. */
    public List<JavaMethod> ofSession(String source) {
        Set<SourceRange> places = new LinkedHashSet<>();
        analysis.graph().sources().stream().filter(s -> s.node().equals(source))
                .forEach(s -> s.session().ifPresent(f -> places.add(f.name().range())));
        return found(m -> m.kind() == Kind.SESSION && places.contains(m.place()));
    }

    /** The methods that implement a handler, be it a node or an external function. */
    public List<JavaMethod> ofHandler(Handler handler) {
        if (handler.handler().flatMap(analysis.graph()::node).filter(n -> !(n instanceof Node.ExternalFunction)).isPresent()) {
            return ofNode(handler.handler().get());
        }
        return handler.declaration().handler().map(name -> found(m -> m.kind() == Kind.EXTERNAL && m.place().equals(name.range())))
                .orElse(List.of());
    }

    private List<JavaMethod> found(Predicate<ComponentMethod> wanted) {
        Set<JavaMethod> found = new LinkedHashSet<>();
        for (ComponentMethod method : methods.ofEachSubject()) {
            if (wanted.test(method)) {
                likely.forEach(check -> Optional.ofNullable(check.found().get(method.erasure())).ifPresent(found::add));
            }
        }
        for (BoundMethod method : methods.bound()) {
            if (wanted.test(method.asked())) {
                found.addAll(bound.find(method));
            }
        }
        return new ArrayList<>(found);
    }

    /** The methods of the interface that no class has, or one of several does not have. */
    public List<ComponentMethod> missing() {
        return checks.stream().flatMap(c -> c.missing().stream()).distinct().toList();
    }

    /** Every method of the interface that has to be written. */
    public List<ComponentMethod> required() {
        return methods.distinct().stream().filter(m -> !m.isOptional()).toList();
    }

    /**
     * What is wrong on the Java side. Only what is certain is reported: nothing where a class inherits from what is not among the sources,
     * where a file cannot be parsed, or where an annotation may add methods.
     */
    public List<Diagnostic> findings() {
        return project.isReadable() ? new ComponentFindings(this).all() : List.of();
    }

    Analysis analysis() {
        return analysis;
    }

    ProgramGraph graph() {
        return analysis.graph();
    }

    JavaProject project() {
        return project;
    }

    ComponentMethods methods() {
        return methods;
    }

    Implementers implementers() {
        return implementers;
    }

    List<ComponentCheck> checks() {
        return checks;
    }

    BoundSources bound() {
        return bound;
    }

    /** What the whole program can be blamed on: its first source, else what is there first. */
    Optional<SourceRange> place() {
        return graph().sources().stream().map(Source::declaration).map(d -> d.source().range()).findFirst()
                .or(() -> required().stream().map(ComponentMethod::place).findFirst());
    }
}
