// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.components.ComponentMethod;
import org.flux.lang.ide.edits.WorkspaceEdits;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;
import org.flux.lang.ide.symbols.Occurrence;
import org.flux.lang.ide.symbols.Symbol.Kind;
import org.flux.lang.java.ComponentSources;
import org.flux.lang.java.JavaProject;
import org.flux.lang.java.JavaStubs;

/** Writes the Java that something in the program still lacks, or all that is missing. */
final class JavaComponents implements ActionProvider {
    private static final String KIND = CodeActionKind.RefactorRewrite;

    @Override
    public List<String> kinds() {
        return List.of(KIND);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        Optional<String> subject = request.view().occurrences().at(request.from())
                .filter(name -> name.symbol().kind() == Kind.NODE || name.symbol().kind() == Kind.PREDICATE
                        || name.symbol().kind() == Kind.FUNCTION).map(Occurrence::symbol).map(symbol -> symbol.name());
        Optional<ComponentSources> found = subject.flatMap(name -> request.program().components());
        if (found.isEmpty()) {
            return List.of();
        }
        ComponentSources sources = found.get();
        List<ComponentMethod> wanted = wanted(request, sources, subject.get());
        if (wanted.isEmpty()) {
            return List.of();
        }
        String title = "Create Java component `" + wanted.getFirst().name() + "`";
        if (request.program().javaProject().filter(JavaProject::lacksCompiler).isPresent()) {
            return List.of(Action.impossible(title, KIND, "this Java has no compiler that reads sources; start the server with a JDK"));
        }
        JavaStubs stubs = JavaStubs.of(sources);
        List<Action> actions = new ArrayList<>();
        if (sources.classes().isEmpty()) {
            if (WorkspaceEdits.canCreateFiles(request.context())) {
                actions.add(Action.change("Create Java class `" + stubs.newClassName() + "` with all components", KIND,
                        () -> request.after(stubs.forMissing())));
            }
            return actions;
        }
        if (wanted.stream().anyMatch(ComponentMethod::open)) {
            return List.of(Action.impossible(title, KIND, "its types are open; declare it first"));
        }
        actions.add(Action.change(title, KIND, () -> request.after(stubs.forMethods(wanted))));
        if (sources.missing().size() > 1) {
            actions.add(Action.change("Create all " + sources.missing().size() + " missing Java components", KIND,
                    () -> request.after(stubs.forMissing())));
        }
        return actions;
    }

    /** What a name asks of Java, and is not there. */
    private static List<ComponentMethod> wanted(ActionRequest request, ComponentSources sources, String subject) {
        List<ComponentMethod> lacking = sources.classes().isEmpty() ? sources.required() : sources.missing();
        return lacking.stream().filter(method -> method.subject().equals(subject) || isTestOf(request, method, subject)
                || isSessionOf(request, method, subject)).toList();
    }

    private static boolean isTestOf(ActionRequest request, ComponentMethod method, String function) {
        return method.kind() == ComponentMethod.Kind.PREDICATE && Optional.ofNullable(request.program().graph().predicates()
                .get(method.subject())).flatMap(predicate -> predicate.declaration().function()).filter(f -> f.text().equals(function))
                .isPresent();
    }

    private static boolean isSessionOf(ActionRequest request, ComponentMethod method, String function) {
        return method.kind() == ComponentMethod.Kind.SESSION && request.program().graph().sources().stream()
                .anyMatch(source -> source.node().equals(method.subject()) && source.session().isPresent()
                        && source.session().get().name().text().equals(function));
    }
}
