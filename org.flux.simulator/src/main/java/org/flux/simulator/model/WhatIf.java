// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of the program or the machine, to be tried in a simulation. */
public sealed interface WhatIf {
    /** What {@link #parse} reads, for messages and help. */
    String FORMS = "node=NAME:-50%, lock=NAME:-50%, lock=NAME:removed, lock=NAME:reader, lock=NAME@NODE:reader, cores=8, rate=+20%, "
            + "rate=500, max-flows=100, pool-size=16, runtime=event";

    /** As {@link #parse} reads it. */
    String written();

    /** The node takes {@code factor} times as long, in each visit. */
    record NodeTime(String node, double factor) implements WhatIf {
        public NodeTime {
            check(factor >= 0 && factor < Double.POSITIVE_INFINITY, "a node cannot become faster than by 100 %");
        }

        @Override
        public String written() {
            return "node=" + node + ":" + percent(factor);
        }
    }

    /** The share of all acquisitions that does without the lock; 1: the lock is removed. */
    record LockShare(String lock, double without) implements WhatIf {
        public LockShare {
            check(without >= 0 && without <= 1, "a lock can be left out in at most 100 % of its uses");
        }

        @Override
        public String written() {
            return "lock=" + lock + (without == 1 ? ":removed" : ":" + percent(1 - without));
        }
    }

    /** The lock is taken as a reader, everywhere or by one node. */
    record LockReader(String lock, Optional<String> node) implements WhatIf {
        @Override
        public String written() {
            return "lock=" + lock + node.map(n -> "@" + n).orElse("") + ":reader";
        }
    }

    record Cores(int cores) implements WhatIf {
        public Cores {
            Scenario.standard().withCores(cores);
        }

        @Override
        public String written() {
            return "cores=" + cores;
        }
    }

    /** All load sources have {@code factor} times as many flows; of closed loads, so many times as many clients. */
    record RateFactor(double factor) implements WhatIf {
        public RateFactor {
            check(factor > 0 && factor < Double.POSITIVE_INFINITY, "a rate cannot fall by 100 % or more");
        }

        @Override
        public String written() {
            return "rate=" + percent(factor);
        }
    }

    /** Open arrivals of so many flows per second over all load sources. */
    record Rate(double flowsPerSecond) implements WhatIf {
        public Rate {
            Load.checkRate(flowsPerSecond);
        }

        @Override
        public String written() {
            return "rate=" + number(flowsPerSecond);
        }
    }

    record MaxFlows(int flows) implements WhatIf {
        @Override
        public String written() {
            return "max-flows=" + flows;
        }
    }

    record PoolSize(int threads) implements WhatIf {
        @Override
        public String written() {
            return "pool-size=" + threads;
        }
    }

    record Runtime(RuntimeKind kind) implements WhatIf {
        @Override
        public String written() {
            return "runtime=" + kind.spelling();
        }
    }

    /**
     * Reads one change; whether the program has a node or lock of that name shows when it is applied to a model.
     *
     * @throws IllegalArgumentException if the text is none; the message says what is wrong and what would be right
     */
    static WhatIf parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw mistake(text, "it has no \"=\"");
        }
        String what = text.substring(0, equals).strip();
        String value = text.substring(equals + 1).strip();
        try {
            return switch (what) {
                case "node" -> node(value);
                case "lock" -> lock(value);
                case "cores" -> new Cores(count(value));
                case "rate" -> change(value).isPresent() ? new RateFactor(change(value).get()) : new Rate(decimal(value));
                case "max-flows" -> new MaxFlows(count(value));
                case "pool-size" -> new PoolSize(count(value));
                case "runtime" -> new Runtime(RuntimeKind.parse(value));
                default -> throw new IllegalArgumentException("nothing is called \"" + what + "\" there");
            };
        } catch (IllegalArgumentException wrong) {
            throw mistake(text, wrong.getMessage());
        }
    }

    private static IllegalArgumentException mistake(String text, String why) {
        return new IllegalArgumentException("what-if \"" + text + "\": " + why + "; the forms are " + FORMS);
    }

    private static WhatIf node(String value) {
        List<String> parts = parts(value);
        return new NodeTime(parts.get(0), change(parts.get(1)).orElseThrow(
                () -> new IllegalArgumentException("\"" + parts.get(1) + "\" is no change like -50% or +10%")));
    }

    private static WhatIf lock(String value) {
        List<String> parts = parts(value);
        String name = parts.get(0);
        String change = parts.get(1);
        int at = name.indexOf('@');
        if (change.equals("reader")) {
            return at < 0 ? new LockReader(name, Optional.empty())
                    : new LockReader(name.substring(0, at).strip(), Optional.of(name.substring(at + 1).strip()));
        }
        if (change.equals("removed")) {
            return new LockShare(name, 1);
        }
        double factor = change(change).orElseThrow(
                () -> new IllegalArgumentException("\"" + change + "\" is neither removed, reader nor a change like -50%"));
        check(factor <= 1, "a lock can only be left out in a share of its uses, from -0% to -100%");
        return new LockShare(name, 1 - factor);
    }

    private static List<String> parts(String value) {
        int colon = value.lastIndexOf(':');
        check(colon > 0, "a name and a change belong together like NAME:-50%");
        return List.of(value.substring(0, colon).strip(), value.substring(colon + 1).strip());
    }

    private static int count(String value) {
        try {
            int count = Integer.parseInt(value);
            check(count >= 1, "\"" + value + "\" is less than 1");
            return count;
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("\"" + value + "\" is no whole number", none);
        }
    }

    private static double decimal(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("\"" + value + "\" is no number", none);
        }
    }

    /** The factor of a change in percent; empty if it is none. */
    private static Optional<Double> change(String value) {
        Matcher percent = Pattern.compile("([+-]\\d{1,9}(?:\\.\\d+)?)\\s*%").matcher(value);
        return percent.matches() ? Optional.of(1 + Double.parseDouble(percent.group(1)) / 100) : Optional.empty();
    }

    private static String percent(double factor) {
        double change = Math.rint((factor - 1) * 1e6) / 1e4;
        return (change < 0 ? "-" : "+") + number(Math.abs(change)) + "%";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : String.format(Locale.ROOT, "%s", value);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
