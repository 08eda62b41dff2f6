// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flux.graph.components.BoundMethod;
import org.flux.graph.components.ComponentMethod;
import org.flux.graph.components.ComponentMethods;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.names.Imports;
import org.flux.graph.names.JavaNames;
import org.flux.graph.names.Javadoc;
import org.flux.graph.syntax.SourceRange;
import org.flux.graph.types.JavaType;
import org.flux.lang.java.ComponentCheck.Fault;
import org.flux.lang.java.ComponentCheck.Misfit;
import org.flux.lang.java.JavaMethod.Header;
import org.flux.lang.java.TypeNames.Meaning;

/**
 * Writes the Java that a program still lacks: methods with the right signature that throw {@link UnsupportedOperationException}, as edits
 * in the style of the file that they go to. An edit of the empty range at the start of a file that does not exist creates the file.
 */
public final class JavaStubs {
    private final ComponentSources sources;

    private JavaStubs(ComponentSources sources) {
        this.sources = sources;
    }

    public static JavaStubs of(ComponentSources sources) {
        return new JavaStubs(sources);
    }

    /** Everything that is missing: methods in the classes that implement the components, or if there is none, a class with all of them. */
    public List<Edit> forMissing() {
        if (sources.project().lacksCompiler()) {
            return List.of(); // nobody knows what is missing
        }
        if (sources.classes().isEmpty()) {
            return List.of(newClass());
        }
        List<Edit> edits = new ArrayList<>();
        sources.checks().forEach(check -> edits.addAll(create(check.type(), determined(check.missing()))));
        return edits;
    }

    /** Some methods, in each class that does not have them; a class with these if there is none. */
    public List<Edit> forMethods(Collection<ComponentMethod> wanted) {
        if (sources.project().lacksCompiler()) {
            return List.of();
        }
        if (sources.classes().isEmpty()) {
            return List.of(newClass(determined(wanted)));
        }
        List<Edit> edits = new ArrayList<>();
        sources.checks().forEach(check -> edits.addAll(create(check.type(),
                determined(wanted).stream().filter(m -> check.missing().contains(m)).toList())));
        return edits;
    }

    private static List<ComponentMethod> determined(Collection<ComponentMethod> methods) {
        return methods.stream().filter(m -> !m.open()).toList();
    }

    /** The simple name of {@link #newClass}: none that a file of that name has already. */
    public String newClassName() {
        String program = sources.analysis().names().program();
        Stream<String> wishes = Stream.concat(Stream.of(program + "Server", "My" + program),
                IntStream.iterate(2, i -> i + 1).mapToObj(i -> "My" + program + i));
        return wishes.filter(name -> !name.endsWith("ServerServer")).filter(name -> !isTaken(file(name))).findFirst().orElseThrow();
    }

    private Path file(String className) {
        return sources.project().layout().javaFile(sources.analysis().names().packageName(), className);
    }

    private boolean isTaken(Path file) {
        return sources.project().layout().javaSources().stream().anyMatch(f -> f.path().equals(file));
    }

    /** A class that implements the components, in a new file where the project would have it. */
    public Edit newClass() {
        return newClass(determined(sources.required()));
    }

    private Edit newClass(List<ComponentMethod> methods) {
        String name = newClassName();
        return new Edit(new SourceRange(file(name).toString(), 0, 0, 1, 1, 1, 1),
                text(sources.analysis(), sources.analysis().names().packageName(), name, methods));
    }

    /**
     * The text of a class that implements the components of a program.
     *
     * @param packageName of the generated code, in which the class is too
     */
    public static String newClass(Analysis analysis, String packageName, String className) {
        return text(analysis, packageName, className, ComponentMethods.of(analysis, packageName).distinct().stream()
                .filter(m -> !m.isOptional()).toList());
    }

    private static String text(Analysis analysis, String packageName, String className, List<ComponentMethod> methods) {
        String components = analysis.names().components();
        List<JavaType> mentioned = methods.stream().flatMap(m -> mentioned(m).stream()).toList();
        Imports imports = new Imports(packageName, List.of(analysis.names().program(), components, className),
                Imports.qualified(packageName, components), mentioned, analysis.types().onDemandImports());
        StringBuilder members = new StringBuilder();
        for (ComponentMethod method : methods) {
            members.append('\n').append(method(method, "@Override", "public ", method.name(), imports, "    ", "    "));
        }
        String file = analysis.graph().root().path();
        StringBuilder text = new StringBuilder(packageName.isEmpty() ? "" : "package " + packageName + ";\n\n");
        imports.declarations().forEach(line -> text.append(line).append('\n'));
        text.append(imports.declarations().isEmpty() ? "" : "\n");
        return text.append("/** The components of ").append(file.substring(file.lastIndexOf('/') + 1)).append(". */\npublic final class ")
                .append(className).append(" implements ").append(components).append(" {\n").append(members).append("}\n").toString();
    }

    /** Adds methods of the interface to a class; no edits if there is no place for them. */
    List<Edit> create(JavaClass type, List<ComponentMethod> methods) {
        List<JavaType> mentioned = methods.stream().flatMap(m -> mentioned(m).stream()).toList();
        Imports imports = imports(type, mentioned);
        List<String> texts = new ArrayList<>();
        type.insertion().ifPresent(place -> methods.forEach(m ->
                texts.add(method(m, "@Override", type.isInterface() ? "default " : "public ", m.name(), imports, place.member(),
                        type.scope().style().unit()))));
        return insert(type, texts, imports);
    }

    /** Adds a static method that a program is bound to. */
    List<Edit> createBound(JavaClass type, BoundMethod bound) {
        Imports imports = imports(type, mentioned(bound.asked()));
        List<String> texts = type.insertion().stream().map(place -> method(bound.asked(), "", "public static ",
                bound.binding().method().text(), imports, place.member(), type.scope().style().unit())).toList();
        return insert(type, texts, imports);
    }

    /** Gives a method the signature that the program asks for; its parameters keep their names if there are as many. */
    List<Edit> change(Misfit misfit) {
        ComponentMethod asked = misfit.asked();
        Optional<Header> header = misfit.method().header();
        if (header.isEmpty()) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        Imports imports = imports(misfit.owner(), mentioned(asked));
        if (misfit.faults().contains(Fault.PARAMETERS) || misfit.faults().contains(Fault.RESULT)) {
            List<String> own = misfit.method().parameters();
            ComponentMethod named = own.size() == asked.parameters().size() ? asked.withParameters(own) : asked;
            edits.add(new Edit(header.get().signature(), named.signature(imports)));
        }
        if (misfit.faults().contains(Fault.STATIC)) {
            header.get().statics().ifPresent(place -> edits.add(new Edit(place, "")));
        }
        if (misfit.faults().contains(Fault.NOT_PUBLIC)) {
            SourceRange access = header.get().access();
            edits.add(new Edit(access, access.offset() == access.endOffset() ? "public " : "public"));
        }
        edits.addAll(misfit.owner().scope().add(imports.declarations()));
        return edits;
    }

    private List<Edit> insert(JavaClass type, List<String> methods, Imports imports) {
        if (methods.isEmpty()) {
            return List.of();
        }
        JavaClass.Insertion insertion = type.insertion().orElseThrow();
        String members = String.join("\n", methods);
        String text = insertion.inLine() ? "\n" + (insertion.first() ? "" : "\n") + members + insertion.indentation()
                : (insertion.first() ? "" : "\n") + members;
        List<Edit> edits = new ArrayList<>(type.scope().add(imports.declarations()));
        edits.add(new Edit(insertion.place(), type.scope().style().adapt(text)));
        return edits;
    }

    /** The method with its documentation, each line with its end. */
    private static String method(ComponentMethod method, String annotation, String modifiers, String name, Imports imports,
            String indentation, String unit) {
        List<String> lines = new ArrayList<>(comment(Javadoc.of(method.documentation())));
        if (!annotation.isEmpty()) {
            lines.add(annotation);
        }
        lines.add(modifiers + method.named(name).header(imports) + " {");
        String message = (method.subject() + " is not implemented yet").replace("\\", "\\\\").replace("\"", "\\\"");
        lines.add(unit + "throw new UnsupportedOperationException(\"" + message + "\");");
        lines.add("}");
        return lines.stream().map(line -> (indentation + line).stripTrailing() + "\n").collect(Collectors.joining());
    }

    private static List<String> comment(List<String> documentation) {
        if (documentation.isEmpty()) {
            return List.of();
        }
        if (documentation.size() == 1 && documentation.getFirst().length() <= 100) {
            return List.of("/** " + documentation.getFirst() + " */");
        }
        List<String> lines = new ArrayList<>(List.of("/**"));
        documentation.forEach(line -> lines.add(" * " + line));
        lines.add(" */");
        return lines;
    }

    private static List<JavaType> mentioned(ComponentMethod method) {
        List<JavaType> all = new ArrayList<>();
        method.result().ifPresent(type -> collect(type, all));
        method.types().forEach(type -> collect(type, all));
        return all;
    }

    private static void collect(JavaType type, List<JavaType> all) {
        if (!type.isWildcard()) {
            all.add(type);
        }
        type.arguments().forEach(argument -> collect(argument, all));
    }

    /** For text that is added to a class: names that mean something there keep that meaning. */
    private Imports imports(JavaClass type, List<JavaType> mentioned) {
        TypeNames names = new TypeNames(sources.project());
        Map<String, String> present = new LinkedHashMap<>(type.scope().present());
        boolean needsAll = false;
        for (JavaType mention : mentioned) {
            String simple = mention.name().substring(mention.name().lastIndexOf('.') + 1);
            Meaning meaning = names.of(type, simple);
            if (meaning.isVariable()) {
                present.put(simple, simple);
            } else {
                meaning.qualified().ifPresent(known -> present.putIfAbsent(simple, known));
            }
            boolean unresolved = mention.name().indexOf('.') < 0 && !JavaType.of(mention.name()).isPrimitive();
            needsAll |= unresolved && meaning.qualified().isEmpty();
        }
        String packageName = sources.analysis().names().packageName();
        List<String> onDemand = new ArrayList<>();
        if (needsAll) {
            if (!packageName.isEmpty() && !packageName.equals(type.scope().packageName())) {
                onDemand.add(packageName);
            }
            onDemand.addAll(sources.analysis().types().onDemandImports());
        }
        return new Imports(type.scope().packageName(), present, sources.methods().type(), onDemand);
    }
}
