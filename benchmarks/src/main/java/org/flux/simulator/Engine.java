// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.EventQueue;
import org.flux.simulator.engine.RandomStream;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.Prediction;
import org.flux.simulator.model.Progress;
import org.flux.simulator.model.RuntimeKind;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Step;
import org.flux.simulator.model.Simulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many events the simulator's engine gets through on one core: the goal is 5 million a second, 200 ns each.
 *
 * <p>{@code hold} is the usual model (Jones, "An Empirical Comparison of Priority-Queue and Event-Set Implementations", CACM 1986): the
 * next event is taken, and one is added at an exponential distance. {@code server} is an event of the whole model: flows of three nodes
 * through a lock, at 40 % of the capacity of four cores.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class Engine {

    @State(Scope.Thread)
    public static class Hold {
        @Param({"100", "10000", "1000000"})
        public int pending;
        private final Variate distance = Variate.exponential(1);
        private EventQueue queue;
        private long random;

        @Setup
        public void fill() {
            queue = new EventQueue();
            random = RandomStream.split(1, 1);
            for (int i = 0; i < pending; i++) {
                add(i);
            }
        }

        private void add(int event) {
            random = RandomStream.next(random);
            queue.add(queue.time() + distance.quantile(RandomStream.unit(random)), event);
        }
    }

    @Benchmark
    public int hold(Hold hold) {
        int event = hold.queue.take();
        hold.add(event);
        return event;
    }

    @State(Scope.Thread)
    public static class Server {
        private static final int EVENTS = 1_000_000;

        @Param({"VIRTUAL", "EVENT"})
        public RuntimeKind runtime;
        private ServerModel model;
        private Scenario scenario;

        @Setup
        public void build() {
            List<ModelNode> nodes = List.of(ModelNode.computing("Read", Variate.exponential(1e6)),
                    ModelNode.computing("Look", Variate.exponential(0.2e6)), ModelNode.computing("Write", Variate.exponential(2e6)));
            List<Step> steps = List.of(new Step.Visit(0), new Step.Acquire(0, true, "Look"), new Step.Visit(1), new Step.Release(0),
                    new Step.Visit(2));
            model = new ServerModel("Benchmark", nodes, List.of(new ModelLock("cache", LockScope.PROGRAM)),
                    List.of(new ModelSource("Listen",
                    true, 1000, Variate.exponential(1e6), List.of(), List.of(new ModelPath(1, true, steps)))), List.of());
            // An arrival and three times computing are four events.
            scenario = Scenario.standard().withCores(4).withRuntime(runtime).withRate(500).withReplications(2).withEffort(EVENTS / 4);
        }
    }

    @Benchmark
    @OperationsPerInvocation(Server.EVENTS)
    public Prediction server(Server server) {
        return Simulation.run(server.model, server.scenario, Progress.NONE, 1);
    }
}
