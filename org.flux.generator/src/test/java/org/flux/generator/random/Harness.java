// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flux.generator.random.Interpreter.Account;
import org.flux.generator.random.Interpreter.Call;
import org.flux.generator.random.Interpreter.End;
import org.flux.generator.random.Interpreter.Region;
import org.flux.generator.testing.EntryPoints;
import org.flux.generator.testing.EventFlows;
import org.flux.generator.testing.HeldLocks;
import org.flux.runtime.FlowFailure;
import org.flux.runtime.FlowOutcome;
import org.flux.runtime.FluxProgram;
import org.flux.runtime.FluxServer;
import org.flux.runtime.RuntimeKind;
import org.flux.runtime.Statistics;

/**
 * Runs a program as its trials say and compares with the interpreter: first flow by flow on the calling thread, where trails and held locks
 * can be looked at, then on a server of each runtime with all flows in flight at once, where counters are kept.
 */
final class Harness {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    /** Kept, so that it stays as silent as it is made: flows fail by the thousand here. */
    private static final Logger LOGGER = Logger.getLogger("org.flux.runtime");

    static {
        LOGGER.setLevel(Level.OFF);
    }

    private final Candidate candidate;
    private final Model model;
    private final List<Trial> trials;
    private final List<Account> accounts;

    private Harness(Candidate candidate) {
        this.candidate = candidate;
        this.model = candidate.model();
        trials = Trial.of(model);
        accounts = trials.stream().map(t -> Interpreter.account(model, t)).toList();
    }

    /** @throws Mismatch if a run is not as the language says */
    static void check(Candidate candidate) {
        check(candidate, new Conformance());
    }

    /**
     * @param conformance gets what has been compared
     * @throws Mismatch if a run is not as the language says
     */
    static void check(Candidate candidate, Conformance conformance) {
        Harness harness = new Harness(candidate);
        harness.callFlows();
        for (RuntimeKind kind : RuntimeKind.values()) {
            harness.serve(kind, new Counters());
            conformance.add(kind, harness.model, harness.accounts);
        }
    }

    /** On one runtime only, with counters of one's own. */
    static void check(Candidate candidate, RuntimeKind kind, Counters counters) {
        new Harness(candidate).serve(kind, counters);
    }

    private void callFlows() {
        AtomicReference<FluxProgram> program = new AtomicReference<>();
        List<Run> runs = runs(new Counters(0, 0), () -> HeldLocks.of(program.get()).toString());
        program.set(candidate.program(new Components(model, runs, candidate::result)));
        for (Run run : runs) {
            if (run.account().end() != End.NEVER_BEGUN) {
                call(program.get(), run);
            }
        }
    }

    private void call(FluxProgram program, Run run) {
        Account account = run.account();
        String source = run.trial().entry().node();
        run.startWithItem();
        FlowOutcome outcome = EntryPoints.call(program, Interpreter.method(source), Interpreter.item(model, run.trial()).toArray());
        require(run, "a call", "calls", account.texts(), run.calls());
        require(run, "a call", "outcome", account.end().name(), outcome.status().name());
        if (account.end() == End.HANDLED || account.end() == End.FAILED) {
            require(run, "a call", "trail", account.trail(), outcome.failure().trail());
            require(run, "a call", "trails of failing handlers", account.handlerTrails(), Stream.of(outcome.failure().getSuppressed())
                    .map(s -> ((FlowFailure) s).trail()).toList());
        }
        heldAtCalls(run, "a call");
        require(run, "a call", "locks held in the end", "[]", HeldLocks.of(program).toString());
    }

    private void heldAtCalls(Run run, String runtime) {
        for (int i = run.account().ofSource(); i < run.account().calls().size(); i++) {
            heldAt(run, runtime, run.account().calls().get(i), run.heldAtCalls().get(i));
        }
    }

    private void heldAt(Run run, String runtime, Call call, String held) {
        Set<String> locks = new TreeSet<>(Arrays.asList(held.substring(1, held.length() - 1).split(", ")));
        for (Region region : call.regions()) {
            String lock = region.lock().toString();
            if (!locks.contains(lock) && (region.write() || !locks.contains(lock + "?"))) {
                throw mismatch(run, runtime, "locks held at " + call.text(), lock + (region.write() ? "" : " or more"), held);
            }
        }
        if (call.handler().isPresent()) {
            Set<String> allowed = Interpreter.locksOf(model, Set.of(call.handler().get()));
            locks.stream().filter(l -> !l.isEmpty() && !allowed.contains(l.replace("?", ""))).findFirst().ifPresent(lock -> {
                throw mismatch(run, runtime, "locks held at " + call.text() + " of the handler", "none but its own: " + allowed, held);
            });
        }
    }

    private void serve(RuntimeKind kind, Counters counters) {
        AtomicReference<EventFlows> flows = new AtomicReference<>();
        List<Run> runs = runs(counters, () -> flows.get().held());
        Components components = new Components(model, runs, candidate::result);
        FluxProgram program = candidate.program(components);
        flows.set(new EventFlows(program));
        components.calledBy(() -> flows.get().item());
        Statistics statistics = statistics(kind, flows.get(), runs);
        String runtime = "runtime " + kind.name().toLowerCase(Locale.ROOT);
        for (Run run : runs) {
            require(run, runtime, "calls", run.account().texts(), run.calls());
            if (run.trial().entry().isPush()) {
                String told = run.account().end() == End.FAILED ? "failed" : "completed";
                require(run, runtime, "outcome told to the source", List.of(told), run.outcomes());
            }
        }
        require(runtime, "violations of constraints", List.of(), counters.violations());
        require(runtime, "locks held in the end", "[]", HeldLocks.of(program).toString());
        require(runtime, "statistics", expected(), statistics);
        if (kind == RuntimeKind.EVENT) {
            runs.forEach(run -> heldAtCalls(run, runtime));
        }
    }

    private Statistics statistics(RuntimeKind kind, FluxProgram program, List<Run> runs) {
        try (FluxServer server = FluxServer.of(program).runtime(kind).poolSize(8).loops(8).drainTimeout(Duration.ZERO).start()) {
            if (!server.awaitTermination(LONG_ENOUGH)) {
                String unfinished = runs.stream().filter(r -> !r.calls().equals(r.account().texts()))
                        .map(r -> r.trial() + ": " + r.calls()).limit(5).toList().toString();
                throw mismatch("runtime " + kind, "flows", "all end", "these hang: " + unfinished);
            }
            return server.statistics();
        } catch (Mismatch mismatch) {
            throw mismatch;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Statistics expected() {
        long sources = accounts.stream().filter(a -> a.sourceEnd() == End.HANDLED || a.sourceEnd() == End.FAILED).count();
        return new Statistics(trials.size() - ended(End.NEVER_BEGUN), ended(End.COMPLETED), ended(End.HANDLED), ended(End.FAILED),
                ended(End.DROPPED), 0, accounts.stream().mapToInt(a -> a.handlerTrails().size()).sum(), sources, 0);
    }

    private long ended(End how) {
        return accounts.stream().filter(a -> a.end() == how).count();
    }

    private List<Run> runs(Counters counters, Supplier<String> held) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            runs.add(new Run(trials.get(i), accounts.get(i), counters.new Visitor(), held));
        }
        return runs;
    }

    private void require(Run run, String runtime, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw mismatch(run, runtime, what, expected, actual);
        }
    }

    private void require(String runtime, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw mismatch(runtime, what, expected, actual);
        }
    }

    private Mismatch mismatch(Run run, String runtime, String what, Object expected, Object actual) {
        return mismatch(runtime + ", " + run.trial(), what, expected, actual);
    }

    private Mismatch mismatch(String where, String what, Object expected, Object actual) {
        String text = Stream.of("the program", "", ModelText.of(model).indent(4) + where + ": " + what, "    expected " + expected,
                "    actual   " + actual).reduce((a, b) -> a + "\n" + b).orElseThrow();
        return new Mismatch(text);
    }

    /** A run is not as the language says. */
    static final class Mismatch extends AssertionError {
        private static final long serialVersionUID = 1L;

        Mismatch(String message) {
            super(message);
        }
    }
}
