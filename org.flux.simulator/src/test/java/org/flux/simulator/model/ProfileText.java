// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.ArrayList;
import java.util.List;
import org.flux.graph.analysis.Analysis;
import org.flux.graph.paths.Path;
import org.flux.graph.paths.PathCodec;

/** Writes profiles for tests: ten seconds long, times constant, paths by the names of their nodes. */
final class ProfileText {
    private final Analysis analysis;
    private final List<String> sources = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();

    ProfileText(Analysis analysis) {
        this.analysis = analysis;
    }

    ProfileText source(String node, String root, long flows) {
        return source(node, root, flows, "");
    }

    /** @param sessions pairs of flows and sessions, as JSON */
    ProfileText source(String node, String root, long flows, String sessions) {
        return sourceWith(node, root, flows, sessions.isEmpty() ? ""
                : ",\"sessions\":{\"distinct\":2,\"share\":1,\"flows\":" + sessions + "}");
    }

    /** @param overhead of each flow */
    ProfileText source(String node, String root, long flows, double overhead) {
        return sourceWith(node, root, flows, ",\"overhead\":" + constant(overhead));
    }

    private ProfileText sourceWith(String node, String root, long flows, String members) {
        sources.add("{\"node\":\"%s\",\"root\":\"%s\",\"flows\":%d%s}".formatted(node, root, flows, members));
        return this;
    }

    /** @param trail the nodes entered; it must be the only path of its root with that trail and end */
    ProfileText path(String root, long count, String outcome, String trail) {
        PathCodec codec = new PathCodec(analysis.graph(), analysis.paths());
        boolean fails = !outcome.equals("completed");
        long number = 0;
        Path path = codec.decode(root, java.math.BigInteger.ZERO);
        while (path.fails() != fails || !String.join(" ", path.trail()).equals(trail)) {
            path = codec.decode(root, java.math.BigInteger.valueOf(++number));
        }
        paths.add("{\"root\":\"%s\",\"number\":\"%d\",\"count\":%d,\"outcome\":\"%s\"}".formatted(root, number, count, outcome));
        return this;
    }

    ProfileText node(String name, double wall) {
        return node(name, wall, "");
    }

    /** @param cpu processor time, empty if unknown */
    ProfileText node(String name, double wall, String cpu) {
        nodes.add("{\"node\":\"%s\",\"wall\":%s%s}".formatted(name, constant(wall),
                cpu.isEmpty() ? "" : ",\"cpu\":" + constant(Double.parseDouble(cpu))));
        return this;
    }

    private static String constant(double value) {
        return "{\"count\":1,\"mean\":%1$s,\"deviation\":0,\"min\":%1$s,\"max\":%1$s,\"buckets\":[[%1$s,%1$s,1]]}".formatted((long) value);
    }

    /** @param process as JSON */
    String text(String process) {
        return """
                {"format":"flux-profile","version":1,"program":"test.flux","runtime":"virtual","cores":1,"maxFlows":10000,"java":"25",
                "seconds":10,"flows":{"started":0,"completed":0,"handled":0,"failed":0,"dropped":0,"refused":0,"timed":0},
                "process":%s,"sources":[%s],"paths":[%s],"unknownPaths":0,"nodes":[%s],"locks":[]}
                """.formatted(process, String.join(",", sources), String.join(",", paths), String.join(",", nodes));
    }
}
