// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import org.flux.explore.Report.End;
import org.flux.explore.Report.Result;
import org.flux.explore.Subject.Entry;
import org.flux.explore.Subject.Instance;

/**
 * Runs a program's flows in one schedule after the other, with stand-ins for its components.
 *
 * <p>Threads of flows are virtual and hand over to each other all the time: in a process with one carrier (the system property
 * {@code jdk.virtualThreadScheduler.parallelism}) that is several times as fast.
 */
public final class Explorer {
    private final Subject subject;
    private final StandIns standIns;
    private final Object components;
    private final Regions regions;
    private final List<String> labels;
    private final List<Shape> shapes;

    /** @throws IllegalArgumentException if the program has no source */
    public Explorer(Subject subject) {
        this.subject = subject;
        standIns = new StandIns(subject.analysis());
        components = subject.proxy(standIns);
        regions = new Regions(subject.analysis());
        List<Entry<?>> entries = subject.instance(components).entries();
        labels = entries.stream().map(Entry::label).toList();
        shapes = entries.stream().allMatch(e -> e.event() != null) ? List.of(Shape.values()) : List.of(Shape.DIRECT);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("the program has no source");
        }
    }

    /** The shapes that the generated code has. */
    public List<Shape> shapes() {
        return shapes;
    }

    /** Explores until the first violation, or until every search has come to its end or its limit. */
    public Report explore(Options options) {
        return explore(options, schedules -> {
        });
    }

    /** @param progress is told after each schedule how many there were so far */
    public Report explore(Options options, LongConsumer progress) {
        return inVirtualThread(() -> exploreHere(options, progress));
    }

    /**
     * Runs one schedule and tells what happens.
     *
     * @throws MisfitException if it is no schedule of this program
     */
    public Replayed replay(Schedule schedule) {
        if (!shapes.contains(schedule.shape())) {
            throw new MisfitException("the program has no " + schedule.shape() + " shape");
        }
        for (String source : schedule.sources()) {
            if (!labels.contains(source)) {
                throw new MisfitException("the program has no source " + source + ", but " + String.join(", ", labels));
            }
        }
        return inVirtualThread(() -> {
            Execution execution = execution(new Replay(schedule), schedule.shape(), schedule.sources(), schedule.failures(), true);
            Optional<Violation> violation = execution.run();
            return new Replayed(execution.trace(), violation);
        });
    }

    /** What happens in a schedule. */
    public record Replayed(List<Step> steps, Optional<Violation> violation) {
        public Replayed {
            steps = List.copyOf(steps);
        }
    }

    private Report exploreHere(Options options, LongConsumer progress) {
        long deadline = options.time().map(t -> System.nanoTime() + t.toNanos()).orElse(0L);
        List<Result> results = new ArrayList<>();
        for (Shape shape : options.shapes().stream().filter(shapes::contains).toList()) {
            for (List<String> sources : combinations(options.flows())) {
                long before = results.stream().mapToLong(Result::schedules).sum();
                Result result = explore(options, shape, sources, deadline, n -> progress.accept(before + n));
                results.add(result);
                if (result.violation().isPresent()) {
                    return new Report(results);
                }
            }
        }
        return new Report(results);
    }

    private Result explore(Options options, Shape shape, List<String> sources, long deadline, LongConsumer progress) {
        Search search = options.search();
        long schedules = 0;
        int steps = 0;
        End end = null;
        while (end == null) {
            long repeated = search.repeated();
            Execution execution = execution(search, shape, sources, options.failures(), false);
            Optional<Violation> violation = execution.run();
            if (search.repeated() == repeated) {
                schedules++;
                steps = Math.max(steps, execution.schedule().steps().size());
                progress.accept(schedules);
            }
            if (violation.isPresent()) {
                return new Result(shape, sources, schedules, search.repeated(), steps, End.VIOLATION, violation);
            }
            end = !search.next() ? End.EXHAUSTED
                    : schedules >= options.schedules() ? End.LIMIT
                    : options.time().isPresent() && System.nanoTime() - deadline >= 0 ? End.TIME : null;
        }
        return new Result(shape, sources, schedules, search.repeated(), steps, end, Optional.empty());
    }

    Execution execution(Search search, Shape shape, List<String> sources, int failures, boolean tracing) {
        Instance instance = subject.instance(components);
        regions.of(instance.map());
        List<Script> scripts = sources.stream()
                .map(s -> instance.entries().stream().filter(e -> e.label().equals(s)).findFirst().orElseThrow())
                .map(e -> new Script(instance.map(), e, item(e), shape)).toList();
        Execution execution = new Execution(search, regions, shape, scripts, failures, tracing);
        standIns.decide(execution);
        return execution;
    }

    private Object item(Entry<?> entry) {
        return entry.next() != null ? null
                : standIns.item(subject.components(), subject.analysis().names().methods().get(entry.node()));
    }

    /** Every choice of so many sources, order aside. */
    private List<List<String>> combinations(int flows) {
        List<List<String>> result = List.of(List.of());
        for (int i = 0; i < flows; i++) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> begun : result) {
                int from = begun.isEmpty() ? 0 : labels.indexOf(begun.getLast());
                for (String label : labels.subList(from, labels.size())) {
                    List<String> more = new ArrayList<>(begun);
                    more.add(label);
                    longer.add(more);
                }
            }
            result = longer;
        }
        return result;
    }

    private static <T> T inVirtualThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("explore").start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
