// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.flux.lang.flux.FluxPackage;

/**
 * Evaluates expressions by AQL's documented rules: a dot asks each element of a collection, an arrow the collection, collections are flat
 * and without null, what comes of a set is a set, and a single value before an arrow is a set of one. Written from
 * the documentation, not from Sirius: it shows what an expression means, not that Sirius evaluates it.
 */
final class Evaluation {
    private Evaluation() {}

    static Object of(String expression, Map<String, Object> variables) {
        int colon = expression.indexOf(':');
        String rest = expression.substring(colon + 1);
        return switch (colon < 0 ? "" : expression.substring(0, colon)) {
            case "aql" -> of(ExpressionParser.parse(rest), variables);
            case "feature" -> feature(variables.get("self"), rest);
            case "var" -> variables.get(rest);
            default -> expression;
        };
    }

    static List<Object> all(Object value) {
        return value instanceof Collection<?> many ? many.stream().filter(Objects::nonNull).map(Object.class::cast).toList()
                : value == null ? List.of() : List.of(value);
    }

    static String text(Object value) {
        return all(value).stream().map(Object::toString).collect(Collectors.joining());
    }

    private static Object of(Expression expression, Map<String, Object> variables) {
        return switch (expression) {
            case Expression.Text text -> text.value();
            case Expression.Number number -> number.value();
            case Expression.Truth truth -> truth.value();
            case Expression.Nothing nothing -> null;
            case Expression.Variable variable -> variables.get(variable.name());
            case Expression.TypeName type -> FluxPackage.eINSTANCE.getEClassifier(type.name());
            case Expression.Literal literal ->
                    ((EEnum) of(literal.enumeration(), variables)).getEEnumLiteral(literal.name()).getInstance();
            case Expression.Feature feature -> feature(of(feature.receiver(), variables), feature.name());
            case Expression.Lambda lambda -> throw new IllegalArgumentException("a lambda is no value");
            case Expression.Choice choice ->
                    of((Boolean) of(choice.condition(), variables) ? choice.then() : choice.otherwise(), variables);
            case Expression.Let let -> of(let.body(), with(variables, let.variable(), of(let.value(), variables)));
            case Expression.Not not -> !(Boolean) of(not.operand(), variables);
            case Expression.Binary binary -> binary(binary, variables);
            case Expression.Sequence sequence -> sequence.items().stream().flatMap(item -> all(of(item, variables)).stream()).toList();
            case Expression.Call call -> call(call, variables);
        };
    }

    private static Object feature(Object receiver, String name) {
        if (receiver instanceof Collection<?> many) {
            return like(many, many.stream().flatMap(each -> all(feature(each, name)).stream()));
        }
        return switch (receiver) {
            case null -> null;
            case View view -> name.equals("target") ? view.element() : null;
            case EObject object -> object.eGet(object.eClass().getEStructuralFeature(name));
            default -> throw new IllegalArgumentException(receiver + " has no " + name);
        };
    }

    private static Object binary(Expression.Binary binary, Map<String, Object> variables) {
        Object left = of(binary.left(), variables);
        if (binary.operator().equals("and") && !(Boolean) left || binary.operator().equals("or") && (Boolean) left) {
            return left;
        }
        Object right = of(binary.right(), variables);
        return switch (binary.operator()) {
            case "and", "or" -> right;
            case "=" -> Objects.equals(left, right);
            case "<>" -> !Objects.equals(left, right);
            case "<" -> (Integer) left < (Integer) right;
            case ">" -> (Integer) left > (Integer) right;
            case "<=" -> (Integer) left <= (Integer) right;
            case ">=" -> (Integer) left >= (Integer) right;
            case "-" -> (Integer) left - (Integer) right;
            default -> left instanceof String || right instanceof String ? text(left) + text(right)
                    : left instanceof Integer a && right instanceof Integer b ? (Object) (a + b)
                    : like((Collection<?>) left, Stream.concat(all(left).stream(), all(right).stream()));
        };
    }

    private static Object call(Expression.Call call, Map<String, Object> variables) {
        Object receiver = of(call.receiver(), variables);
        if (call.arrow()) {
            return ofCollection(call, receiver instanceof Collection<?> many ? many : new LinkedHashSet<>(all(receiver)), variables);
        }
        List<Object> arguments = call.arguments().stream().map(argument -> of(argument, variables)).toList();
        return receiver instanceof Collection<?> many
                ? like(many, many.stream().flatMap(each -> all(ofOne(call.name(), each, arguments)).stream()))
                : ofOne(call.name(), receiver, arguments);
    }

    private static Object ofCollection(Expression.Call call, Collection<?> receiver, Map<String, Object> variables) {
        if (!call.arguments().isEmpty() && call.arguments().get(0) instanceof Expression.Lambda lambda) {
            Function<Object, Object> body = each -> of(lambda.body(), with(variables, lambda.variable(), each));
            return switch (call.name()) {
                case "select" -> like(receiver, receiver.stream().filter(each -> (Boolean) body.apply(each)));
                case "exists" -> receiver.stream().anyMatch(each -> (Boolean) body.apply(each));
                default -> like(receiver, receiver.stream().flatMap(each -> all(body.apply(each)).stream()));
            };
        }
        List<Object> items = all(receiver);
        List<Object> arguments = call.arguments().stream().map(argument -> of(argument, variables)).toList();
        return switch (call.name()) {
            case "filter" -> like(receiver, items.stream().filter(each -> ((EClass) arguments.get(0)).isInstance(each)));
            case "first" -> items.isEmpty() ? null : items.getFirst();
            case "last" -> items.isEmpty() ? null : items.getLast();
            case "at" -> ((List<?>) receiver).get((Integer) arguments.get(0) - 1);
            case "subSequence" -> ((List<?>) receiver).subList((Integer) arguments.get(0) - 1, (Integer) arguments.get(1));
            case "size" -> items.size();
            case "isEmpty" -> items.isEmpty();
            case "asOrderedSet" -> new LinkedHashSet<>(items);
            case "includes" -> items.contains(arguments.get(0));
            case "sep" -> separated(items, arguments.get(0));
            case "toString" -> text(receiver);
            default -> throw new IllegalArgumentException(call.name());
        };
    }

    private static Collection<Object> like(Collection<?> receiver, Stream<?> items) {
        List<Object> all = items.map(Object.class::cast).toList();
        return receiver instanceof Set<?> ? new LinkedHashSet<>(all) : all;
    }

    private static List<Object> separated(List<Object> items, Object separator) {
        List<Object> all = new ArrayList<>();
        for (Object item : items) {
            if (!all.isEmpty()) {
                all.add(separator);
            }
            all.add(item);
        }
        return all;
    }

    private static Object ofOne(String operation, Object receiver, List<Object> arguments) {
        return switch (operation) {
            case "eContainer" -> receiver instanceof View view ? view.parent()
                    : arguments.isEmpty() ? ((EObject) receiver).eContainer() : container((EObject) receiver, (EClass) arguments.get(0));
            case "oclIsKindOf" -> ((EClass) arguments.get(0)).isInstance(receiver);
            case "oclAsType" -> receiver;
            case "contains" -> ((String) receiver).contains((String) arguments.get(0));
            case "substring" -> ((String) receiver).substring((Integer) arguments.get(0) - 1, (Integer) arguments.get(1));
            case "size" -> ((String) receiver).length();
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static EObject container(EObject object, EClass type) {
        EObject container = object.eContainer();
        return container == null || type.isInstance(container) ? container : container(container, type);
    }

    private static Map<String, Object> with(Map<String, Object> variables, String name, Object value) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put(name, value);
        return all;
    }
}
