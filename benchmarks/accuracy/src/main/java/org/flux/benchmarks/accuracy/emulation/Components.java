// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy.emulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.flux.benchmarks.accuracy.emulation.Roles.Kind;
import org.flux.benchmarks.accuracy.emulation.Roles.Role;
import org.flux.runtime.PushSource;

/**
 * Stands in for the components of a program, whose types are all {@code Object}: its nodes wait instead of computing, every value is the
 * {@link FlowItem} of the flow. A node waits in native code and so holds the thread that it runs on; one that is declared blocking parks.
 */
final class Components implements InvocationHandler {
    private static final Role OTHER = new Role(Kind.NODE, "");

    private final Workload workload;
    private final Roles roles;
    private final PushSource<Object> arrivals;
    private final Clock clock;
    private final Sleepers sleepers;
    private final long seed;
    private final double[] sessions;
    private final Map<Method, Call> calls = new ConcurrentHashMap<>();
    private final AtomicLong pulled = new AtomicLong();
    private final LongAdder busy = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder waits = new LongAdder();
    private final LongAccumulator latest = new LongAccumulator(Math::max, 0);

    /** @param results makes a value of several; null if there are not several */
    private record Call(Role role, Class<?> type, Constructor<?> results, int outputs) {}

    /** What a node ends with that fails; it needs no trace. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String node) {
            super(node + " fails, as it does now and then", null, false, false);
        }
    }

    /** @param sleepers by the same clock */
    Components(Workload workload, Roles roles, PushSource<Object> arrivals, Clock clock, Sleepers sleepers, long seed) {
        this.workload = workload;
        this.roles = roles;
        this.arrivals = arrivals;
        this.clock = clock;
        this.sleepers = sleepers;
        this.seed = seed;
        this.sessions = cumulated(workload.sessions(), workload.skew());
    }

    /** Time that processors were held, in nanoseconds, since the start. */
    long busy() {
        return busy.sum();
    }

    /** Forgets how late waits were until now. */
    void forgetOvershoot() {
        late.reset();
        waits.reset();
        latest.reset();
    }

    /** By how much waits on processors were too long, on average, in nanoseconds. */
    double overshoot() {
        return waits.sum() == 0 ? 0 : (double) late.sum() / waits.sum();
    }

    /** By how much the worst of them was, in nanoseconds. */
    long worstOvershoot() {
        return latest.get();
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Call call = calls.computeIfAbsent(method, this::call);
        String subject = call.role().subject();
        if (subject.isEmpty()) {
            return call.type() == int.class ? (Object) System.identityHashCode(proxy)
                    : call.type() == boolean.class ? (Object) (arguments != null && proxy == arguments[0]) : null;
        }
        switch (call.role().kind()) {
            case PUSH -> {
                return arrivals;
            }
            case PULL -> {
                FlowItem item = new FlowItem(seed, -pulled.incrementAndGet());
                sleepers.sleep(workload.periods().get(subject).nanos(item.random(subject, 0)));
                return call.outputs() == 0 ? null : value(call, item);
            }
            default -> {
                return ofFlow(call, subject, item(arguments));
            }
        }
    }

    private Object ofFlow(Call call, String subject, FlowItem item) throws Exception {
        int visit = item.visit(subject);
        SplittableRandom random = item.random(subject, visit);
        switch (call.role().kind()) {
            case PREDICATE -> {
                double[] shares = workload.choices().get(subject);
                return random.nextDouble() < shares[Math.min(visit, shares.length - 1)];
            }
            case SESSION -> {
                int found = Arrays.binarySearch(sessions, random.nextDouble());
                return Math.min(found < 0 ? -found - 1 : found, sessions.length - 1);
            }
            default -> {
                boolean fails = random.nextDouble() < workload.failures().getOrDefault(subject, 0.0);
                Service service = workload.services().get(subject);
                if (service != null) {
                    serve(call.role().kind(), service.nanos(random));
                }
                if (fails) {
                    throw new Failed(subject);
                }
                return value(call, item);
            }
        }
    }

    private void serve(Kind kind, long nanos) {
        if (kind == Kind.NODE) {
            long start = clock.nanos();
            long deadline = start + nanos;
            PinnedWait.until(clock, deadline);
            long now = clock.nanos();
            busy.add(now - start);
            late.add(now - deadline);
            latest.accumulate(now - deadline);
            waits.increment();
        } else {
            sleepers.await(nanos);
        }
    }

    private Object value(Call call, FlowItem item) throws ReflectiveOperationException {
        if (call.results() == null) {
            return call.type() == void.class ? null : item;
        }
        Object[] values = new Object[call.outputs()];
        Arrays.fill(values, item);
        return call.results().newInstance(values);
    }

    /** The flow's, which every argument is except a failure; nodes of flows without values are on their own. */
    private FlowItem item(Object[] arguments) {
        if (arguments != null) {
            for (Object argument : arguments) {
                if (argument instanceof FlowItem item) {
                    return item;
                }
            }
        }
        return new FlowItem(seed, -pulled.incrementAndGet());
    }

    private Call call(Method method) {
        Class<?> type = method.getReturnType();
        Constructor<?> results = null;
        if (type.isRecord()) {
            results = type.getDeclaredConstructors()[0];
            results.setAccessible(true);
        }
        return new Call(roles.methods().getOrDefault(method.getName(), OTHER), type, results,
                type == void.class ? 0 : results == null ? 1 : results.getParameterCount());
    }

    /** Up to each session the share of them all. */
    private static double[] cumulated(int number, double skew) {
        double[] shares = new double[number];
        double sum = 0;
        for (int i = 0; i < number; i++) {
            sum += Math.pow(i + 1.0, -skew);
            shares[i] = sum;
        }
        for (int i = 0; i < number; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
