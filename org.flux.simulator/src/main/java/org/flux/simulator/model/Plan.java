// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flux.graph.syntax.Declaration.LockScope;
import org.flux.simulator.engine.Variate;
import org.flux.simulator.model.ServerModel.ModelNode;
import org.flux.simulator.model.ServerModel.ModelPath;
import org.flux.simulator.model.ServerModel.ModelSource;
import org.flux.simulator.model.ServerModel.Place;
import org.flux.simulator.model.ServerModel.SessionClass;
import org.flux.simulator.model.ServerModel.Step;

/** A model as arrays: what all replications of a simulation read and none changes. */
final class Plan {
    /** Compute the node's time. */
    static final int COMPUTE = 0;
    /** Draw the node's time; in the event runtime, go to a helper if the node is blocking. */
    static final int BEGIN = 1;
    /** Compute the part of the drawn time that needs a core. */
    static final int PART = 2;
    /** Wait off the cores for the rest of the drawn time. */
    static final int OFF = 3;
    static final int ACQUIRE = 4;
    static final int RELEASE = 5;
    static final int END = 6;
    /** Begin background work of the node's time. */
    static final int SPAWN = 7;
    /** The end of background work. */
    static final int DONE = 8;

    /** Of a lock that has sessions, at most so many are told apart. */
    private static final long MOST_SESSIONS = 1 << 18;

    /** A node's use of a lock. */
    record Use(int lock, boolean write, String by) {}

    final ServerModel model;
    final Variate[] time;
    final double[] coreShare;
    final boolean[] blocking;
    /** By position: what to do, and with which node or use. */
    final int[] op;
    final int[] operand;
    /** By position: the node that is visited there or next, -1 for none. */
    final int[] nextNode;
    final List<Use> uses;
    final int[] useLock;
    final boolean[] useWrite;
    final double[] without;
    /** By lock: its first instance. */
    final int[] lockBase;
    final boolean[] sessionLock;
    final int lockInstances;
    /** How many locks a flow holds at once, at most. */
    final int depth;
    /** By source: cumulative weights of its paths, where they begin, and whether they complete. */
    final double[][] pathBefore;
    final int[][] pathStart;
    final boolean[] completes;
    /** The position of background work that is through. */
    final int done;
    /** By source: the first of its sessions; cumulative weights of the classes, where each begins, and how many sessions it has. */
    final int[] sessionBase;
    final double[][] classBefore;
    final int[][] classStart;
    final int[][] classSize;

    Plan(ServerModel model) {
        this.model = model;
        List<ModelNode> nodes = model.nodes();
        time = nodes.stream().map(ModelNode::time).toArray(Variate[]::new);
        coreShare = nodes.stream().mapToDouble(ModelNode::coreShare).toArray();
        blocking = new boolean[nodes.size()];
        for (int i = 0; i < blocking.length; i++) {
            blocking[i] = nodes.get(i).place() == Place.BLOCKING;
        }
        without = model.locks().stream().mapToDouble(ServerModel.ModelLock::without).toArray();

        int count = model.sources().size();
        pathBefore = new double[count][];
        pathStart = new int[count][];
        Code code = new Code(nodes);
        for (int s = 0; s < count; s++) {
            List<ModelPath> paths = model.sources().get(s).paths();
            pathBefore[s] = cumulative(paths.stream().mapToDouble(ModelPath::weight).toArray());
            pathStart[s] = paths.stream().mapToInt(code::add).toArray();
        }
        done = code.done();
        op = code.ops();
        operand = code.operands();
        completes = code.completes();
        depth = code.depth;
        uses = List.copyOf(code.uses.keySet());
        useLock = uses.stream().mapToInt(Use::lock).toArray();
        useWrite = new boolean[uses.size()];
        for (int i = 0; i < useWrite.length; i++) {
            useWrite[i] = uses.get(i).write();
        }
        nextNode = new int[op.length];
        for (int i = op.length - 1; i >= 0; i--) {
            nextNode[i] = op[i] == END || op[i] == DONE ? -1 : op[i] < ACQUIRE ? operand[i] : nextNode[i + 1];
        }

        sessionBase = new int[count];
        classBefore = new double[count][];
        classStart = new int[count][];
        classSize = new int[count][];
        int sessions = numberSessions(model.sources());
        sessionLock = new boolean[model.locks().size()];
        lockBase = new int[model.locks().size()];
        int instances = 0;
        for (int i = 0; i < lockBase.length; i++) {
            lockBase[i] = instances;
            sessionLock[i] = model.locks().get(i).scope() == LockScope.SESSION;
            instances += sessionLock[i] ? sessions : 1;
        }
        lockInstances = instances;
    }

    private int numberSessions(List<ModelSource> sources) {
        int base = 0;
        for (int s = 0; s < sources.size(); s++) {
            List<SessionClass> classes = sources.get(s).sessions();
            if (classes.isEmpty()) {
                classes = List.of(new SessionClass(1, 1));
            }
            long all = classes.stream().mapToLong(SessionClass::sessions).sum();
            double fit = Math.min(1, (double) MOST_SESSIONS / all);
            sessionBase[s] = base;
            classBefore[s] = cumulative(classes.stream().mapToDouble(c -> (double) c.flows() * c.sessions()).toArray());
            classSize[s] = classes.stream().mapToInt(c -> (int) Math.max(1, Math.round(c.sessions() * fit))).toArray();
            classStart[s] = new int[classes.size()];
            for (int i = 0; i < classes.size(); i++) {
                classStart[s][i] = base;
                base += classSize[s][i];
            }
        }
        return Math.max(1, base);
    }

    /** Position of the path that the source's flow takes. */
    int path(int source, double u) {
        return pathStart[source][pick(pathBefore[source], u)];
    }

    int session(int source, double u) {
        double[] before = classBefore[source];
        int chosen = pick(before, u);
        double low = chosen == 0 ? 0 : before[chosen - 1];
        double share = (u - low) / (before[chosen] - low);
        return classStart[source][chosen] + Math.min(classSize[source][chosen] - 1, (int) (share * classSize[source][chosen]));
    }

    private static double[] cumulative(double[] weights) {
        double total = Arrays.stream(weights).sum();
        double[] until = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            until[i] = sum / total;
        }
        if (until.length > 0) {
            until[until.length - 1] = 1;
        }
        return until;
    }

    private static int pick(double[] until, double u) {
        int low = 0;
        int high = until.length - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (u < until[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The steps of all paths, one behind the other. */
    private static final class Code {
        final List<ModelNode> nodes;
        final Map<Use, Integer> uses = new LinkedHashMap<>();
        final List<int[]> ops = new ArrayList<>();
        int depth;

        Code(List<ModelNode> nodes) {
            this.nodes = nodes;
        }

        int add(ModelPath path) {
            int start = ops.size();
            List<Integer> held = new ArrayList<>();
            for (Step step : path.steps()) {
                switch (step) {
                    case Step.Visit visit -> visit(visit.node());
                    case Step.Acquire acquire -> {
                        int use = uses.computeIfAbsent(new Use(acquire.lock(), acquire.write(), acquire.by()), u -> uses.size());
                        held.add(use);
                        depth = Math.max(depth, held.size());
                        ops.add(new int[] {ACQUIRE, use});
                    }
                    case Step.Release release -> ops.add(new int[] {RELEASE, held.removeLast()});
                }
            }
            ops.add(new int[] {END, path.completes() ? 1 : 0});
            return start;
        }

        private void visit(int node) {
            ModelNode visited = nodes.get(node);
            switch (visited.place()) {
                case CORE, RUNTIME -> ops.add(new int[] {COMPUTE, node});
                case BACKGROUND -> ops.add(new int[] {SPAWN, node});
                case BLOCKING, ASYNC -> {
                    ops.add(new int[] {BEGIN, node});
                    if (visited.coreShare() > 0) {
                        ops.add(new int[] {PART, node});
                    }
                    if (visited.coreShare() < 1) {
                        ops.add(new int[] {OFF, node});
                    }
                }
            }
        }

        int done() {
            ops.add(new int[] {DONE, 0});
            return ops.size() - 1;
        }

        int[] ops() {
            return ops.stream().mapToInt(o -> o[0]).toArray();
        }

        int[] operands() {
            return ops.stream().mapToInt(o -> o[1]).toArray();
        }

        boolean[] completes() {
            boolean[] completes = new boolean[ops.size()];
            for (int i = 0; i < completes.length; i++) {
                completes[i] = ops.get(i)[0] == END && ops.get(i)[1] == 1;
            }
            return completes;
        }
    }
}
