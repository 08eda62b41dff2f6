// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
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
            case WhatIf.Rate rate -> new Changed(model, scenario.withRate(rate.flowsPerSecond()));
            case WhatIf.RateFactor rate -> new Changed(model, scenario.withLoad(scaled(scenario.load(), rate.factor())));
        };
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
        int index = known(model.node(change.node()), change, "a node", names, change.node());
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
                throw new IllegalArgumentException("what-if " + change.written() + ": " + by.get() + " does not take " + change.lock()
                        + "; it is taken by " + String.join(", ", users));
            }
        }
        UnaryOperator<Step> reading = step -> step instanceof Step.Acquire acquire && acquire.lock() == index
                && by.map(acquire.by()::equals).orElse(true) ? new Step.Acquire(index, false, acquire.by()) : step;
        return new Changed(model.withSteps(reading), scenario);
    }

    private int lock(WhatIf change, String lock) {
        return known(model.lock(lock), change, "a lock", model.locks().stream().map(ModelLock::name).toList(), lock);
    }

    private static int known(OptionalInt index, WhatIf change, String kind, List<String> names, String name) {
        return index.orElseThrow(() -> new IllegalArgumentException("what-if " + change.written() + ": the profile has not seen " + kind
                + " \"" + name + "\"" + DidYouMean.closest(name, names).map(close -> "; did you mean \"" + close + "\"?")
                        .orElse(names.isEmpty() ? "" : "; it has seen " + String.join(", ", names))));
    }
}
