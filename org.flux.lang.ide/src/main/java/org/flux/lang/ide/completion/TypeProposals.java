// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItemKind;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.types.JavaType;
import org.flux.lang.ide.completion.Proposal.Subject;
import org.flux.lang.java.JavaClass;
import org.flux.lang.java.JavaProject;

/** Java types and methods, and the names of parameters. */
final class TypeProposals {
    private static final int USED = 0;
    private static final int IMPORTED = 1;
    private static final int BASE = 2;
    private static final int USUAL = 3;
    private static final int ELSEWHERE = 4;
    private static final int C = 6;
    private static final Set<String> SIGNS = Set.of("*", "&", "[", "]");

    private final Situation situation;
    private final JavaNames names;
    private boolean complete = true;

    TypeProposals(Situation situation) {
        this.situation = situation;
        this.names = new JavaNames(situation);
    }

    /** Whether everything is listed that there is, whatever is typed next. */
    boolean isComplete() {
        return complete;
    }

    /** A parameter: its type, or its name behind that. */
    List<Proposal> parameter() {
        List<String> before = situation.place().before();
        List<String> written = before.subList(before.lastIndexOf("(") + 1, before.size());
        String last = situation.place().last();
        boolean argument = written.stream().mapToInt(token -> token.equals("<") ? 1 : token.equals(">") ? -1 : 0).sum() > 0;
        if (last.equals(".")) {
            return members(false);
        }
        if (last.equals("(") || last.equals(",") || last.equals("<")) {
            return types(argument);
        }
        return argument ? List.of() : names(written.subList(written.lastIndexOf(",") + 1, written.size()));
    }

    private List<Proposal> types(boolean argument) {
        TreeMap<String, Proposal> byText = new TreeMap<>();
        List<Proposal> all = new ArrayList<>();
        used().stream().filter(type -> !argument || !JavaNames.BASE.contains(type)).forEach(type -> all.add(Proposal.of(type,
                CompletionItemKind.Class, USED).shown("", "")));
        names.imported().forEach(type -> all.add(type(type, IMPORTED)));
        names.importedElsewhere().forEach(type -> all.add(type(type, IMPORTED)));
        if (!argument) {
            JavaNames.BASE.forEach(type -> all.add(Proposal.of(type, CompletionItemKind.Keyword, BASE)));
            JavaNames.C.forEach(type -> all.add(Proposal.of(type, CompletionItemKind.Keyword, C)));
        }
        names.usual().forEach(type -> all.add(type(type, names.isVisible(type) ? BASE : USUAL)));
        List<String> onClassPath = names.onClassPath(situation.prefix());
        onClassPath.forEach(type -> all.add(type(type, ELSEWHERE)));
        // with a longer prefix there may be others, as there are with any where there was none
        complete = situation.types().isEmpty() || !situation.prefix().isEmpty() && !JavaNames.isCapped(onClassPath);
        all.forEach(proposal -> byText.merge(proposal.label() + " " + proposal.description(), proposal,
                (a, b) -> a.rank() <= b.rank() ? a : b));
        return List.copyOf(byText.values());
    }

    /** A type by its qualified name; imported if necessary, and not possible otherwise. */
    private Proposal type(String qualified, int rank) {
        String simple = JavaNames.simple(qualified);
        Proposal proposal = Proposal.of(simple, CompletionItemKind.Class, rank);
        if (names.isVisible(qualified)) {
            return proposal;
        }
        proposal = proposal.shown("", JavaNames.packageOf(qualified));
        return names.isTaken(qualified) ? proposal.inserting(qualified) : proposal.about(Subject.Kind.TYPE, qualified);
    }

    /** The types that the file's own signatures name, as they are written. */
    private Collection<String> used() {
        Collection<String> types = new TreeSet<>();
        situation.view().file().declarations().forEach(declaration -> {
            if (declaration instanceof NodeSignature node) {
                Stream.concat(node.inputs().stream(), node.outputs().stream()).filter(this::isElsewhere)
                        .forEach(parameter -> types.add(parameter.type().text()));
            }
        });
        return types;
    }

    /** Whether a parameter is not the one that is being typed. */
    private boolean isElsewhere(Parameter parameter) {
        int start = situation.place().wordStart();
        int end = parameter.range().endOffset();
        boolean own = parameter.range().file().equals(situation.view().document().name()) && parameter.range().offset() <= start
                && (end >= start || situation.view().document().text().substring(end, start).isBlank());
        return !own;
    }

    /** What values of a type are called elsewhere, and what they would be called by custom. */
    private List<Proposal> names(List<String> typeTokens) {
        String type = String.join("", typeTokens);
        if (typeTokens.isEmpty() || SIGNS.contains(typeTokens.getLast()) && typeTokens.size() == 1) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        situation.graph().nodes().values().forEach(node -> node.signature().ifPresent(signature ->
                Stream.concat(signature.inputs().stream(), signature.outputs().stream())
                        .filter(parameter -> parameter.type().text().replace(" ", "").equals(type)).filter(this::isElsewhere)
                        .forEach(parameter -> parameter.name().ifPresent(name -> found.add(name.text())))));
        List<Proposal> proposals = new ArrayList<>(found.stream()
                .map(name -> Proposal.of(name, CompletionItemKind.Variable, 0).shown("", "as elsewhere")).toList());
        String simple = typeTokens.getFirst();
        boolean named = typeTokens.size() == 1 && Character.isUpperCase(simple.codePointAt(0));
        String custom = named ? Character.toString(Character.toLowerCase(simple.codePointAt(0)))
                + simple.substring(simple.offsetByCodePoints(0, 1)) : "";
        if (named && !found.contains(custom)) {
            proposals.add(Proposal.of(custom, CompletionItemKind.Variable, 1));
        }
        return proposals;
    }

    /** What is in the package that stands before the dot. */
    List<Proposal> members(boolean onDemand) {
        String packageName = qualifier();
        Set<String> packages = new TreeSet<>();
        for (String other : names.known().packages()) {
            if (other.startsWith(packageName + ".")) {
                packages.add(other.substring(packageName.length() + 1).replaceFirst("\\..*", ""));
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        packages.forEach(name -> proposals.add(Proposal.of(name, CompletionItemKind.Module, 1).shown("", "package")));
        names.known().in(packageName).forEach(name -> proposals.add(Proposal.of(name, CompletionItemKind.Class, 0).shown("", packageName)));
        if (onDemand && !names.known().in(packageName).isEmpty()) {
            proposals.add(Proposal.of("*", CompletionItemKind.Operator, 2).shown("", "all types of the package"));
        }
        return proposals;
    }

    /** The dotted name before the one at the cursor. */
    private String qualifier() {
        List<String> before = situation.place().before();
        int start = before.size() - 1;
        while (start >= 1 && before.get(start).equals(".")) {
            start -= 2;
        }
        return String.join("", before.subList(Math.max(0, start + 1), before.size() - 1));
    }

    /** The packages that names of Java types begin with. */
    List<Proposal> packages() {
        Set<String> first = new TreeSet<>();
        names.known().packages().forEach(name -> first.add(name.replaceFirst("\\..*", "")));
        first.remove("");
        return first.stream().map(name -> Proposal.of(name, CompletionItemKind.Module, 3).shown("", "package")).toList();
    }

    /** A Java class that something is bound to. */
    List<Proposal> boundClass() {
        if (situation.place().last().equals(".")) {
            return members(false);
        }
        List<Proposal> proposals = new ArrayList<>(packages());
        Stream.concat(names.imported().stream(), names.onClassPath(situation.prefix()).stream()).distinct()
                .forEach(type -> proposals.add(Proposal.of(JavaNames.simple(type), CompletionItemKind.Class, 0)
                        .shown("", JavaNames.packageOf(type)).inserting(type + "::").thenMore()));
        complete = situation.types().isEmpty();
        return proposals;
    }

    /** The methods of a class of the project's own sources, or of the JDK. */
    List<Proposal> method() {
        List<String> before = situation.place().before();
        String type = String.join("", before.subList(before.lastIndexOf("by") + 1, before.size() - 1));
        Optional<JavaClass> own = situation.program().javaProject().filter(JavaProject::isReadable).flatMap(project -> project.find(type));
        if (own.isPresent()) {
            return own.get().methods().stream().filter(method -> !method.modifiers().contains(javax.lang.model.element.Modifier.PRIVATE))
                    .map(method -> Proposal.of(method.name(), CompletionItemKind.Method,
                            method.modifiers().contains(javax.lang.model.element.Modifier.STATIC) ? 0 : 1)
                            .shown(method.types().stream().map(JavaType::toString).collect(Collectors.joining(", ", "(", ")")),
                                    method.result().map(JavaType::toString).orElse("void"))).toList();
        }
        try {
            TreeMap<String, Proposal> methods = new TreeMap<>();
            for (Method method : Class.forName(type, false, ClassLoader.getPlatformClassLoader()).getMethods()) {
                String parameters = Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
                methods.merge(method.getName(), Proposal.of(method.getName(), CompletionItemKind.Method,
                        Modifier.isStatic(method.getModifiers()) ? 0 : 1).shown(parameters, method.getReturnType().getSimpleName()),
                        (a, b) -> a.rank() <= b.rank() ? a : b);
            }
            return List.copyOf(methods.values());
        } catch (ClassNotFoundException | LinkageError notOfTheJdk) {
            return List.of();
        }
    }
}
