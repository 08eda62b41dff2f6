// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.flux.lang.flux.FluxPackage;
import org.flux.lang.flux.Program;

/**
 * What a specification shows of a program, by what Sirius' documentation says about mappings: an outline of boxes, with the arcs behind it,
 * and the cells of a table.
 */
final class Drawing {
    private static final Set<String> CHILDREN = Set.of("nodeMappings", "containerMappings", "borderedNodeMappings", "subNodeMappings",
            "subContainerMappings");

    private final Element description;
    private final View diagram;
    private final StringBuilder text = new StringBuilder();

    private Drawing(Element description, Program program) {
        this.description = description;
        this.diagram = new View(description, program, null);
    }

    static String of(Element root, String representation, Program program) {
        Element description = root.all().filter(each -> each.role().equals("ownedRepresentations") && each.has("name", representation))
                .findFirst().orElseThrow();
        Drawing drawing = new Drawing(description, program);
        if (description.has("xsi:type", "table:CrossTableDescription")) {
            drawing.table();
        } else {
            drawing.draw();
        }
        return drawing.text.toString();
    }

    private void draw() {
        layers().flatMap(layer -> mappings(layer, CHILDREN)).forEach(mapping -> boxes(mapping, diagram));
        diagram.children().forEach(view -> outline(view, 0));
        layers().flatMap(layer -> layer.children("edgeMappings").stream()).forEach(this::arcs);
    }

    private Stream<Element> layers() {
        return Stream.concat(description.children("defaultLayer").stream(), description.children("additionalLayers").stream());
    }

    private static Stream<Element> mappings(Element owner, Set<String> roles) {
        Stream<Element> own = roles.stream().sorted().flatMap(role -> owner.children(role).stream());
        return Stream.concat(own, owner.referenced("reusedBorderedNodeMappings").stream());
    }

    private void boxes(Element mapping, View parent) {
        for (EObject element : elements(mapping, "semanticCandidatesExpression", Map.of("self", parent.element(), "diagram", diagram))) {
            View view = new View(mapping, element, parent);
            mappings(mapping, CHILDREN).forEach(child -> boxes(child, view));
        }
    }

    /** The candidates that are of the mapping's class, each once. */
    private static Set<EObject> elements(Element mapping, String expression, Map<String, Object> variables) {
        Set<EObject> elements = new LinkedHashSet<>();
        EClass domain = domain(mapping);
        for (Object found : Evaluation.all(Evaluation.of(mapping.attributes().get(expression), variables))) {
            if (domain.isInstance(found)) {
                elements.add((EObject) found);
            }
        }
        return elements;
    }

    private static EClass domain(Element mapping) {
        return (EClass) FluxPackage.eINSTANCE.getEClassifier(mapping.attributes().get("domainClass").replace("flux::", ""));
    }

    private void outline(View view, int depth) {
        text.append("  ".repeat(depth)).append(view.mapping().attributes().get("name")).append(suffix(label(view))).append('\n');
        view.children().forEach(child -> outline(child, depth + 1));
    }

    private static String suffix(String label) {
        return label.isEmpty() ? "" : " " + label.replace("\n", " | ");
    }

    /** By the first style whose condition holds. */
    private String label(View view) {
        Map<String, Object> variables = Map.of("self", view.element(), "diagram", diagram);
        Element style = view.mapping().children("conditionnalStyles").stream()
                .filter(each -> (Boolean) Evaluation.of(each.attributes().get("predicateExpression"), variables))
                .findFirst().orElse(view.mapping()).children("style").get(0);
        style.attribute("tooltipExpression").ifPresent(expression -> Evaluation.of(expression, variables));
        return Evaluation.text(Evaluation.of(style.attributes().get("labelExpression"), variables));
    }

    private void arcs(Element mapping) {
        boolean relation = !mapping.has("useDomainElement", "true");
        if (relation) {
            for (View source : views(mapping, "sourceMapping")) {
                Map<String, Object> variables = Map.of("self", source.element(), "diagram", diagram);
                arcs(mapping, source.element(), List.of(source), targets(mapping, variables));
            }
            return;
        }
        Map<String, Object> candidates = Map.of("self", diagram.element(), "diagram", diagram);
        for (EObject element : elements(mapping, "semanticCandidatesExpression", candidates)) {
            Map<String, Object> variables = Map.of("self", element, "diagram", diagram);
            arcs(mapping, element, ends(mapping, "source", variables), targets(mapping, variables));
        }
    }

    private List<View> targets(Element mapping, Map<String, Object> variables) {
        return ends(mapping, "target", variables);
    }

    private List<View> ends(Element mapping, String end, Map<String, Object> variables) {
        List<Object> found = Evaluation.all(Evaluation.of(mapping.attributes().get(end + "FinderExpression"), variables));
        return views(mapping, end + "Mapping").stream().filter(view -> found.contains(view.element())).toList();
    }

    private List<View> views(Element mapping, String reference) {
        List<Element> mappings = mapping.referenced(reference);
        return diagram.all().filter(view -> mappings.contains(view.mapping())).toList();
    }

    private void arcs(Element mapping, EObject self, List<View> sources, List<View> targets) {
        for (View source : sources) {
            for (View target : targets) {
                Map<String, Object> variables = Map.of("self", self, "diagram", diagram, "sourceView", source, "targetView", target,
                        "source", source.element(), "target", target.element());
                if (mapping.attribute("preconditionExpression").map(each -> (Boolean) Evaluation.of(each, variables)).orElse(true)) {
                    String label = mapping.children("style").get(0).children("centerLabelStyleDescription").stream().findFirst()
                            .map(style -> Evaluation.text(Evaluation.of(style.attributes().get("labelExpression"), variables))).orElse("");
                    text.append(mapping.attributes().get("name")).append(": ").append(place(source)).append(" -> ").append(place(target))
                            .append(suffix(label)).append('\n');
                }
            }
        }
    }

    /** The mapping and the label, after those of what it is in. */
    private String place(View view) {
        String own = view.mapping().attributes().get("name") + suffix(label(view));
        if (view.parent() == diagram) {
            return own;
        }
        long index = view.parent().children().stream().filter(each -> each.mapping() == view.mapping()).toList().indexOf(view);
        return place(view.parent()) + "/" + (label(view).isEmpty() && index > 0 ? own + "." + (index + 1) : own);
    }

    private void table() {
        Map<String, Object> table = Map.of("self", diagram.element());
        Element line = description.children("ownedLineMappings").get(0);
        Element column = description.children("ownedColumnMappings").get(0);
        Element cell = description.children("intersection").get(0);
        Map<EObject, String> columns = headers(column, table);
        Map<EObject, String> lines = headers(line, table);
        Map<String, Map<String, String>> cells = new LinkedHashMap<>();
        lines.values().forEach(header -> cells.put(header, new TreeMap<>()));
        for (EObject element : elements(cell, "semanticCandidatesExpression", table)) {
            Map<String, Object> variables = Map.of("self", element);
            Object atLine = Evaluation.of(cell.attributes().get("lineFinderExpression"), variables);
            Object atColumn = Evaluation.of(cell.attributes().get("columnFinderExpression"), variables);
            if (lines.containsKey(atLine) && columns.containsKey(atColumn)) {
                cells.get(lines.get(atLine)).put(columns.get(atColumn),
                        Evaluation.text(Evaluation.of(cell.attributes().get("labelExpression"), variables)));
            }
        }
        text.append(new ArrayList<>(columns.values())).append('\n');
        cells.forEach((header, row) -> text.append(header).append(' ').append(row).append('\n'));
    }

    private static Map<EObject, String> headers(Element mapping, Map<String, Object> table) {
        Map<EObject, String> headers = new LinkedHashMap<>();
        for (EObject element : elements(mapping, "semanticCandidatesExpression", table)) {
            Object header = Evaluation.of(mapping.attributes().get("headerLabelExpression"), Map.of("self", element));
            headers.put(element, Evaluation.text(header));
        }
        return headers;
    }
}
