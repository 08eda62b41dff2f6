// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

/** What is measured: times in milliseconds, memory in megabytes (10⁶ bytes). */
enum Measure {
    INITIALIZE("process started → initialize answered"),
    FIRST_DIAGNOSTICS("process started → diagnostics of the open file"),
    FIRST_KEYS("key → diagnostics, first 5 s"),
    TYPING("key → diagnostics, typing"),
    TYPING_COMPLETION("key → completion, typing"),
    KEY("key → diagnostics, one key at a time"),
    COMPLETION("key → completion"),
    HOVER("hover"),
    DEFINITION("definition"),
    TOKENS("key → semantic tokens"),
    TOKENS_DELTA("key → semantic tokens, delta"),
    SYMBOLS("key → document symbols"),
    RENAME("rename"),
    FOLDING("key → folding"),
    RESIDENT("resident memory"),
    PEAK("resident memory, the most"),
    HEAP("heap after a collection");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it is the time of something that is done again and again, rather than a single value. */
    boolean isLatency() {
        return ordinal() > FIRST_DIAGNOSTICS.ordinal() && ordinal() < RESIDENT.ordinal();
    }

    String unit() {
        return ordinal() < RESIDENT.ordinal() ? "ms" : "MB";
    }
}
