// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.overlay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flux.graph.Lock;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.locks.LockSchedule;
import org.flux.graph.syntax.Declaration.LockMode;
import org.flux.graph.types.Types;

/**
 * The lock schedule: at each box what a flow holds inside it, and which of that it takes there; at each arc what it holds while data
 * passes. A box or an arc has the colour of the lock that was taken last.
 */
public final class LockOverlay implements Overlay {
    /** What users call it. */
    public static final String NAME = "locks";
    /**
     * Told apart by those who see fewer colours, too, and neither too faint for lines on white nor too dark for lines on black. Found by
     * trying: as far from each other as possible for every kind of colour vision. Red comes last, since it has a meaning already.
     */
    private static final List<String> COLOURS = List.of("#4c6cff", "#da6700", "#249e66", "#b558c2", "#80788c", "#f70f4a");

    /** So many locks are named where there is little place; all are for who points there. */
    private static final int SHOWN = 2;

    private final LockSchedule schedule;
    private final List<Lock> order;

    private LockOverlay(LockSchedule schedule) {
        this.schedule = schedule;
        this.order = schedule.order().locks();
    }

    public static LockOverlay of(Analysis analysis) {
        return new LockOverlay(analysis.locks());
    }

    @Override
    public String title() {
        return order.isEmpty() ? "No locks" : "Locks, in the order in which they are taken";
    }

    @Override
    public List<Entry> legend() {
        List<Entry> legend = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            legend.add(new Entry(colour(order.get(i)), (i + 1) + ". " + order.get(i)));
        }
        return legend;
    }

    @Override
    public Optional<Value> ofBox(String box, String node) {
        List<String> entered = BoxIds.entered(box);
        SortedMap<Lock, LockMode> before = held(entered.subList(0, Math.max(0, entered.size() - 1)));
        SortedMap<Lock, LockMode> taken = schedule.acquired(node, before);
        SortedMap<Lock, LockMode> inside = schedule.heldInside(node, before);
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        String text = taken.isEmpty() ? "holds " + names(before)
                : "takes " + names(taken) + (before.isEmpty() ? "" : " · holds " + names(before));
        String detail = (before.isEmpty() ? "" : "entered holding " + words(before) + "\n")
                + (taken.isEmpty() ? "takes nothing more" : "newly takes " + words(taken));
        return Optional.of(new Value(text, Optional.of(colour((taken.isEmpty() ? before : taken).lastKey())), detail));
    }

    @Override
    public Optional<Value> ofArc(Ends ends, Types.Arc arc) {
        SortedMap<Lock, LockMode> held = held(BoxIds.entered(ends.around()));
        return held.isEmpty() ? Optional.empty()
                : Optional.of(new Value("holds " + names(held), Optional.of(colour(held.lastKey())), whileDataPasses(held)));
    }

    /** Only the colour: what is held there is written at other arcs. */
    @Override
    public Optional<Value> ofPassage(Ends ends) {
        SortedMap<Lock, LockMode> held = held(BoxIds.entered(ends.around()));
        return held.isEmpty() ? Optional.empty() : Optional.of(new Value("", Optional.of(colour(held.lastKey())), whileDataPasses(held)));
    }

    @Override
    public Optional<Value> ofLock(String box, String node, Lock lock) {
        String place = "number " + (schedule.order().rank(lock) + 1) + " in the order of locks";
        return Optional.of(new Value("", Optional.of(colour(lock)), place));
    }

    private static String whileDataPasses(Map<Lock, LockMode> held) {
        return "held while data passes: " + words(held);
    }

    /** What a flow holds that has entered nodes, the outermost first. */
    private SortedMap<Lock, LockMode> held(List<String> nodes) {
        SortedMap<Lock, LockMode> held = Collections.emptySortedMap();
        for (String node : nodes) {
            held = schedule.heldInside(node, held);
        }
        return held;
    }

    private String colour(Lock lock) {
        return COLOURS.get(Math.max(0, schedule.order().rank(lock)) % COLOURS.size());
    }

    /** {@code cache !, room(session) ?, +2}. */
    private static String names(Map<Lock, LockMode> locks) {
        Stream<String> names = locks.entrySet().stream().limit(SHOWN).map(lock -> lock.getKey() + " " + lock.getValue().sign());
        Stream<String> more = locks.size() > SHOWN ? Stream.of("+" + (locks.size() - SHOWN)) : Stream.of();
        return Stream.concat(names, more).collect(Collectors.joining(", "));
    }

    private static String words(Map<Lock, LockMode> locks) {
        return locks.entrySet().stream().map(lock -> lock.getKey() + (lock.getValue() == LockMode.READ ? " to read" : " to write"))
                .collect(Collectors.joining(", "));
    }
}
