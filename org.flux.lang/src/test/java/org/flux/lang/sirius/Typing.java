// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.sirius;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.flux.lang.sirius.Expression.WrongException;

/** Tells what expressions yield, by AQL's rules, and so that each name in them denotes something. */
final class Typing {
    private final Map<String, EPackage> packages;

    Typing(EPackage... packages) {
        this.packages = List.of(packages).stream().collect(Collectors.toMap(EPackage::getName, each -> each));
    }

    Type of(Expression expression, Map<String, Type> variables) {
        return switch (expression) {
            case Expression.Text text -> Type.TEXT;
            case Expression.Number number -> Type.NUMBER;
            case Expression.Truth truth -> Type.TRUTH;
            case Expression.Nothing nothing -> Type.NOTHING;
            case Expression.Variable variable -> variable(variable.name(), variables);
            case Expression.TypeName type -> throw new WrongException("has the class " + type.name() + " where a value is expected");
            case Expression.Literal literal -> literal(literal);
            case Expression.Feature feature -> feature(of(feature.receiver(), variables), feature.name());
            case Expression.Lambda lambda -> throw new WrongException("has a lambda where a value is expected");
            case Expression.Choice choice -> choice(choice, variables);
            case Expression.Let let -> of(let.body(), with(variables, let.variable(), of(let.value(), variables)));
            case Expression.Not not -> {
                require(of(not.operand(), variables), Type.TRUTH, "not");
                yield Type.TRUTH;
            }
            case Expression.Binary binary -> binary(binary.operator(), of(binary.left(), variables), of(binary.right(), variables));
            case Expression.Sequence sequence -> sequence.items().stream().map(item -> of(item, variables))
                    .reduce(Type.all(Type.NOTHING.kind()), (all, item) -> Type.all(all.with(item)));
            case Expression.Call call -> call(call, variables);
        };
    }

    EClass classNamed(String name) {
        String[] parts = name.split("::");
        if (parts.length != 2) {
            throw new WrongException("\"" + name + "\" is no class: it has to be written package::Class");
        }
        if (!(classifier(new Expression.TypeName(parts[0], parts[1])) instanceof EClass type)) {
            throw new WrongException("\"" + name + "\" is no class");
        }
        return type;
    }

    /** Of one or, on a collection, of each of them. */
    Type feature(Type receiver, String name) {
        if (!(receiver.kind() instanceof EClass type)) {
            throw new WrongException("asks " + receiver + " for ." + name + ", which only objects have");
        }
        EStructuralFeature feature = type.getEStructuralFeature(name);
        if (feature == null) {
            throw new WrongException(type.getName() + " has no feature " + name + "; it has " + type.getEAllStructuralFeatures().stream()
                    .map(EStructuralFeature::getName).collect(Collectors.joining(", ")));
        }
        return new Type(feature.getEType(), receiver.many() || feature.isMany());
    }

    private EClassifier classifier(Expression.TypeName name) {
        EPackage known = packages.get(name.packageName());
        if (known == null) {
            throw new WrongException("there is no package " + name.packageName());
        }
        EClassifier found = known.getEClassifier(name.name());
        if (found == null) {
            throw new WrongException(name.packageName() + " has no class " + name.name());
        }
        return found;
    }

    private static Type variable(String name, Map<String, Type> variables) {
        Type type = variables.get(name);
        if (type == null) {
            throw new WrongException("there is no variable " + name + " here; there are "
                    + variables.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return type;
    }

    private Type literal(Expression.Literal literal) {
        if (!(classifier(literal.enumeration()) instanceof EEnum type)) {
            throw new WrongException(literal.enumeration().name() + " is no enumeration");
        }
        if (type.getEEnumLiteral(literal.name()) == null) {
            throw new WrongException(type.getName() + " has no literal " + literal.name());
        }
        return Type.one(type);
    }

    private Type choice(Expression.Choice choice, Map<String, Type> variables) {
        require(of(choice.condition(), variables), Type.TRUTH, "if");
        Type then = of(choice.then(), variables);
        Type otherwise = of(choice.otherwise(), variables);
        return new Type(then.with(otherwise), then.many() || otherwise.many());
    }

    private static Type binary(String operator, Type left, Type right) {
        return switch (operator) {
            case "and", "or" -> {
                require(left, Type.TRUTH, operator);
                require(right, Type.TRUTH, operator);
                yield Type.TRUTH;
            }
            case "=", "<>" -> {
                if (left.many() || right.many() || !left.canBe(right.kind()) && !right.canBe(left.kind())) {
                    throw new WrongException("compares " + left + " with " + right);
                }
                yield Type.TRUTH;
            }
            case "<", ">", "<=", ">=" -> {
                require(left, Type.NUMBER, operator);
                require(right, Type.NUMBER, operator);
                yield Type.TRUTH;
            }
            case "-" -> {
                require(left, Type.NUMBER, operator);
                require(right, Type.NUMBER, operator);
                yield Type.NUMBER;
            }
            default -> sum(left, right);
        };
    }

    private static Type sum(Type left, Type right) {
        boolean text = left.is(Type.TEXT) || right.is(Type.TEXT);
        if (text && !left.isObject() && !right.isObject()) {
            return Type.TEXT;
        }
        if (left.many() && right.many()) {
            return Type.all(left.with(right));
        }
        require(left, Type.NUMBER, "+");
        require(right, Type.NUMBER, "+");
        return Type.NUMBER;
    }

    private Type call(Expression.Call call, Map<String, Type> variables) {
        Type receiver = of(call.receiver(), variables);
        return call.arrow() ? ofCollection(call, receiver, variables) : ofEach(call, receiver, variables);
    }

    private Type ofCollection(Expression.Call call, Type receiver, Map<String, Type> variables) {
        return switch (call.name()) {
            case "filter" -> {
                arguments(call, 1);
                EClassifier type = type(call.arguments().get(0));
                requirePossible(receiver, type, "->filter");
                yield Type.all(type);
            }
            case "select", "exists" -> {
                require(lambda(call, receiver, variables), Type.TRUTH, "->" + call.name());
                yield call.name().equals("exists") ? Type.TRUTH : Type.all(receiver.kind());
            }
            case "collect" -> Type.all(lambda(call, receiver, variables).kind());
            case "first", "last" -> {
                arguments(call, 0);
                yield receiver.element();
            }
            case "at" -> {
                arguments(call, variables, Type.NUMBER);
                yield receiver.element();
            }
            case "subSequence" -> {
                arguments(call, variables, Type.NUMBER, Type.NUMBER);
                yield Type.all(receiver.kind());
            }
            case "size" -> {
                arguments(call, 0);
                yield Type.NUMBER;
            }
            case "isEmpty" -> {
                arguments(call, 0);
                yield Type.TRUTH;
            }
            case "asOrderedSet" -> {
                arguments(call, 0);
                yield Type.all(receiver.kind());
            }
            case "includes" -> {
                arguments(call, 1);
                requirePossible(of(call.arguments().get(0), variables), receiver.kind(), "->includes");
                yield Type.TRUTH;
            }
            case "sep" -> {
                arguments(call, variables, Type.TEXT);
                requireText(receiver, "->sep");
                yield Type.all(Type.TEXT.kind());
            }
            case "toString" -> {
                arguments(call, 0);
                requireText(receiver, "->toString");
                yield Type.TEXT;
            }
            default -> throw unknown("->" + call.name());
        };
    }

    private Type ofEach(Expression.Call call, Type receiver, Map<String, Type> variables) {
        Type result = switch (call.name()) {
            case "eContainer" -> {
                requireObject(receiver, ".eContainer");
                arguments(call, Math.min(1, call.arguments().size()));
                yield Type.one(call.arguments().isEmpty() ? EcorePackage.Literals.EOBJECT : type(call.arguments().get(0)));
            }
            case "oclIsKindOf", "oclAsType" -> {
                requireObject(receiver, "." + call.name());
                arguments(call, 1);
                EClassifier type = type(call.arguments().get(0));
                requirePossible(receiver, type, "." + call.name());
                yield call.name().equals("oclAsType") ? Type.one(type) : Type.TRUTH;
            }
            case "contains" -> {
                require(receiver.element(), Type.TEXT, ".contains");
                arguments(call, variables, Type.TEXT);
                yield Type.TRUTH;
            }
            case "substring" -> {
                require(receiver.element(), Type.TEXT, ".substring");
                arguments(call, variables, Type.NUMBER, Type.NUMBER);
                yield Type.TEXT;
            }
            case "size" -> {
                require(receiver, Type.TEXT, ".size");
                arguments(call, 0);
                yield Type.NUMBER;
            }
            default -> throw unknown("." + call.name());
        };
        return new Type(result.kind(), receiver.many());
    }

    private Type lambda(Expression.Call call, Type receiver, Map<String, Type> variables) {
        arguments(call, 1);
        if (!(call.arguments().get(0) instanceof Expression.Lambda lambda)) {
            throw new WrongException("->" + call.name() + " needs a lambda: " + call.name() + "(each | …)");
        }
        return of(lambda.body(), with(variables, lambda.variable(), receiver.element()));
    }

    private EClassifier type(Expression argument) {
        if (!(argument instanceof Expression.TypeName name)) {
            throw new WrongException("has something else where a class is expected, as flux::Node");
        }
        return classifier(name);
    }

    private void arguments(Expression.Call call, Map<String, Type> variables, Type... expected) {
        arguments(call, expected.length);
        for (int i = 0; i < expected.length; i++) {
            require(of(call.arguments().get(i), variables), expected[i], call.name());
        }
    }

    private static void arguments(Expression.Call call, int expected) {
        if (call.arguments().size() != expected) {
            throw new WrongException(call.name() + " has " + call.arguments().size() + " arguments instead of " + expected);
        }
    }

    private static WrongException unknown(String operation) {
        return new WrongException(operation + "(…) is none of the operations that are understood here");
    }

    private static void require(Type found, Type expected, String where) {
        if (!found.is(expected)) {
            throw new WrongException("has " + found + " where " + where + " needs " + expected);
        }
    }

    private static void requireObject(Type found, String where) {
        if (!found.isObject()) {
            throw new WrongException("asks " + found + " for " + where + ", which only objects have");
        }
    }

    private static void requireText(Type found, String where) {
        if (found.isObject()) {
            throw new WrongException("has " + found + " where " + where + " needs text");
        }
    }

    private static void requirePossible(Type found, EClassifier type, String where) {
        if (!found.canBe(type)) {
            throw new WrongException(where + " finds nothing: " + found + " is never a " + type.getName());
        }
    }

    private static Map<String, Type> with(Map<String, Type> variables, String name, Type type) {
        Map<String, Type> all = new HashMap<>(variables);
        all.put(name, type);
        return all;
    }
}
