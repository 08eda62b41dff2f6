// SPDX-License-Identifier: EPL-2.0
package org.flux.runtime.profile;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What recordings of the Java Flight Recorder get to hear, if they ask for it. Loading one of these classes makes the JDK prepare for a
 * recording, which takes a third of a second: nobody does so before there is one.
 */
final class Events {
    private static final String STANDS_FOR = "How many there were for each that was chosen to be told of, at that time";

    private Events() {}

    @Name("org.flux.Flow")
    @Label("Flow")
    @Category("Flux")
    @Description("A flow from its first instruction to its end, handler included")
    @Enabled(false)
    @StackTrace(false)
    static final class Flow extends Event {
        @Label("Program")
        String program;
        @Label("Source")
        String source;
        @Label("Outcome")
        String outcome;
        @Label("Stands For")
        @Description(STANDS_FOR)
        long standsFor;
    }

    @Name("org.flux.Node")
    @Label("Node")
    @Category("Flux")
    @Description("The call of a node's component, or the choice of an abstract node; without waiting for locks")
    @Enabled(false)
    @StackTrace(false)
    static final class Node extends Event {
        @Label("Program")
        String program;
        @Label("Node")
        String node;
        @Label("Stands For")
        @Description(STANDS_FOR)
        long standsFor;
    }

    @Name("org.flux.LockWait")
    @Label("Lock Wait")
    @Category("Flux")
    @Description("A flow waits until it holds a lock")
    @Enabled(false)
    @StackTrace(false)
    static final class LockWait extends Event {
        @Label("Program")
        String program;
        @Label("Lock")
        String lock;
        @Label("Node")
        String node;
        @Label("Stands For")
        @Description(STANDS_FOR)
        long standsFor;
    }

    @Name("org.flux.SourceSum")
    @Label("Source Sum")
    @Category("Flux")
    @Description("What has been measured of a source's flows so far")
    @Enabled(false)
    @Period("10 s")
    @StackTrace(false)
    static final class SourceSum extends Event {
        @Label("Program")
        String program;
        @Label("Source")
        String source;
        @Label("Flows")
        long flows;
        @Label("Mean Latency")
        @Timespan
        long meanLatency;
        @Label("99 % Latency")
        @Timespan
        long p99Latency;
    }

    @Name("org.flux.NodeSum")
    @Label("Node Sum")
    @Category("Flux")
    @Description("What has been measured of a node so far")
    @Enabled(false)
    @Period("10 s")
    @StackTrace(false)
    static final class NodeSum extends Event {
        @Label("Program")
        String program;
        @Label("Node")
        String node;
        @Label("Calls")
        long calls;
        @Label("Mean Time")
        @Timespan
        long mean;
        @Label("99 % Time")
        @Timespan
        long p99;
    }

    @Name("org.flux.LockSum")
    @Label("Lock Sum")
    @Category("Flux")
    @Description("What has been measured of the use of a lock by a node so far")
    @Enabled(false)
    @Period("10 s")
    @StackTrace(false)
    static final class LockSum extends Event {
        @Label("Program")
        String program;
        @Label("Lock")
        String lock;
        @Label("Node")
        String node;
        @Label("Mode")
        String mode;
        @Label("Acquired")
        long acquired;
        @Label("Contended")
        long contended;
        @Label("Mean Wait")
        @Timespan
        long meanWait;
        @Label("99 % Wait")
        @Timespan
        long p99Wait;
        @Label("Mean Hold")
        @Timespan
        long meanHold;
    }
}
