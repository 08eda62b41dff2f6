// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.flux.generator.GeneratedFile;
import org.flux.generator.GeneratorOptions;
import org.flux.graph.Source;
import org.flux.graph.analysis.Analysis;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FluxProgram;

/**
 * A program, generated, compiled and loaded, with fake components that write down how they are called and which locks are held then. A fake
 * node returns for each output the first argument of its type, else 0, false or null, unless a test says otherwise.
 */
public final class Server {
    private final Shape shape;
    private final Analysis analysis;
    private final Class<?> componentsType;
    private final FluxProgram program;
    private final Map<String, byte[]> classes;
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> trace = new ArrayList<>();
    private Manner manner = (method, standard) -> standard;

    /** What a fake method does. */
    @FunctionalInterface
    public interface Reply {
        Object to(Object... arguments) throws Throwable;
    }

    /** What all fake methods do that have no {@link Reply}. */
    @FunctionalInterface
    public interface Manner {
        /** @param standard what the method would return */
        Object answer(String method, Object standard) throws Exception;
    }

    private Server(String text, Shape shape, List<GeneratedFile> types) {
        this.shape = shape;
        analysis = Programs.analyse("server.flux", text);
        List<GeneratedFile> files = new ArrayList<>(Programs.generate(analysis, GeneratorOptions.DEFAULT));
        files.addAll(types);
        Compilation compilation = Compilation.of(files);
        classes = compilation.bytes();
        componentsType = compilation.load("ServerComponents");
        Object components = Proxy.newProxyInstance(componentsType.getClassLoader(), new Class<?>[] {componentsType},
                (proxy, method, arguments) -> called(method, arguments == null ? new Object[0] : arguments));
        try {
            program = (FluxProgram) compilation.load("Server").getConstructor(componentsType).newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** @param text of a program that is named Server and stands in no package */
    public static Server of(String text) {
        return of(text, Shape.DIRECT);
    }

    /** @param shape in which {@link #run} runs flows */
    public static Server of(String text, Shape shape) {
        return of(text, shape, List.of());
    }

    /** @param types that the program mentions and that are only made for the test */
    public static Server of(String text, Shape shape, List<GeneratedFile> types) {
        return new Server(text, shape, types);
    }

    public Analysis analysis() {
        return analysis;
    }

    /** Class files by name. */
    public Map<String, byte[]> classes() {
        return classes;
    }

    public FluxProgram program() {
        return program;
    }

    public Server when(String method, Reply reply) {
        replies.put(method, reply);
        return this;
    }

    public Server fails(String method) {
        return when(method, arguments -> {
            throw new IllegalStateException(method + " is broken");
        });
    }

    /** From now on the methods without a reply do this. */
    public Server always(Manner all) {
        manner = all;
        return this;
    }

    /** Runs one flow. */
    public FlowOutcome run(String source, Object... arguments) {
        if (shape == Shape.DIRECT) {
            return EntryPoints.call(program, source, arguments);
        }
        String node = analysis.graph().sources().stream().map(Source::node)
                .filter(n -> n.equalsIgnoreCase(source.replaceFirst("_$", ""))).findFirst().orElseThrow();
        return OneFlow.run(program, node, arguments.length == 0 ? null : arguments.length == 1 ? arguments[0] : record(node, arguments));
    }

    /** Calls so far, such as {@code read(1) {cache, list?}}; forgets them. */
    public List<String> trace() {
        List<String> result;
        synchronized (trace) {
            result = List.copyOf(trace);
            trace.clear();
        }
        return result;
    }

    /** See {@link HeldLocks}. */
    public TreeSet<String> held() {
        return HeldLocks.of(program);
    }

    private Object called(Method method, Object[] arguments) throws Throwable {
        TreeSet<String> held = held();
        String shown = Arrays.stream(arguments).map(a -> a instanceof Throwable t ? t.getClass().getSimpleName() : String.valueOf(a))
                .collect(Collectors.joining(", ", "(", ")"));
        synchronized (trace) {
            trace.add(method.getName() + shown + (held.isEmpty() ? "" : " " + held));
        }
        Reply reply = replies.get(method.getName());
        return reply != null ? reply.to(arguments) : manner.answer(method.getName(), standard(method, arguments));
    }

    /** The record of a node with several outputs. */
    public Object record(String node, Object... components) {
        Class<?> type = Arrays.stream(componentsType.getDeclaredClasses()).filter(c -> c.getSimpleName().equals(node + "Result"))
                .findFirst().orElseThrow();
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object standard(Method method, Object[] arguments) {
        Class<?> type = method.getReturnType();
        if (type == CompletionStage.class) {
            return CompletableFuture.completedFuture(arguments.length == 0 ? null : arguments[0]);
        }
        if (type.isRecord()) {
            Object[] components = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                    .map(t -> value(t, arguments)).toArray();
            return record(type.getSimpleName().substring(0, type.getSimpleName().length() - "Result".length()), components);
        }
        return value(type, arguments);
    }

    private static Object value(Class<?> type, Object[] arguments) {
        if (type == void.class) {
            return null;
        }
        if (type == int.class) {
            return Arrays.stream(arguments).filter(Integer.class::isInstance).findFirst().orElse(0);
        }
        if (type == boolean.class) {
            return false;
        }
        return Arrays.stream(arguments).filter(type::isInstance).findFirst().orElse(null);
    }
}
