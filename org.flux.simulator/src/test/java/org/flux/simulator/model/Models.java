// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.ServerModel.ModelLock;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.SessionClass;
import org.flux.simulator.model.ServerModel.Step;

/** Small models with one source, for tests: {@code new Models().node("A", variate).path(1, "a! A -a B")}. */
final class Models {
    static final double MS = 1e6;

    private final Map<String, ModelNode> nodes = new LinkedHashMap<>();
    private final Map<String, ModelLock> locks = new LinkedHashMap<>();
    private final List<ModelPath> paths = new ArrayList<>();
    private final List<SessionClass> sessions = new ArrayList<>();
    private double rate = 1;

    /** One node of that time. */
    static ServerModel single(Variate time) {
        return new Models().node("Serve", time).path(1, "Serve").model();
    }

    Models node(String name, Variate time) {
        return node(ModelNode.computing(name, time));
    }

    Models blocking(String name, Variate time) {
        return node(ModelNode.blocking(name, time));
    }

    Models node(ModelNode node) {
        nodes.put(node.name(), node);
        return this;
    }

    Models rate(double flowsPerSecond) {
        rate = flowsPerSecond;
        return this;
    }

    Models sessions(long flows, long count) {
        sessions.add(new SessionClass(flows, count));
        return this;
    }

    /** @param steps nodes; {@code a!} and {@code a?} to acquire, {@code -a} to release; locks of sessions begin with {@code @} */
    Models path(double weight, String steps) {
        List<Step> taken = new ArrayList<>();
        String by = "";
        for (String word : steps.split(" ")) {
            char last = word.charAt(word.length() - 1);
            if (last == '!' || last == '?') {
                taken.add(new Step.Acquire(lock(word.substring(0, word.length() - 1)), last == '!', by.isEmpty() ? "Serve" : by));
            } else if (word.startsWith("-")) {
                taken.add(new Step.Release(lock(word.substring(1))));
            } else {
                taken.add(new Step.Visit(new ArrayList<>(nodes.keySet()).indexOf(word)));
                by = word;
            }
        }
        paths.add(new ModelPath(weight, true, taken));
        return this;
    }

    private int lock(String name) {
        locks.putIfAbsent(name, new ModelLock(name, name.startsWith("@") ? LockScope.SESSION : LockScope.PROGRAM));
        return new ArrayList<>(locks.keySet()).indexOf(name);
    }

    ServerModel model() {
        return new ServerModel("Test", List.copyOf(nodes.values()), List.copyOf(locks.values()),
                List.of(new ModelSource("Listen", true, rate, Variate.exponential(1e9 / rate), sessions, paths)), List.of());
    }
}
