// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

/** What is measured. */
enum Measure {
    INITIALIZE("process started → initialize answered", Kind.TIME),
    FIRST_DIAGNOSTICS("process started → diagnostics of the open file", Kind.TIME),
    FIRST_KEYS("key → diagnostics, first 5 s", Kind.LATENCY),
    TYPING("key → diagnostics, typing", Kind.LATENCY),
    TYPING_COMPLETION("key → completion, typing", Kind.LATENCY),
    KEY("key → diagnostics, one key at a time", Kind.LATENCY),
    COMPLETION("key → completion", Kind.LATENCY),
    HOVER("hover", Kind.LATENCY),
    DEFINITION("definition", Kind.LATENCY),
    TOKENS("key → semantic tokens", Kind.LATENCY),
    TOKENS_DELTA("key → semantic tokens, delta", Kind.LATENCY),
    SYMBOLS("key → document symbols", Kind.LATENCY),
    RENAME("rename", Kind.LATENCY),
    FOLDING("key → folding", Kind.LATENCY),
    RESIDENT("resident memory", Kind.MEMORY),
    PEAK("resident memory, the most", Kind.MEMORY),
    HEAP("heap after a collection", Kind.MEMORY),
    FIRST_PICTURE("file opened → first picture", Kind.TIME),
    FIRST_PICTURES("change → told → asked → picture, the first ones", Kind.LATENCY),
    PICTURE("change → told → asked → picture", Kind.LATENCY),
    PICTURE_AT_ONCE("change → picture, asked at once", Kind.LATENCY),
    DRAWING("drawing alone: model, layout, JSON", Kind.LATENCY),
    LAYOUT("layout alone", Kind.LATENCY),
    BOXES("boxes drawn", Kind.NUMBER),
    ANSWER("answer with the picture, kB", Kind.NUMBER);

    private final String title;
    private final Kind kind;

    private enum Kind {
        /** Milliseconds of what happens once. */
        TIME("ms"),
        /** Milliseconds of what is done again and again. */
        LATENCY("ms"),
        /** Megabytes, of 10⁶ bytes. */
        MEMORY("MB"),
        NUMBER("");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }
    }

    Measure(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    String title() {
        return title;
    }

    /** Whether it is the time of something that is done again and again, rather than a single value. */
    boolean isLatency() {
        return kind == Kind.LATENCY;
    }

    String unit() {
        return kind.unit;
    }
}
