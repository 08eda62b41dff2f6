// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A profile as a text in JSON; {@code org.flux.graph.profile} reads it. Nodes come in the order of the program. */
final class ProfileText {
    private static final String SESSION = "(session)";
    /** How many nodes may follow on a path that can fail by name only, since they take locks that are held already. */
    private static final int MOST_SILENT_EDGES = 1_000;

    private final Profiler profiler;
    private final Program program;
    private final Run run;
    private final double seconds;
    private final long cpu;
    private final long compiler;
    private final Map<String, Integer> order = new HashMap<>();
    private long unknownPaths;

    private record Path(String root, long number, PathCounts.How how) {}

    /**
     * @param cpu of the process, negative if unknown
     * @param compiler time of the just-in-time compiler, negative if unknown
     */
    ProfileText(Profiler profiler, Run run, double seconds, long cpu, long compiler) {
        this.profiler = profiler;
        this.program = profiler.program;
        this.run = run;
        this.seconds = seconds;
        this.cpu = cpu;
        this.compiler = compiler;
        program.nodes().forEach(node -> order.put(node, order.size()));
    }

    String json() {
        List<String> paths = paths();
        return String.join(",\n", "{\"format\": \"flux-profile\"", "\"version\": 1", "\"program\": " + quoted(program.file()),
                "\"runtime\": " + quoted(run.runtime()), "\"cores\": " + Runtime.getRuntime().availableProcessors(),
                "\"maxFlows\": " + run.maxFlows(), "\"java\": " + quoted(System.getProperty("java.version", "?")),
                "\"seconds\": " + String.format(Locale.ROOT, "%.3f", seconds), "\"flows\": " + flows(),
                "\"process\": " + process(),
                "\"sources\": " + list(profiler.sources.stream().map(this::source).toList()),
                "\"paths\": " + list(paths),
                "\"unknownPaths\": " + unknownPaths,
                "\"nodes\": " + list(profiler.measured.nodes.entrySet().stream().sorted(Map.Entry.comparingByKey(inOrder()))
                        .map(e -> node(e.getKey(), e.getValue())).toList()),
                "\"locks\": " + list(locks())) + "}\n";
    }

    private String process() {
        List<String> members = new ArrayList<>();
        if (cpu >= 0) {
            members.add("\"cpu\": " + cpu);
        }
        if (compiler >= 0) {
            members.add("\"compiler\": " + compiler);
        }
        return object(members);
    }

    private String flows() {
        return String.format(Locale.ROOT, "{\"started\": %d, \"completed\": %d, \"handled\": %d, \"failed\": %d, \"dropped\": %d, "
                + "\"refused\": %d, \"timed\": %d}", profiler.sources.stream().mapToLong(SourceProfile::flows).sum(),
                ended(Ending.COMPLETED), ended(Ending.HANDLED), ended(Ending.FAILED), ended(Ending.DROPPED), run.refused(),
                profiler.measured.timed);
    }

    private long ended(Ending ending) {
        return profiler.sources.stream().mapToLong(source -> source.count(ending)).sum();
    }

    private String source(SourceProfile source) {
        List<String> members = new ArrayList<>();
        members.add("\"node\": " + quoted(source.node()));
        members.add("\"root\": " + quoted(program.rootOf(source.node()).orElse(source.node())));
        members.add("\"flows\": " + source.flows());
        add(members, "interarrival", source.interarrival);
        add(members, "latency", source.latency);
        add(members, "start", source.start);
        add(members, "overhead", source.overhead);
        Map<Long, Long> byFlows = source.sessions.byFlows();
        if (!byFlows.isEmpty()) {
            members.add(String.format(Locale.ROOT, "\"sessions\": {\"distinct\": %d, \"share\": %s, \"flows\": [%s]}",
                    source.sessions.distinct(), source.sessions.share(), byFlows.entrySet().stream()
                            .map(e -> "[" + e.getKey() + ", " + e.getValue() + "]").collect(Collectors.joining(", "))));
        }
        return object(members);
    }

    private List<String> paths() {
        Map<Path, Long> counts = new HashMap<>();
        unknownPaths = profiler.paths.unknown();
        for (PathCounts.Place place : profiler.paths.places()) {
            long number = number(place);
            if (number < 0) {
                unknownPaths += place.count().sum();
            } else {
                boolean shifted = !place.startsWithSession() && program.startsWithSession(place.root());
                counts.merge(new Path(place.root(), shifted ? number + 1 : number, place.how()), place.count().sum(), Long::sum);
            }
        }
        Comparator<Map.Entry<Path, Long>> mostFirst = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return counts.entrySet().stream().sorted(mostFirst
                .thenComparing(e -> e.getKey().root(), inOrder()).thenComparing(e -> e.getKey().number())
                .thenComparing(e -> e.getKey().how()))
                .map(e -> String.format(Locale.ROOT, "{\"root\": %s, \"number\": \"%d\", \"count\": %d, \"outcome\": \"%s\"}",
                        quoted(e.getKey().root()), e.getKey().number(), e.getValue(), e.getKey().how())).toList();
    }

    /**
     * The number of the path that ended where the register stood, negative if there is none. Of a path that completed that is the first
     * number from there on which completes: what comes after the last change of the register has one way to go.
     */
    private long number(PathCounts.Place place) {
        long number = place.register();
        boolean session = place.startsWithSession();
        if (place.how() != PathCounts.How.COMPLETED) {
            return session && number == 0 || program.at(place.root(), session, number).isPresent() ? number : -1;
        }
        for (int i = 0; i < MOST_SILENT_EDGES; i++) {
            if (program.completes(place.root(), session, number + i)) {
                return number + i;
            }
        }
        return -1;
    }

    private static String node(String name, Measured.NodeTimes times) {
        List<String> members = new ArrayList<>(List.of("\"node\": " + quoted(name)));
        add(members, "wall", times.wall);
        add(members, "cpu", times.cpu);
        add(members, "queue", times.queue);
        return object(members);
    }

    /** Each where the node comes that uses it first. */
    private List<String> locks() {
        List<Map.Entry<String, Map<Measured.Use, Measured.LockTimes>>> locks = new ArrayList<>(profiler.measured.locks.entrySet());
        Comparator<Map.Entry<String, Map<Measured.Use, Measured.LockTimes>>> byFirstUse =
                Comparator.comparing(e -> Collections.min(e.getValue().keySet().stream().map(Measured.Use::node).toList(), inOrder()),
                        inOrder());
        locks.sort(byFirstUse.thenComparing(Map.Entry.comparingByKey()));
        return locks.stream().map(e -> lock(e.getKey(), e.getValue())).toList();
    }

    private String lock(String lock, Map<Measured.Use, Measured.LockTimes> uses) {
        boolean ofSession = lock.endsWith(SESSION);
        Map<Measured.Use, Measured.LockTimes> sorted = new TreeMap<>(Comparator.comparing(Measured.Use::node, inOrder())
                .thenComparing(Measured.Use::write));
        sorted.putAll(uses);
        return object(List.of("\"lock\": " + quoted(ofSession ? lock.substring(0, lock.length() - SESSION.length()) : lock),
                "\"scope\": \"" + (ofSession ? "session" : "program") + "\"",
                "\"uses\": " + list(sorted.entrySet().stream().map(e -> use(e.getKey(), e.getValue())).toList())));
    }

    private static String use(Measured.Use use, Measured.LockTimes times) {
        List<String> members = new ArrayList<>(List.of("\"node\": " + quoted(use.node()),
                "\"mode\": \"" + use.mode() + "\"", "\"acquired\": " + times.acquired,
                "\"contended\": " + times.contended));
        add(members, "wait", times.waits);
        add(members, "hold", times.holds);
        return object(members);
    }

    private static void add(List<String> members, String key, Histogram histogram) {
        if (histogram.count() > 0) {
            members.add("\"" + key + "\": " + histogram.json());
        }
    }

    /** Names in the order of the program; others follow. */
    private Comparator<String> inOrder() {
        return Comparator.<String>comparingInt(name -> order.getOrDefault(name, Integer.MAX_VALUE)).thenComparing(name -> name);
    }

    private static String object(List<String> members) {
        return "{" + String.join(", ", members) + "}";
    }

    private static String list(List<String> elements) {
        return elements.isEmpty() ? "[]" : "[\n  " + String.join(",\n  ", elements) + "\n]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
