// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.SourceRange;

/**
 * What the names in a Java source file mean, and where new imports go.
 *
 * @param file as findings name it
 * @param packageName empty for the unnamed package
 * @param imports in textual order
 * @param head the empty range where the first import would go, if there is none
 * @param afterPackage whether {@code head} is behind the package's declaration, on the same line
 * @param style how the file is written
 */
record JavaScope(String file, String packageName, List<JavaImport> imports, SourceRange head, boolean afterPackage, JavaStyle style) {
    JavaScope {
        imports = List.copyOf(imports);
    }

    /** @param name the dotted name without {@code .*} */
    record JavaImport(String name, boolean isStatic, boolean onDemand, SourceRange range) {

        private String simple() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** What a simple name means by an import of its own. */
    Optional<String> imported(String simple) {
        return imports.stream().filter(i -> !i.isStatic() && !i.onDemand() && i.simple().equals(simple)).map(JavaImport::name).findFirst();
    }

    /** Packages, and types with nested ones, that are imported as a whole. */
    List<String> onDemand() {
        return imports.stream().filter(i -> !i.isStatic() && i.onDemand()).map(JavaImport::name).toList();
    }

    /** Qualified names of what is imported by its name, by the simple names. */
    Map<String, String> present() {
        Map<String, String> present = new LinkedHashMap<>();
        imports.stream().filter(i -> !i.isStatic() && !i.onDemand()).forEach(i -> present.putIfAbsent(i.simple(), i.name()));
        return present;
    }

    /** The edits that add imports, each before the first one that is greater; what is there already is not added. */
    List<Edit> add(List<String> declarations) {
        List<String> fresh = declarations.stream()
                .filter(d -> imports.stream().noneMatch(i -> !i.isStatic() && d.equals(text(i)))).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<JavaImport> types = imports.stream().filter(i -> !i.isStatic()).toList();
        if (imports.isEmpty()) {
            String lines = String.join("\n", fresh);
            return List.of(new Edit(head, style.adapt(afterPackage ? "\n\n" + lines : lines + "\n\n")));
        }
        Map<SourceRange, String> texts = new LinkedHashMap<>();
        for (String declaration : fresh) {
            Optional<JavaImport> next = types.stream().filter(i -> text(i).compareTo(declaration) > 0).findFirst();
            if (next.isPresent()) {
                texts.merge(next.get().range().start(), declaration + "\n", String::concat);
            } else {
                texts.merge((types.isEmpty() ? imports : types).getLast().range().end(), "\n" + declaration, String::concat);
            }
        }
        List<Edit> edits = new ArrayList<>();
        texts.forEach((place, text) -> edits.add(new Edit(place, style.adapt(text))));
        return edits;
    }

    private static String text(JavaImport statement) {
        return "import " + statement.name() + (statement.onDemand() ? ".*;" : ";");
    }
}
