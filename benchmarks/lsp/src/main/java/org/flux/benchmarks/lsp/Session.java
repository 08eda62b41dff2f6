// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.flux.benchmarks.lsp.Typist.Place;

/** Somebody opens a workspace, types into a file of it, and asks this and that. */
final class Session {
    private static final int LEAST_REPEATS = 3;
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Sample.Cell cell;
    private final Workspace workspace;
    private final Settings settings;
    private final Starter starter;
    private final Set<Ask> hopeless;
    private final Consumer<Sample> samples;
    private LanguageServer server;
    private OpenFile file;
    private String resultId = "";
    private Measure doing = Measure.INITIALIZE;

    /** Starts a process of the server. */
    interface Starter {
        LanguageServer start() throws IOException, InterruptedException;
    }

    /** @param file the one that is typed into */
    record Workspace(Path root, Path file, String text) {}

    /**
     * How it is measured.
     *
     * @param rhythm milliseconds from one key to the next
     * @param firstKeys so many are typed before the others, and shown by themselves
     * @param keys so many are typed then
     * @param repeats so often each thing is asked
     * @param patience seconds after which an answer is not waited for any more
     * @param allowance seconds after which nothing is asked once more
     */
    record Settings(int rhythm, int firstKeys, int keys, int repeats, int patience, int allowance) {
        static final Settings USUAL = new Settings(100, 50, 150, 20, 20, 6);
        static final Settings QUICK = new Settings(50, 20, 40, 5, 20, 3);

        long patienceNanos() {
            return TimeUnit.SECONDS.toNanos(patience);
        }
    }

    /** The server does not answer any more. */
    private static final class Stuck extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** @param hopeless what this server has not answered in time before, in this scenario; what happens is added */
    Session(Sample.Cell cell, Workspace workspace, Settings settings, Starter starter, Set<Ask> hopeless, Consumer<Sample> samples) {
        this.cell = cell;
        this.workspace = workspace;
        this.settings = settings;
        this.starter = starter;
        this.hopeless = hopeless;
        this.samples = samples;
    }

    void run() throws IOException, InterruptedException {
        try {
            start();
            samples.accept(cell.of(Measure.INITIALIZE, server.initializeMillis()));
            samples.accept(cell.of(Measure.FIRST_DIAGNOSTICS, server.millisSinceStart(file.coveredNanos(1))));
            if (!cell.contestant().onlyStarted()) {
                work();
            }
        } catch (Stuck never) {
            samples.accept(cell.of(doing, List.of(), 1, 0));
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }

    /** Opens the file as soon as the server has answered, and waits for its diagnostics. */
    private void start() throws IOException, InterruptedException, Stuck {
        server = starter.start();
        doing = Measure.FIRST_DIAGNOSTICS;
        file = server.open(workspace.file(), workspace.text());
        await(1);
    }

    private void work() throws IOException, InterruptedException, Stuck {
        if (!server.awaitReady(settings.patienceNanos())) {
            throw server.failed("never says that it is ready");
        }
        List<Stroke> strokes = Typist.strokes(workspace.text(), settings.firstKeys() + settings.keys());
        type(strokes.subList(0, settings.firstKeys()), Measure.FIRST_KEYS);
        type(strokes.subList(settings.firstKeys(), strokes.size()), Measure.TYPING);
        samples.accept(cell.of(Measure.RESIDENT, server.residentMegabytes()));
        samples.accept(cell.of(Measure.PEAK, server.peakMegabytes()));
        samples.accept(cell.of(Measure.HEAP, server.heapMegabytes()));
        restore(strokes.size());
        singleKeys();
        Set<Ask> asked = EnumSet.allOf(Ask.class);
        asked.removeAll(hopeless);
        for (Ask ask : asked) {
            if (server.announces(ask)) {
                ask(ask);
            } else {
                samples.accept(cell.notOffered(ask.measure()));
            }
        }
    }

    /** Types at a fixed rhythm, whatever the server does; times run from when a key was due. */
    private void type(List<Stroke> strokes, Measure measure) throws IOException, InterruptedException, Stuck {
        doing = measure;
        int first = file.version() + 1;
        List<CompletableFuture<Double>> completions = new ArrayList<>();
        long begin = System.nanoTime() + settings.rhythm() * MILLI;
        for (int i = 0; i < strokes.size(); i++) {
            Stroke stroke = strokes.get(i);
            long due = begin + i * settings.rhythm() * MILLI;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            file.change(stroke, due);
            if (stroke.completed() && measure == Measure.TYPING && server.announces(Ask.COMPLETION)) {
                Place behind = new Place(stroke.line(), 0, stroke.column() + stroke.text().length() - " -> ".length());
                completions.add(server.askLater(Ask.COMPLETION.method(), Ask.COMPLETION.params(file, behind, ""))
                        .thenApply(answer -> answer.error() != null ? Double.NaN : (answer.nanos() - due) / 1e6));
            }
        }
        int last = file.version();
        await(last);
        List<Double> times = new ArrayList<>();
        for (int version = first; version <= last; version++) {
            times.add(file.latency(version));
        }
        sample(measure, times, 0);
        if (!completions.isEmpty()) {
            // Those of which the server says that the text has changed since are no answers: an editor has asked again by then.
            sample(Measure.TYPING_COMPLETION, completions.stream()
                    .map(it -> it.completeOnTimeout(Double.NaN, settings.patience(), TimeUnit.SECONDS).join()).toList(), 0);
        }
    }

    private void sample(Measure measure, List<Double> times, int empty) {
        List<Double> known = times.stream().filter(time -> !time.isNaN()).toList();
        samples.accept(cell.of(measure, known, times.size() - known.size(), empty));
    }

    /** Types the rest of a turn at once, after which the text is as in the beginning. */
    private void restore(int typed) throws IOException, InterruptedException, Stuck {
        int turn = Typist.turn(workspace.text());
        int whole = (typed + turn - 1) / turn * turn;
        for (Stroke stroke : Typist.strokes(workspace.text(), whole).subList(typed, whole)) {
            file.change(stroke, System.nanoTime());
        }
        await(file.version());
    }

    /** One key, and the next one when there are diagnostics: what a server needs for it when nothing else is to be done. */
    private void singleKeys() throws IOException, InterruptedException, Stuck {
        doing = Measure.KEY;
        List<Double> times = new ArrayList<>();
        repeat(place -> {
            for (Stroke stroke : toggled(Ask.letter(place))) {
                int version = file.change(stroke, System.nanoTime());
                await(version);
                times.add(file.latency(version));
            }
        });
        sample(Measure.KEY, times, 0);
    }

    private static List<Stroke> toggled(Stroke stroke) {
        return List.of(stroke, Stroke.delete(stroke.line(), stroke.column(), stroke.text().length()));
    }

    private interface Step {
        void at(Place place) throws IOException, InterruptedException, Stuck;
    }

    private void repeat(Step step) throws IOException, InterruptedException, Stuck {
        List<Place> places = new ArrayList<>(Typist.places(workspace.text()));
        Collections.rotate(places, places.size() / 2);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.allowance());
        for (int i = 0; i < settings.repeats() && (i < LEAST_REPEATS || System.nanoTime() < end); i++) {
            step.at(places.get(i * 17 % places.size()));
        }
    }

    private void ask(Ask ask) throws IOException, InterruptedException, Stuck {
        List<Double> times = new ArrayList<>();
        int[] empty = {0};
        try {
            if (ask == Ask.TOKENS_DELTA) {
                remember(answer(Ask.TOKENS, Typist.places(workspace.text()).getFirst()));
            }
            repeat(place -> {
                List<Stroke> strokes = toggled(ask.key(place));
                int version = file.change(strokes.getFirst(), System.nanoTime());
                if (ask.atRest()) {
                    await(version);
                }
                long asked = System.nanoTime();
                Connection.Answer answer = answer(ask, place);
                times.add((answer.nanos() - asked) / 1e6);
                empty[0] += ask.isEmpty(answer.result()) ? 1 : 0;
                remember(answer);
                await(version);
                await(file.change(strokes.getLast(), System.nanoTime()));
            });
            sample(ask.measure(), times, empty[0]);
        } catch (Stuck never) {
            hopeless.add(ask);
            times.add(Double.NaN);
            sample(ask.measure(), times, empty[0]);
            server.close();
            start();
        }
    }

    private Connection.Answer answer(Ask ask, Place place) throws IOException, InterruptedException, Stuck {
        Optional<Connection.Answer> answer = server.ask(ask.method(), ask.params(file, place, resultId), settings.patienceNanos());
        return answer.orElseThrow(Stuck::new);
    }

    /** Tokens have a name, by which one asks for what is different from them. */
    private void remember(Connection.Answer answer) {
        resultId = Json.at(answer.result(), "resultId").map(id -> id.getAsString()).orElse(resultId);
    }

    private void await(int version) throws InterruptedException, Stuck {
        if (!file.await(version, settings.patienceNanos())) {
            throw new Stuck();
        }
    }
}
