// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.components.BoundMethod;
import org.flux.graph.components.ComponentMethod;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.syntax.SourceRange;
import org.flux.lang.java.ComponentCheck.Fault;
import org.flux.lang.java.ComponentCheck.Misfit;

/** What is wrong with the Java side of a program, as diagnostics. */
final class ComponentFindings {
    private final ComponentSources sources;
    private final JavaStubs stubs;
    private final Set<SourceRange> misspelt = new HashSet<>();
    private final List<Diagnostic> findings = new ArrayList<>();

    ComponentFindings(ComponentSources sources) {
        this.sources = sources;
        this.stubs = JavaStubs.of(sources);
    }

    List<Diagnostic> all() {
        List<Diagnostic> known = sources.analysis().diagnostics();
        if (known.stream().anyMatch(d -> d.code() == Code.JAVA_NAME_COLLISION)) {
            return List.of(); // which method is whose, nobody knows
        }
        known.stream().filter(d -> d.code() == Code.NODE_MISSPELT).forEach(d -> misspelt.add(d.range()));
        classes();
        for (ComponentCheck check : sources.checks()) {
            check.missing().stream().filter(m -> !misspelt.contains(m.place())).forEach(m -> missing(m, check));
            check.misfits().stream().filter(m -> !misspelt.contains(m.asked().place())).forEach(m -> misfit(m, check.type()));
        }
        sources.methods().bound().forEach(this::bound);
        return List.copyOf(findings);
    }

    private void classes() {
        String name = simple(sources.methods().type());
        List<JavaClass> classes = sources.classes();
        Optional<SourceRange> place = sources.place();
        if (place.isEmpty()) {
            return;
        }
        if (classes.isEmpty() && !sources.required().isEmpty() && sources.implementers().others().isEmpty()
                && !sources.implementers().doubtful()) {
            Diagnostic finding = Diagnostic.of(Code.COMPONENTS_MISSING, place.get(),
                    "No class in the Java sources implements `" + name + "`");
            findings.add(finding.suggest("Create class `" + stubs.newClassName() + "`", stubs.newClass()));
        }
        if (classes.size() > 1) {
            Diagnostic finding = Diagnostic.of(Code.COMPONENTS_AMBIGUOUS, place.get(), "Several classes implement `" + name + "`: "
                    + classes.stream().map(c -> "`" + c.simpleName() + "`").limit(3).collect(Collectors.joining(", "))
                    + (classes.size() > 3 ? " and " + (classes.size() - 3) + " more" : ""));
            for (JavaClass type : classes.subList(0, Math.min(classes.size(), Diagnostic.Related.MOST))) {
                finding = finding.related(type.nameRange(), "`" + type.name() + "` does");
            }
            findings.add(finding.help("`flux run --components " + classes.getFirst().name() + "` chooses one"));
        }
    }

    private void missing(ComponentMethod method, ComponentCheck check) {
        JavaClass type = check.type();
        Diagnostic finding = Diagnostic.of(Code.COMPONENT_METHOD_MISSING, method.place(), "`" + type.simpleName() + "` has no method `"
                + method + "` for " + method.kind().words() + " `" + method.subject() + "`")
                .related(type.nameRange(), "this class implements the components");
        Optional<JavaMethod> renamed = check.meant(method);
        if (renamed.isPresent()) {
            JavaMethod old = renamed.get();
            finding = finding.related(old.nameRange(), "a method that nothing in the program asks for")
                    .suggest("Rename `" + old.display() + "` to `" + method.name() + "`", old.nameRange(), method.name());
        }
        findings.add(create(finding, method, type));
    }

    private Diagnostic create(Diagnostic finding, ComponentMethod method, JavaClass type) {
        List<Edit> edits = method.open() ? List.of() : stubs.create(type, List.of(method));
        String what = "the method `" + method.name() + "` in `" + type.simpleName() + "`";
        return edits.isEmpty() ? finding.help("write " + what)
                : finding.fix(new Fix("Create " + what, edits, Applicability.SUGGESTION));
    }

    private void misfit(Misfit misfit, JavaClass type) {
        ComponentMethod asked = misfit.asked();
        JavaMethod method = misfit.method();
        String faults = misfit.faults().stream().map(Fault::words).filter(w -> !w.isEmpty()).collect(Collectors.joining(" and "));
        String has = method.toString().equals(asked.toString()) && !faults.isEmpty() ? "its method in `" + simple(method.owner()) + "` "
                + faults : "`" + simple(method.owner()) + "` has `" + method + "`" + (faults.isEmpty() ? "" : ", which " + faults);
        Diagnostic finding = Diagnostic.of(Code.COMPONENT_METHOD_DIFFERS, asked.place(), upperFirst(asked.kind().words()) + " `"
                + asked.subject() + "` asks for `" + asked + "`, but " + has).related(method.nameRange(), "the method");
        List<Edit> change = misfit.faults().contains(Fault.THROWS) || asked.open() ? List.of() : stubs.change(misfit);
        if (!change.isEmpty()) {
            finding = finding.fix(new Fix(title(misfit), change, Applicability.SUGGESTION));
        }
        if (misfit.faults().contains(Fault.PARAMETERS) && !asked.open()) {
            finding = create(finding, asked, type);
        }
        findings.add(finding.fixes().isEmpty() && finding.help().isEmpty() ? finding.help("change the method") : finding);
    }

    private static String title(Misfit misfit) {
        if (misfit.faults().equals(List.of(Fault.NOT_PUBLIC))) {
            return "Make `" + misfit.method().display() + "` public";
        }
        return misfit.faults().equals(List.of(Fault.STATIC)) ? "Remove `static` from `" + misfit.method().display() + "`"
                : "Change the method to `" + misfit.asked() + "`";
    }

    private void bound(BoundMethod bound) {
        BoundSources classes = sources.bound();
        Optional<JavaClass> found = classes.type(bound);
        if (found.isEmpty() || sources.project().isBroken(found.get())) {
            return;
        }
        JavaClass type = found.get();
        List<JavaMethod> methods = classes.find(bound);
        String name = bound.binding().method().text();
        SourceRange place = bound.binding().method().range();
        if (methods.isEmpty()) {
            if (classes.isKnown(type)) {
                unknown(bound, type);
            }
            return;
        }
        Optional<String> fault = classes.fault(bound, methods.getFirst());
        if (fault.isPresent() && (methods.size() > 1 || classes.isKnown(type))) {
            Diagnostic finding = Diagnostic.of(Code.BOUND_METHOD_UNFIT, place, methods.size() > 1
                    ? "No method `" + name + "` of `" + type.simpleName() + "` fits " + bound.asked().kind().words() + " `"
                            + bound.asked().subject() + "`"
                    : "`" + type.simpleName() + "::" + name + "` " + fault.get());
            for (JavaMethod method : methods.subList(0, Math.min(methods.size(), Diagnostic.Related.MOST))) {
                finding = finding.related(method.nameRange(), "`" + method + "`");
            }
            findings.add(finding.help("bind a method that takes what `" + bound.asked().subject() + "` gets, or remove the binding"));
        }
    }

    private void unknown(BoundMethod bound, JavaClass type) {
        Set<String> others = new LinkedHashSet<>();
        type.methods().forEach(m -> others.add(m.name()));
        String name = bound.binding().method().text();
        SourceRange place = bound.binding().method().range();
        Optional<String> meant = DidYouMean.closest(name, others);
        Diagnostic finding = Diagnostic.of(Code.BOUND_METHOD_UNFIT, place,
                "`" + type.simpleName() + "` has no method `" + name + "`" + DidYouMean.suffix(meant))
                .related(type.nameRange(), "the class");
        if (meant.isPresent()) {
            finding = finding.suggest("Change to `" + meant.get() + "`", place, meant.get());
        }
        List<Edit> edits = bound.asked().open() ? List.of() : stubs.createBound(type, bound);
        String what = "the method `" + name + "` in `" + type.simpleName() + "`";
        findings.add(edits.isEmpty() ? finding.help("write " + what)
                : finding.fix(new Fix("Create " + what, edits, Applicability.SUGGESTION)));
    }

    private static String upperFirst(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
