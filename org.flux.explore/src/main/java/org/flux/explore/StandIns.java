// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flux.graph.Node;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.syntax.Declaration.Modifier;

/**
 * Stands in for the components of a program. Its methods do nothing but touch what their locks guard; what they return, whether they fail
 * and what predicates answer is up to the exploration. Values are null, 0, or records of such.
 */
final class StandIns implements InvocationHandler {
    /** Who decides: the schedule that runs now. */
    interface Decisions {
        void runNode(String node) throws StandInFailure;

        boolean test(String predicate);

        Object session();

        /** Completed or to be completed with the value. */
        CompletionStage<Object> stage(Object value);
    }

    private enum Kind {
        NODE, ASYNC, PREDICATE, SESSION, OTHER
    }

    /** What a method is for, and what it returns. */
    private record Role(Kind kind, String subject, Object value) {}

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();
    private final Map<Method, Role> roles = new HashMap<>();
    private Decisions decisions;

    StandIns(Analysis analysis) {
        Set<String> external = new HashSet<>();
        analysis.names().methods().forEach((node, method) -> {
            Node known = analysis.graph().nodes().get(node);
            if (known instanceof Node.ExternalFunction) {
                external.add(method);
            }
            put(method, known.modifier() == Modifier.ASYNC ? Kind.ASYNC : Kind.NODE, node);
        });
        external.forEach(method -> kinds.put(method, Kind.OTHER));
        analysis.names().predicates().forEach((predicate, method) -> put(method, Kind.PREDICATE, predicate));
        for (Source source : analysis.graph().sources()) {
            String session = analysis.names().sessions().get(source.node());
            if (session != null) {
                put(session, Kind.SESSION, source.node());
            }
        }
    }

    private void put(String method, Kind kind, String subject) {
        kinds.put(method, kind);
        subjects.put(method, subject);
    }

    void decide(Decisions by) {
        decisions = by;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Role role = roles.computeIfAbsent(method, this::role);
        switch (role.kind()) {
            case NODE -> decisions.runNode(role.subject());
            case ASYNC -> {
                try {
                    decisions.runNode(role.subject());
                } catch (StandInFailure failure) {
                    return CompletableFuture.failedFuture(failure);
                }
                return decisions.stage(role.value());
            }
            case PREDICATE -> {
                return decisions.test(role.subject());
            }
            case SESSION -> {
                return decisions.session();
            }
            case OTHER -> {
            }
        }
        return role.value();
    }

    private Role role(Method method) {
        Kind kind = kinds.getOrDefault(method.getName(), Kind.OTHER);
        Object value = kind == Kind.ASYNC ? valueOf(argument(method.getGenericReturnType())) : valueOf(method.getReturnType());
        return new Role(kind, subjects.getOrDefault(method.getName(), method.getName()), value);
    }

    /** What a flow of a push source starts with. */
    Object item(Class<?> components, String method) {
        return Arrays.stream(components.getMethods()).filter(m -> m.getName().equals(method)).findFirst()
                .map(m -> valueOf(argument(m.getGenericReturnType()))).orElse(null);
    }

    private static Class<?> argument(Type type) {
        Type argument = type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
        return argument instanceof Class<?> known ? known : Object.class;
    }

    private static Object valueOf(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return false;
        } else if (type == char.class || type == Character.class) {
            return '\0';
        } else if (type == byte.class || type == Byte.class) {
            return (byte) 0;
        } else if (type == short.class || type == Short.class) {
            return (short) 0;
        } else if (type == int.class || type == Integer.class) {
            return 0;
        } else if (type == long.class || type == Long.class) {
            return 0L;
        } else if (type == float.class || type == Float.class) {
            return 0f;
        } else if (type == double.class || type == Double.class) {
            return 0.0;
        } else if (type.isRecord() && type.getEnclosingClass() != null) {
            return recordOf(type);
        }
        return null;
    }

    /** The result of a node with several outputs; a user's own record that does not like such values is null. */
    private static Object recordOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components).map(c -> valueOf(c.getType())).toArray());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
