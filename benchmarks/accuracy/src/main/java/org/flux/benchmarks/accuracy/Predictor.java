// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.flux.benchmarks.Statistics;
import org.flux.benchmarks.accuracy.Cell.Group;
import org.flux.benchmarks.accuracy.Results.Gain;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.benchmarks.accuracy.Results.Settings;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.json.JsonMistake;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.profile.ProfileReader;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Prediction.SingleRun;
import org.flux.simulator.model.Progress;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.Simulation;
import org.flux.simulator.model.SpeedUps;

/** Asks the simulator what a program will do, from its profile on one emulated processor. */
final class Predictor {
    private static final double MILLIS = 1e6;
    private static final int MOST_FLOWS = 10_000_000;
    /** Flows to be simulated for each change, so that what chance does to predictions is little beside what it does to measurements. */
    private static final long GAIN_EFFORT = 10_000_000;
    /** Flows of all simulated runs of a cell together, and how many runs these are. */
    private static final double FLOWS = 1e6;
    static final int LEAST_RUNS = 21;
    private static final int MOST_RUNS = 101;

    private final ServerModel model;
    private final Settings settings;

    Predictor(Analysis analysis, Profile profile, Settings settings) {
        this.model = ServerModel.of(analysis, profile);
        this.settings = settings;
    }

    /**
     * Reads a profile of an emulated server. Its figures of processor time are those of threads that wait in place of computing: without
     * them a node holds a processor for as long as it takes, as it does here.
     */
    static Profile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " is not there: the program has not been profiled; leave out what keeps it from that");
        }
        try {
            Profile p = ProfileReader.read(Files.readString(file));
            return new Profile(p.program(), p.runtime(), p.cores(), p.maxFlows(), p.java(), p.seconds(), p.flows(),
                    new Profile.Process(Optional.empty(), Optional.empty()), p.sources(), p.paths(), p.unknownPaths(),
                    p.nodes().stream().map(n -> new NodeTimes(n.node(), n.wall(), Optional.empty(), n.queue())).toList(), p.locks());
        } catch (JsonMistake mistake) {
            throw new IOException(mistake.message(file.toString()), mistake);
        }
    }

    /** As much as the server can do. */
    Predicted knee(Group group) {
        Prediction prediction = run(scenario(group).withLoad(Load.closed(settings.clients(), 0)));
        return predicted(new Cell(group.program(), group.runtime(), group.cores(), Cell.KNEE), prediction.throughput().value(), prediction);
    }

    /** Many times what is measured a few times: runs just as long, after a warm-up just as long. */
    Predicted open(Cell cell, double rate) {
        double seconds = settings.seconds(cell) + settings.warmUp();
        int runs = (int) Math.clamp(FLOWS / (rate * seconds), LEAST_RUNS, MOST_RUNS);
        return predicted(cell, rate, run(scenario(cell.group()).withRate(rate).withSeconds(seconds)
                .withWarmUp(settings.warmUp() / seconds).withReplications(runs)));
    }

    /** What becomes of the mean time of flows if a node takes half of its time: of every node. */
    List<Gain> gains(Group group, double rate) {
        SpeedUps speedUps = SpeedUps.of(model, scenario(group).withRate(rate).withEffort(GAIN_EFFORT), List.of(SpeedUps.RANKED_BY),
                Progress.NONE);
        double base = speedUps.base().latency().mean().value() / MILLIS;
        return speedUps.curves().stream().filter(c -> c.kind() == SpeedUps.Kind.NODE).map(curve -> {
            Estimate change = curve.at(SpeedUps.RANKED_BY).change().mean();
            return new Gain(group.program(), group.runtime(), group.cores(), curve.name(), 1 - SpeedUps.RANKED_BY, rate, base,
                    change.value() * base, change.halfWidth() * base);
        }).toList();
    }

    private static Scenario scenario(Group group) {
        return Scenario.standard().withCores(group.cores()).withRuntime(RuntimeKind.valueOf(group.runtime().toUpperCase(Locale.ROOT)))
                .withMaxFlows(MOST_FLOWS);
    }

    private Prediction run(Scenario scenario) {
        return Simulation.run(model, scenario, Progress.NONE, 1);
    }

    private static Predicted predicted(Cell cell, double rate, Prediction p) {
        return new Predicted(cell, rate, median(p, SingleRun::throughput), median(p, SingleRun::mean) / MILLIS,
                median(p, SingleRun::p50) / MILLIS, median(p, SingleRun::p99) / MILLIS, p.latency().mean().value() / MILLIS,
                p.latency().p99().value() / MILLIS, p.bottleneck().reason());
    }

    private static double median(Prediction prediction, ToDoubleFunction<SingleRun> value) {
        return Statistics.median(prediction.runs().stream().mapToDouble(value).toArray());
    }
}
