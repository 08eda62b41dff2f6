// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flux.benchmarks.accuracy.Cell.Group;
import org.flux.benchmarks.accuracy.Results.Gain;
import org.flux.benchmarks.accuracy.Results.Predicted;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.profile.Profile;
import org.flux.graph.profile.Profile.NodeTimes;
import org.flux.graph.profile.ProfileException;
import org.flux.graph.profile.ProfileReader;
import org.flux.simulator.engine.Estimate;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.Prediction;
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
    private static final long GAIN_EFFORT = 2_000_000;

    private final ServerModel model;
    private final int clients;

    /** @param clients of the closed load that finds the knee */
    Predictor(Analysis analysis, Profile profile, int clients) {
        this.model = ServerModel.of(analysis, profile);
        this.clients = clients;
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
        } catch (ProfileException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    /** As much as the server can do. */
    Predicted knee(Group group) {
        Prediction prediction = run(scenario(group).withLoad(Load.closed(clients, 0)));
        return predicted(new Cell(group.program(), group.runtime(), group.cores(), Cell.KNEE), prediction.throughput().value(), prediction);
    }

    Predicted open(Cell cell, double rate) {
        return predicted(cell, rate, run(scenario(cell.group()).withRate(rate)));
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
        return new Predicted(cell, rate, p.throughput().value(), p.throughput().halfWidth(), p.latency().mean().value() / MILLIS,
                p.latency().mean().halfWidth() / MILLIS, p.latency().p50().value() / MILLIS, p.latency().p99().value() / MILLIS,
                p.latency().p99().halfWidth() / MILLIS, p.bottleneck().reason());
    }
}
