// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flux.graph.ProgramGraph;
import org.flux.graph.diagnostics.Applicability;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.diagnostics.Diagnostic.Fix;
import org.flux.graph.diagnostics.Diagnostic.Related;
import org.flux.graph.diagnostics.Diagnostic;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.graph.diagnostics.Edits;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Declaration.NodeSignature;
import org.flux.graph.syntax.Declaration.Parameter;
import org.flux.graph.syntax.Declaration.SessionFunction;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.Name;
import org.flux.graph.syntax.SourceFile;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;
import org.flux.graph.types.JavaTypes;
import org.flux.graph.types.TypeSpelling;
import org.flux.graph.types.Types;

/**
 * Looks up the Java types that a program names: in imports, signatures and bindings. A name is found where the generated Java, which is in
 * the program's package and has all its imports, would find it. One finding for each name in each file; what an import gets wrong is not
 * reported again where it is used.
 */
public final class JavaTypeChecks {
    /** More types of one name than anybody wants to choose from. */
    private static final int MAX_IMPORTS = 3;
    private final SourceFile file;
    private final List<String> packages;
    private final JavaTypes classPath;
    /** Qualified names by simple name. */
    private final Map<String, String> imported = new LinkedHashMap<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private DidYouMean visible;

    private JavaTypeChecks(SourceFile file, List<String> packages, JavaTypes classPath) {
        this.file = file;
        this.packages = packages;
        this.classPath = classPath;
    }

    public static List<Diagnostic> of(ProgramGraph graph, Types types, JavaTypes classPath) {
        List<String> packages = new ArrayList<>();
        packages.add(graph.root().packageName().map(Name::text).orElse(""));
        packages.addAll(types.onDemandImports());
        packages.add("java.lang");
        List<Diagnostic> findings = new ArrayList<>();
        for (SourceFile file : graph.files()) {
            JavaTypeChecks checks = new JavaTypeChecks(file, packages, classPath);
            checks.run();
            findings.addAll(checks.findings);
        }
        return List.copyOf(findings);
    }

    private void run() {
        Set<String> wrongImports = new HashSet<>();
        for (Import statement : file.imports()) {
            if (statement instanceof Import.OfJava type) {
                if (!type.onDemand()) {
                    imported.put(simple(type.name().text()), type.name().text());
                }
                if (!exists(type)) {
                    wrongImports.add(type.name().text());
                    unknownImport(type);
                }
            }
        }
        Map<String, List<SourceRange>> unknown = new LinkedHashMap<>();
        TypeSpelling spelling = new TypeSpelling(file);
        for (Declaration declaration : file.declarations()) {
            if (declaration instanceof NodeSignature signature) {
                signature.inputs().forEach(p -> look(p, spelling, unknown));
                signature.outputs().forEach(p -> look(p, spelling, unknown));
            }
            binding(declaration).ifPresent(b -> look(spelling.read(b.type().text()), b.type().range(), unknown));
        }
        unknown.keySet().removeAll(wrongImports);
        unknown.forEach(this::unknownType);
    }

    private static Optional<Binding> binding(Declaration declaration) {
        return switch (declaration) {
            case NodeSignature node -> node.binding();
            case Declaration.TypeDef typedef -> typedef.binding();
            case Declaration.SourceDecl source -> source.session().flatMap(SessionFunction::binding);
            case Declaration.SessionDecl session -> session.function().binding();
            case Declaration.HandlerDecl handler -> handler.binding();
            default -> Optional.empty();
        };
    }

    private void look(Parameter parameter, TypeSpelling spelling, Map<String, List<SourceRange>> unknown) {
        look(spelling.read(parameter.type().text()), parameter.type().range(), unknown);
    }

    private void look(JavaType type, SourceRange range, Map<String, List<SourceRange>> unknown) {
        boolean named = !type.isWildcard() && !new JavaType(type.name(), List.of(), 0).isPrimitive() && !type.name().isBlank();
        if (named && !exists(type.name())) {
            unknown.computeIfAbsent(type.name(), n -> new ArrayList<>()).add(range);
        }
        type.arguments().forEach(argument -> look(argument, range, unknown));
    }

    private boolean exists(Import.OfJava statement) {
        String name = statement.name().text();
        return statement.onDemand() ? !classPath.in(name).isEmpty() || classPath.contains(name) : classPath.contains(name);
    }

    private boolean exists(String name) {
        String outer = name.contains(".") ? imported.get(name.substring(0, name.indexOf('.'))) : null;
        return classPath.contains(outer == null ? name : outer + name.substring(name.indexOf('.'))) && name.contains(".")
                || packages.stream().anyMatch(p -> classPath.contains(p.isEmpty() ? name : p + "." + name));
    }

    private void unknownImport(Import.OfJava statement) {
        Name name = statement.name();
        if (statement.onDemand()) {
            findings.add(Diagnostic.of(Code.JAVA_TYPE_UNKNOWN, name.range(), "There is no Java package `" + name + "` on the class path"));
            return;
        }
        Set<String> others = new LinkedHashSet<>(classPath.named(simple(name.text())));
        Optional<String> meant = DidYouMean.closest(name.text(), qualified(packageOf(name.text())))
                .or(() -> others.stream().sorted().findFirst());
        others.addAll(meant.stream().toList());
        Diagnostic finding = Diagnostic.of(Code.JAVA_TYPE_UNKNOWN, name.range(),
                "There is no Java type `" + name + "` on the class path" + DidYouMean.suffix(meant));
        for (String other : others.stream().sorted().limit(MAX_IMPORTS).toList()) {
            finding = finding.suggest("Import `" + other + "`", name.range(), other);
        }
        findings.add(finding);
    }

    private void unknownType(String name, List<SourceRange> places) {
        boolean isQualified = name.contains(".");
        Optional<String> meant = isQualified ? DidYouMean.closest(name, qualified(packageOf(name))) : visible().closest(name);
        List<String> importable = isQualified ? List.of() : classPath.named(name).stream().sorted().limit(MAX_IMPORTS).toList();
        String remedy = importable.isEmpty() ? DidYouMean.suffix(meant) : "; import " + importable.stream().map(t -> "`" + t + "`")
                .collect(Collectors.joining(" or ")) + "?";
        Diagnostic finding = Diagnostic.of(Code.JAVA_TYPE_UNKNOWN, places.getFirst(),
                "There is no Java type `" + name + "`" + (isQualified ? " on the class path" : " that the program can see") + remedy);
        for (SourceRange other : places.subList(1, Math.min(places.size(), Related.MOST + 1))) {
            finding = finding.related(other, "used here too");
        }
        Applicability applicability = importable.size() == 1 && meant.isEmpty() ? Applicability.SAFE : Applicability.SUGGESTION;
        for (String type : importable) {
            Optional<Edit> edit = Edits.importLine(file, "import " + type + ";");
            if (edit.isPresent()) {
                finding = finding.fix(new Fix("Import `" + type + "`", List.of(edit.get()), applicability));
            }
        }
        if (meant.isPresent() && places.stream().allMatch(p -> isExactly(p, name))) {
            finding = finding.fix(new Fix("Change to `" + meant.get() + "`",
                    places.stream().map(p -> new Edit(p, meant.get())).toList(), Applicability.SUGGESTION));
        }
        findings.add(finding);
    }

    /** Whether the place holds nothing but the name, so that it can be replaced: no type arguments, no brackets. */
    private static boolean isExactly(SourceRange place, String name) {
        return place.endOffset() - place.offset() == name.length();
    }

    private DidYouMean visible() {
        if (visible == null) {
            Set<String> simple = new LinkedHashSet<>(imported.keySet());
            packages.forEach(p -> simple.addAll(classPath.in(p).stream().sorted().toList()));
            visible = new DidYouMean(simple);
        }
        return visible;
    }

    private Collection<String> qualified(String packageName) {
        return classPath.in(packageName).stream().sorted().map(type -> packageName.isEmpty() ? type : packageName + "." + type).toList();
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
