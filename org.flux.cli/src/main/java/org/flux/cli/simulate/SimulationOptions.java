// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flux.cli.console.Console;
import org.flux.cli.console.OptionRange;
import org.flux.cli.console.Suggestions;
import org.flux.cli.console.UserError;
import org.flux.cli.program.ProfileFile;
import org.flux.graph.profile.Profile;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.WhatIf;
import picocli.CommandLine.Option;

/** What to simulate: machines, runtimes and loads. */
public final class SimulationOptions {
    private static final int MOST_REPLICATIONS = 1000;
    private static final double LONGEST = 1e7;

    @Option(names = "--profile", required = true, paramLabel = "FILE",
            description = "What was measured, as 'flux run DIR --profile=FILE' writes it.")
    private String profile;

    @Option(names = "--cores", paramLabel = "N,..", description = "How many cores: a number, several (1,2,6), or a range to double through"
            + " (1..16 for 1, 2, 4, 8, 16). Default: as profiled.")
    private String cores;

    @Option(names = "--runtime", paramLabel = "R,..", description = "virtual, threads, pool, event, or several. Default: as profiled.")
    private String runtimes;

    @Option(names = "--rate", paramLabel = "RATE,..", description = "The load: flows per second (200/s), shares of what the server can do"
            + " (80%%), several (50,100,200 or 50%%..120%%), or a rate for each source (Listen=100,Tick=1). Default: as profiled;"
            + " 80%% for 'flux optimize'.")
    private String rate;

    @Option(names = "--arrivals", paramLabel = "A", defaultValue = "poisson", description = "How flows arrive: poisson (independently),"
            + " profiled (at the distances of the profile, scaled), constant. Default: ${DEFAULT-VALUE}.")
    private Load.Arrivals arrivals;

    @Option(names = "--closed", paramLabel = "CLIENTS,..", description = "Instead of a rate: so many clients, each of which waits for its"
            + " answer before it asks again.")
    private String closed;

    @Option(names = "--think", paramLabel = "TIME", description = "How long such a client waits between answer and next request, on"
            + " average. Default: 0.")
    private String think;

    @Option(names = "--max-flows", paramLabel = "N", description = "How many flows are in flight at most. Default: as profiled.")
    private Integer maxFlows;

    @Option(names = "--pool-size", paramLabel = "N",
            description = "Threads of the runtime pool. Default: two for each core, at least four.")
    private Integer poolSize;

    @Option(names = "--seconds", paramLabel = "S", description = "Simulated time of a replication, warm-up included. Default: as long as it"
            + " takes to be precise.")
    private Double seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The same seed gives the same prediction. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--replications", paramLabel = "N", defaultValue = "10",
            description = "Independent repetitions, which the intervals come from. Default: ${DEFAULT-VALUE}.")
    private int replications;

    /** @throws UserError if there is no profile in the file that is named */
    public ProfileFile profile(Console console) {
        return ProfileFile.read(console, profile);
    }

    /** @throws UserError if options contradict each other or are none; before anything is read */
    public void check() {
        if (closed != null && rate != null) {
            throw UserError.usage("--closed and --rate exclude each other: clients ask as fast as they are answered; keep one of them");
        }
        if (think != null && closed == null) {
            throw UserError.usage("--think is about clients that wait for their answers; add --closed and their number");
        }
        if (seconds != null && !(seconds > 0 && seconds <= LONGEST)) {
            throw UserError.usage("--seconds is more than 0 and at most 10,000,000, not " + seconds);
        }
        OptionRange.check("--replications", replications, 2, MOST_REPLICATIONS);
        OptionRange.check("--max-flows", maxFlows, 1, Integer.MAX_VALUE);
        OptionRange.check("--pool-size", poolSize, 1, Integer.MAX_VALUE);
        counts();
        loads(Optional.empty());
        Optional.ofNullable(runtimes).ifPresent(names -> kinds(names, "--runtime " + names));
    }

    /**
     * The question that the options ask.
     *
     * @param otherwise the loads if no option says which
     * @param changes with which each prediction is to be compared
     * @throws UserError if they name what the program does not have
     */
    public Question question(Subject subject, Loads otherwise, List<WhatIf> changes) {
        Profile measured = subject.file().profile();
        List<Series> series = new ArrayList<>();
        for (RuntimeKind runtime : runtimes(subject.file())) {
            for (int count : counts().orElseGet(() -> List.of(coresOf(subject.file())))) {
                series.add(new Series(runtime, count));
            }
        }
        Scenario base = Scenario.standard().withSeed(seed).withReplications(replications)
                .withMaxFlows(maxFlows != null ? maxFlows : Math.clamp(measured.maxFlows(), 1, Integer.MAX_VALUE))
                .withSeconds(seconds == null ? 0 : seconds);
        Question question = new Question(subject.model(), poolSize == null ? base : base.withPoolSize(poolSize), series,
                loads(Optional.of(subject.model())).orElse(otherwise), arrivals, changes);
        question.check();
        return question;
    }

    private Optional<List<Integer>> counts() {
        return Optional.ofNullable(cores).map(text -> Counts.parse("--cores", text, Scenario.MOST_CORES));
    }

    private static int coresOf(ProfileFile file) {
        int cores = file.profile().cores();
        if (cores < 1 || cores > Scenario.MOST_CORES) {
            throw UserError.usage(file.name() + ": says that it was taken on " + cores + " cores; tell how many to simulate with --cores");
        }
        return cores;
    }

    private Set<RuntimeKind> runtimes(ProfileFile file) {
        return runtimes != null ? kinds(runtimes, "--runtime " + runtimes)
                : kinds(file.profile().runtime(), file.name() + ": the runtime that it was taken on");
    }

    /** @param place where the names are from */
    private static Set<RuntimeKind> kinds(String names, String place) {
        Set<RuntimeKind> kinds = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            try {
                kinds.add(RuntimeKind.parse(name.strip()));
            } catch (IllegalArgumentException e) {
                throw UserError.usage(place + ": " + e.getMessage() + Suggestions.didYouMean(name.strip(),
                        Stream.of(RuntimeKind.values()).map(RuntimeKind::spelling).toList()));
            }
        }
        return kinds;
    }

    /** @param model to look sources up in, if there is one already */
    private Optional<Loads> loads(Optional<ServerModel> model) {
        if (closed != null) {
            double thinking = think == null ? 0 : Times.parse("--think", think);
            return Optional.of(new Loads.Clients(Counts.parse("--closed", closed, Load.MOST_CLIENTS), thinking));
        }
        Optional<Loads> rates = Optional.ofNullable(rate).map(Loads::rates);
        if (model.isPresent() && rates.isPresent() && rates.get() instanceof Loads.PerSource named) {
            List<String> sources = model.get().sources().stream().map(ModelSource::name).toList();
            for (String source : named.bySource().keySet()) {
                if (!sources.contains(source)) {
                    throw UserError.usage("--rate " + rate + ": the profile has no flows of a source '" + source + "', but of "
                            + String.join(", ", sources) + Suggestions.didYouMean(source, sources));
                }
            }
        }
        return rates;
    }
}
