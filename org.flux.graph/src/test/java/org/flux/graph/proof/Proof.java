// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.flux.graph.Lock;
import org.flux.graph.ProgramGraph;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.calls.CallGraph;
import org.flux.graph.locks.Elevator;
import org.flux.graph.locks.LockOrders;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.locks.Needs;
import org.flux.graph.proof.Interleavings.Outcome;
import org.flux.graph.proof.Interleavings.Verdict;
import org.flux.graph.syntax.Declaration.LockMode;

/** Checks every program of a setting, with every interleaving of its flows. Programs whose flows do the same share one search. */
final class Proof {
    private final Setting setting;
    private final List<String> names;
    private final Position.Table positions = new Position.Table();
    private final Map<Position, Verdict> verdicts = new IdentityHashMap<>();

    private long programs;
    private long states;
    private final Bad asDeclared = new Bad();
    private final Bad scheduled = new Bad();
    private SmallProgram misjudged;

    /** Programs that came to no good end. */
    static final class Bad {
        int deadlocks;
        int intrusions;
        SmallProgram smallest;
        Verdict verdict;

        private void count(SmallProgram program, Verdict found) {
            deadlocks += found.outcome() == Outcome.DEADLOCK ? 1 : 0;
            intrusions += found.outcome() == Outcome.INTRUSION ? 1 : 0;
            if (found.outcome() != Outcome.FINE && (smallest == null || program.size() < smallest.size())) {
                smallest = program;
                verdict = found;
            }
        }

        int all() {
            return deadlocks + intrusions;
        }

        /** The smallest program and what happens to it; empty if there is none. */
        String text(Setting setting) {
            return smallest == null ? "" : smallest.text(setting.locks(), setting.text()) + verdict.text(setting.locks());
        }
    }

    /**
     * @param misjudged a program for which the real elevation and its restatement differ; null if there is none
     * @param behaviours how many different ones the programs have, as declared and scheduled
     */
    record Figures(long programs, Bad asDeclared, Bad scheduled, SmallProgram misjudged, int behaviours, long states) {}

    private Proof(Setting setting) {
        this.setting = setting;
        this.names = IntStream.range(0, setting.space().nodes()).mapToObj(n -> "N" + n).toList();
    }

    /** Checks all programs as declared, and as the real elevation schedules them, which is compared with the restatement. */
    static Figures of(Setting setting) {
        Proof proof = new Proof(setting);
        setting.space().forEach(proof::check);
        return new Figures(proof.programs, proof.asDeclared, proof.scheduled, proof.misjudged, proof.verdicts.size(), proof.states);
    }

    /** Checks all programs as the restatement with a fault in it schedules them. */
    static Bad of(Setting setting, Mutant fault) {
        Proof proof = new Proof(setting);
        int[] order = IntStream.range(0, setting.locks().size()).toArray();
        if (!setting.pins().isEmpty()) {
            order = setting.pins().stream().mapToInt(p -> p.charAt(0) - 'a').toArray();
        }
        int[] canonical = order;
        setting.space().forEach(program -> {
            int[][] effective = Restatement.effective(program, canonical, fault);
            proof.scheduled.count(program, proof.verdict(program, canonical, effective, fault));
        });
        return proof.scheduled;
    }

    private void check(SmallProgram program) {
        programs++;
        LockSchedule schedule = schedule(program.graph(setting.locks(), setting.rule(), setting.orders()));
        int[] order = order(schedule);
        int[][] effective = effective(names, setting.locks(), schedule);
        if (!Arrays.deepEquals(effective, Restatement.effective(program, order, null))) {
            misjudged = program;
        }
        Verdict before = verdict(program, order, program.declared(), null);
        asDeclared.count(program, before);
        scheduled.count(program, Arrays.deepEquals(effective, program.declared()) ? before : verdict(program, order, effective, null));
    }

    private Verdict verdict(SmallProgram program, int[] order, int[][] effective, Mutant fault) {
        Position start = new Flows(positions, program, setting.locks(), order, effective, setting.failing(), fault).start();
        return verdicts.computeIfAbsent(start, s -> {
            Verdict verdict = Interleavings.search(s, setting.flows());
            states += verdict.states();
            return verdict;
        });
    }

    /** The real schedule. Flows start at every node. */
    static LockSchedule schedule(ProgramGraph graph) {
        CallGraph calls = new CallGraph(graph);
        Needs needs = new Needs(graph, calls);
        return new Elevator(graph, calls, needs).schedule(new LockOrders(graph, needs).of(graph.pragmas().lockOrder()),
                List.copyOf(graph.nodes().keySet()));
    }

    private static int[][] effective(List<String> nodes, LockSet locks, LockSchedule schedule) {
        int[][] effective = new int[nodes.size()][locks.size()];
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            schedule.effective().get(nodes.get(i)).forEach((lock, mode) ->
                    effective[node][locks.locks().indexOf(lock)] = mode == LockMode.READ ? LockSet.READ : LockSet.WRITE);
        }
        return effective;
    }

    /** The order of all locks; those that the program does not use come last. */
    private int[] order(LockSchedule schedule) {
        List<Lock> order = new ArrayList<>(schedule.order().locks());
        setting.locks().locks().stream().filter(l -> !order.contains(l)).forEach(order::add);
        return order.stream().mapToInt(setting.locks().locks()::indexOf).toArray();
    }

    /** The outcome with the compiler's schedule, and if every node takes just what it declares. */
    record Checked(Outcome scheduled, Outcome asDeclared) {}

    /** Checks one program as it is. Of handlers with a path any may run that handles the node, which is more than the program does. */
    static Checked check(Analysis analysis, int sessions, int flows) {
        LockSet locks = new LockSet(analysis.locks().order().locks(), sessions);
        SmallProgram program = SmallProgram.of(analysis.graph(), locks);
        int[] order = IntStream.range(0, locks.size()).toArray();
        int[][] effective = effective(SmallProgram.names(analysis.graph()), locks, analysis.locks());
        Position.Table positions = new Position.Table();
        Position scheduled = new Flows(positions, program, locks, order, effective, true, null).start();
        Position asDeclared = new Flows(positions, program, locks, order, program.declared(), true, null).start();
        return new Checked(Interleavings.search(scheduled, flows).outcome(), Interleavings.search(asDeclared, flows).outcome());
    }

    /** A row of the table in docs/proof.md, but for the time. */
    static String row(Setting setting, Figures figures) {
        return String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %,d |", setting.name(), figures.programs(),
                figures.asDeclared().deadlocks, figures.scheduled().all(), figures.behaviours(), figures.states());
    }
}
