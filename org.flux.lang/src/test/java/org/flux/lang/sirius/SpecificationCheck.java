// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EcorePackage;
import org.flux.lang.flux.FluxPackage;
import org.flux.lang.sirius.Expression.WrongException;

/**
 * Checks that what a viewpoint specification names is there: classes and features of the language's metamodel, variables, operations and
 * other elements of the specification. It knows by what Sirius' documentation and the annotations of its metamodels say what an expression
 * is about and what it has to yield; it needs nothing of Sirius. What it does not understand is a finding, too.
 */
final class SpecificationCheck {
    private static final String AQL = "aql:";
    private static final String FEATURE = "feature:";
    private static final String VARIABLE = "var:";
    private static final Set<String> CONDITIONS = Set.of("predicateExpression", "preconditionExpression", "precondition", "canEdit");
    private static final Set<String> FINDERS = Set.of("sourceFinderExpression", "targetFinderExpression", "lineFinderExpression",
            "columnFinderExpression");
    private static final Set<String> MAPPINGS = Set.of("nodeMappings", "containerMappings", "subNodeMappings", "subContainerMappings",
            "borderedNodeMappings", "edgeMappings", "ownedLineMappings", "ownedColumnMappings", "intersection");
    private static final Set<String> TOOLS = Set.of("ownedTools", "delete");
    private static final String REPRESENTATION = "ownedRepresentations";

    private final Element root;
    private final Typing typing = new Typing(FluxPackage.eINSTANCE, SiriusViews.PACKAGE);
    private final List<String> findings = new ArrayList<>();

    private SpecificationCheck(Element root) {
        this.root = root;
    }

    /** What is wrong, a line each, in the order of the document. */
    static List<String> findings(Element root) {
        SpecificationCheck check = new SpecificationCheck(root);
        root.all().forEach(check::check);
        return check.findings;
    }

    private void check(Element element) {
        element.attributes().forEach((name, value) -> {
            try {
                check(element, name, value);
            } catch (WrongException e) {
                findings.add("line " + element.line() + ": " + place(element) + ": " + name + ": " + e.getMessage());
            }
        });
        if (element.role().equals(REPRESENTATION) && element.children("metamodel").stream()
                .noneMatch(each -> each.has("href", FluxPackage.eNS_URI + "#/"))) {
            findings.add("line " + element.line() + ": " + place(element) + ": has no metamodel " + FluxPackage.eNS_URI);
        }
    }

    private static String place(Element element) {
        return element.outwards().filter(each -> each.attribute("name").isPresent()).findFirst()
                .filter(named -> named != element).map(named -> element.role() + " of " + named).orElse(element.toString());
    }

    private void check(Element element, String name, String value) {
        if (Element.isPath(value)) {
            references(element, name, value);
        } else if (name.equals("domainClass")) {
            typing.classNamed(value);
        } else if (name.equals("featureName")) {
            typing.feature(Type.one(domain(element.parent().orElseThrow())), value);
        } else if (isExpression(name, value)) {
            expression(element, name, value);
        }
    }

    private static void references(Element element, String name, String value) {
        for (String path : Element.paths(value)) {
            Element target = element.at(path).orElseThrow(() -> new WrongException(path + " leads nowhere"));
            boolean fits = name.toLowerCase(Locale.ROOT).endsWith("color") ? target.role().equals("entries")
                    : name.equals("deletionDescription") ? target.role().equals("ownedTools")
                    : MAPPINGS.contains(target.role());
            if (!fits) {
                throw new WrongException(path + " leads to the wrong kind of thing: " + target);
            }
        }
    }

    private static boolean isExpression(String name, String value) {
        return name.endsWith("Expression") || CONDITIONS.contains(name) || name.equals("semanticElements")
                || Stream.of(AQL, FEATURE, VARIABLE).anyMatch(value::startsWith);
    }

    private void expression(Element element, String name, String value) {
        List<Map<String, Type>> contexts = contexts(element, name);
        if (contexts.isEmpty()) {
            throw new WrongException("nothing tells what this expression is about");
        }
        for (Map<String, Type> variables : contexts) {
            Type type = value.startsWith(AQL) ? typing.of(ExpressionParser.parse(value.substring(AQL.length())), variables)
                    : value.startsWith(FEATURE) ? typing.feature(variables.get("self"), value.substring(FEATURE.length()))
                    : value.startsWith(VARIABLE) ? typing.of(new Expression.Variable(value.substring(VARIABLE.length())), variables)
                    : constant(value);
            result(element, name, type);
        }
    }

    private static Type constant(String value) {
        if (value.matches("(?s)\\s*(\\w+:|\\[|<%).*")) {
            throw new WrongException("is in a language that is not understood here: " + value);
        }
        return value.matches("-?\\d+") ? Type.NUMBER : Type.TEXT;
    }

    /** Whether the expression yields what is made of it. */
    private void result(Element element, String name, Type type) {
        if (CONDITIONS.contains(name)) {
            if (!type.equals(Type.TRUTH)) {
                throw new WrongException("yields " + type + " instead of true or false");
            }
        } else if (name.equals("semanticCandidatesExpression")) {
            objects(type, domain(element));
        } else if (FINDERS.contains(name)) {
            String end = name.replace("FinderExpression", "Mapping");
            element.referenced(end).forEach(mapping -> objects(type, domain(mapping)));
        } else if (!name.equals("browseExpression") && type.isObject()) {
            throw new WrongException("yields " + type + " instead of text");
        }
    }

    private static void objects(Type type, EClass wanted) {
        if (!type.isObject() || !type.canBe(wanted)) {
            throw new WrongException("yields " + type + ", which is never a " + wanted.getName());
        }
    }

    private EClass domain(Element mapping) {
        return mapping.attribute("domainClass").map(typing::classNamed)
                .orElseThrow(() -> new WrongException(mapping + " has no domainClass"));
    }

    /** The variables of an expression; several, where it is about things of several kinds. */
    private List<Map<String, Type>> contexts(Element element, String name) {
        Optional<Element> tool = element.outwards().filter(each -> TOOLS.contains(each.role())).findFirst();
        if (tool.isPresent()) {
            Map<String, Type> variables = new LinkedHashMap<>();
            tool.get().all().filter(each -> Set.of("element", "elementView", "containerView", "variables").contains(each.role()))
                    .forEach(each -> variables.put(each.attributes().get("name"), Type.one(EcorePackage.Literals.EOBJECT)));
            return List.of(variables);
        }
        Element owner = element.outwards().filter(each -> MAPPINGS.contains(each.role()) || each.role().equals(REPRESENTATION))
                .findFirst().orElse(root);
        return abouts(owner, name).map(self -> variables(element, owner, name, self)).toList();
    }

    /** What {@code self} is. */
    private Stream<EClass> abouts(Element owner, String name) {
        if (name.equals("semanticCandidatesExpression")) {
            return Stream.concat(Stream.of(container(owner)), reusers(owner)).map(this::domain);
        }
        boolean relation = owner.role().equals("edgeMappings") && !owner.has("useDomainElement", "true");
        if (relation) {
            return owner.referenced("sourceMapping").stream().map(this::domain);
        }
        if (owner.role().equals("intersection") && !owner.has("useDomainClass", "true")) {
            return owner.referenced("lineMapping").stream().map(this::domain);
        }
        return owner == root ? Stream.of() : Stream.of(domain(owner));
    }

    /** The mappings that show this one within themselves, beside the one that it is written in. */
    private Stream<Element> reusers(Element mapping) {
        return root.all().filter(each -> each.attributes().keySet().stream()
                .anyMatch(name -> name.startsWith("reused") && each.referenced(name).contains(mapping)));
    }

    private static Element container(Element mapping) {
        return mapping.outwards().skip(1).filter(each -> each.attribute("domainClass").isPresent()).findFirst().orElseThrow();
    }

    private static Map<String, Type> variables(Element element, Element owner, String name, EClass self) {
        Map<String, Type> variables = new HashMap<>();
        variables.put("self", Type.one(self));
        boolean diagram = element.outwards().anyMatch(each -> each.has("xsi:type", "diagram:DiagramDescription"));
        if (diagram && owner.role().endsWith("Mappings") && !name.equals("predicateExpression") && !name.equals("tooltipExpression")) {
            variables.put("diagram", Type.one(SiriusViews.DIAGRAM));
        }
        if (name.equals("preconditionExpression") && owner.role().equals("edgeMappings")) {
            for (String end : List.of("source", "target")) {
                variables.put(end, Type.one(EcorePackage.Literals.EOBJECT));
                variables.put(end + "View", Type.one(SiriusViews.DECORATOR));
            }
        }
        return variables;
    }
}
