// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.refactoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeActionKind;
import org.flux.graph.diagnostics.Code;
import org.flux.graph.diagnostics.Diagnostic.Edit;
import org.flux.graph.syntax.Declaration;
import org.flux.graph.syntax.Declaration.Binding;
import org.flux.graph.syntax.Import;
import org.flux.graph.syntax.SourceFile;
import org.flux.lang.SourceFormatter;
import org.flux.lang.fixes.Rewriting;
import org.flux.lang.ide.fixes.Action;
import org.flux.lang.ide.fixes.ActionProvider;
import org.flux.lang.ide.fixes.ActionRequest;
import org.flux.lang.syntax.LineIndex;

/** What can be done to a whole file: format it, put its imports in order. */
final class SourceActions implements ActionProvider {
    private static final String FORMAT = CodeActionKind.Source + ".format.flux";

    @Override
    public List<String> kinds() {
        return List.of(FORMAT, CodeActionKind.SourceOrganizeImports);
    }

    @Override
    public List<Action> actions(ActionRequest request) {
        List<Action> actions = new ArrayList<>();
        String text = request.view().document().text();
        String name = request.view().document().name();
        if (request.context().settings().isOn("format.enable")) {
            actions.add(Action.change("Format this file", FORMAT, () -> Map.of(name, formatted(name, text))));
        }
        List<Edit> imports = imports(request, text);
        if (!imports.isEmpty()) {
            actions.add(Action.change("Sort imports and remove those without use", CodeActionKind.SourceOrganizeImports,
                    () -> request.after(imports)));
        }
        return actions;
    }

    private static String formatted(String name, String text) {
        LineIndex lines = new LineIndex(name, text);
        return Rewriting.apply(text, SourceFormatter.create().replacements(text).stream()
                .map(gap -> new Edit(lines.range(gap.offset(), gap.end()), gap.blanks())).toList());
    }

    /**
     * Sorts imports of Java and removes those that are there twice or name types that nothing is of. Imports of files stay, in their order,
     * which is that of the handlers in them.
     */
    private static List<Edit> imports(ActionRequest request, String text) {
        SourceFile file = request.view().file();
        List<Import.OfJava> java = file.imports().stream().filter(Import.OfJava.class::isInstance).map(Import.OfJava.class::cast).toList();
        boolean broken = request.program().diagnostics().stream().anyMatch(finding -> finding.code() == Code.SYNTAX
                && finding.range().file().equals(file.path()));
        if (java.isEmpty() || broken) {
            return List.of();
        }
        Set<String> used = used(file);
        Map<String, String> wanted = new TreeMap<>(Comparator.naturalOrder());
        for (Import.OfJava statement : java) {
            String qualified = statement.name().text();
            if (statement.onDemand() || used.contains(qualified.substring(qualified.lastIndexOf('.') + 1))) {
                wanted.put(qualified + (statement.onDemand() ? ".*" : ""), text.substring(statement.range().offset(),
                        statement.range().endOffset()));
            }
        }
        List<String> sorted = List.copyOf(wanted.values());
        Map<Import.OfJava, String> placed = new LinkedHashMap<>();
        for (int i = 0; i < java.size(); i++) {
            placed.put(java.get(i), i < sorted.size() ? sorted.get(i) : "");
        }
        return placed.entrySet().stream().filter(entry -> !text.startsWith(entry.getValue(), entry.getKey().range().offset())
                || entry.getValue().isEmpty()).map(entry -> new Edit(entry.getKey().range(), entry.getValue())).toList();
    }

    /** Every word in the types of a file. */
    private static Set<String> used(SourceFile file) {
        return file.declarations().stream().flatMap(declaration -> switch (declaration) {
            case Declaration.NodeSignature node -> Stream.concat(Stream.concat(node.inputs().stream(), node.outputs().stream())
                    .map(parameter -> parameter.type().text()), node.binding().stream().map(SourceActions::type));
            case Declaration.TypeDef typedef -> typedef.binding().stream().map(SourceActions::type);
            case Declaration.HandlerDecl handler -> handler.binding().stream().map(SourceActions::type);
            case Declaration.SourceDecl source -> source.session().flatMap(Declaration.SessionFunction::binding).stream()
                    .map(SourceActions::type);
            case Declaration.SessionDecl session -> session.function().binding().stream().map(SourceActions::type);
            default -> Stream.<String>empty();
        }).flatMap(type -> Stream.of(type.split("[^\\p{L}\\p{N}_$]+"))).collect(Collectors.toSet());
    }

    private static String type(Binding binding) {
        return binding.type().text();
    }
}
