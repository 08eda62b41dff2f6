// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flux.graph.diagnostics.DidYouMean;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.Step;

/** A model and a scenario with the scenario's changes made. */
record Changed(ServerModel model, Scenario scenario) {

    static Changed of(ServerModel model, Scenario scenario) {
        Changed changed = new Changed(model, scenario);
        for (WhatIf change : scenario.whatIfs()) {
            changed = changed.with(change);
        }
        return changed;
    }

    private Changed with(WhatIf change) {
        return switch (change) {
            case WhatIf.NodeTime node -> node(node);
            case WhatIf.LockShare lock -> lock(lock);
            case WhatIf.LockReader reader -> reader(reader);
            case WhatIf.Cores cores -> new Changed(model, scenario.withCores(cores.cores()));
            case WhatIf.MaxFlows flows -> new Changed(model, scenario.withMaxFlows(flows.flows()));
            case WhatIf.PoolSize pool -> new Changed(model, scenario.withPoolSize(pool.threads()));
            case WhatIf.Runtime runtime -> new Changed(model, scenario.withRuntime(runtime.kind()));
            case WhatIf.Rate rate -> rate(rate);
            case WhatIf.RateFactor rate -> rate(rate);
        };
    }

    /** Sources that the load does not come from keep the rates that they have been given. */
    private Changed rate(WhatIf.Rate change) {
        if (!(scenario.load() instanceof Load.Open open)) {
            return new Changed(model, scenario.withRate(change.flowsPerSecond()));
        }
        Map<String, Double> others = new HashMap<>(open.rates());
        model.loadSources().forEach(source -> others.remove(source.name()));
        return new Changed(model, scenario.withLoad(new Load.Open(OptionalDouble.of(change.flowsPerSecond()), others, open.arrivals())));
    }

    private Changed rate(WhatIf.RateFactor change) {
        try {
            return new Changed(model, scenario.withLoad(scaled(scenario.load(), change.factor())));
        } catch (IllegalArgumentException e) {
            throw mistake(change, e.getMessage());
        }
    }

    private Load scaled(Load load, double factor) {
        return switch (load) {
            case Load.Closed closed -> Load.closed((int) Math.max(1, Math.round(closed.clients() * factor)), closed.thinkNanos());
            case Load.Open open -> {
                Map<String, Double> rates = new HashMap<>(open.rates());
                rates.replaceAll((source, rate) -> model.loadSources().stream().anyMatch(s -> s.name().equals(source)) ? rate * factor
                        : rate);
                yield new Load.Open(OptionalDouble.of(open.rate().orElse(model.rate()) * factor), rates, open.arrivals());
            }
        };
    }

    private Changed node(WhatIf.NodeTime change) {
        List<String> names = model.nodes().stream().filter(ModelNode::isOfProgram).map(ModelNode::name).toList();
        int index = model.node(change.node()).orElseThrow(() -> unknown(change, "a node", names, change.node()));
        List<ModelNode> nodes = new ArrayList<>(model.nodes());
        nodes.set(index, nodes.get(index).withTime(nodes.get(index).time().scaled(change.factor())));
        return new Changed(model.withNodes(nodes), scenario);
    }

    private Changed lock(WhatIf.LockShare change) {
        int index = lock(change, change.lock());
        List<ModelLock> locks = new ArrayList<>(model.locks());
        ModelLock lock = locks.get(index);
        locks.set(index, new ModelLock(lock.name(), lock.scope(), 1 - (1 - lock.without()) * (1 - change.without())));
        return new Changed(model.withLocks(locks), scenario);
    }

    private Changed reader(WhatIf.LockReader change) {
        int index = lock(change, change.lock());
        Optional<String> by = change.node();
        if (by.isPresent()) {
            List<String> users = model.users(index);
            if (!users.contains(by.get())) {
                throw mistake(change, by.get() + " does not take " + change.lock() + "; it is taken by " + String.join(", ", users));
            }
        }
        UnaryOperator<Step> reading = step -> step instanceof Step.Acquire acquire && acquire.lock() == index
                && by.map(acquire.by()::equals).orElse(true) ? new Step.Acquire(index, false, acquire.by()) : step;
        return new Changed(model.withSteps(reading), scenario);
    }

    private int lock(WhatIf change, String name) {
        List<Integer> called = model.locksCalled(name);
        if (called.size() > 1) {
            throw mistake(change, "the program and each session have a lock \"" + name + "\"; write "
                    + called.stream().map(model::lockName).collect(Collectors.joining(" or ")));
        }
        return called.stream().findFirst().orElseThrow(() -> unknown(change, "a lock",
                IntStream.range(0, model.locks().size()).mapToObj(model::lockName).toList(), name));
    }

    private static IllegalArgumentException unknown(WhatIf change, String kind, List<String> names, String name) {
        String others = names.isEmpty() ? "" : "; it has seen " + String.join(", ", names);
        return mistake(change, "the profile has not seen " + kind + " \"" + name + "\""
                + DidYouMean.closest(name, names).map(close -> "; did you mean \"" + close + "\"?").orElse(others));
    }

    private static IllegalArgumentException mistake(WhatIf change, String why) {
        return new IllegalArgumentException("what-if " + change.written() + ": " + why);
    }
}
