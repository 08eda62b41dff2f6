// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flux.generator.random.Interpreter.Account;
import org.flux.generator.random.Interpreter.Call;

/** What happens to one item on one runtime, beside what has to happen. */
final class Run {
    private final Trial trial;
    private final Account account;
    private final Counters.Visitor visitor;
    private final Supplier<String> held;
    private final List<String> calls = new ArrayList<>();
    private final List<String> heldAtCalls = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /** @param held tells the locks that are held, where nobody else can hold any */
    Run(Trial trial, Account account, Counters.Visitor visitor, Supplier<String> held) {
        this.trial = trial;
        this.account = account;
        this.visitor = visitor;
        this.held = held;
    }

    Trial trial() {
        return trial;
    }

    Account account() {
        return account;
    }

    /** As if the calls that get the item had been made. */
    void startWithItem() {
        for (String call : account.texts().subList(0, account.ofSource())) {
            note(call);
        }
    }

    /** Notes a call and uses the counters of the regions in which it has to be; returns its number. */
    int called(String text) {
        int number = note(text);
        Call expected = number < account.calls().size() ? account.calls().get(number) : null;
        if (expected != null && expected.text().equals(text)) {
            visitor.visit(text + " of " + trial, expected.regions());
        }
        return number;
    }

    /** Waits for other runs, where no lock is held. */
    void arrive() throws InterruptedException {
        visitor.arrive();
    }

    private synchronized int note(String text) {
        calls.add(text);
        heldAtCalls.add(held.get());
        return calls.size() - 1;
    }

    synchronized void told(String outcome) {
        told.add(outcome);
    }

    /** All calls so far, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** What was held at each of them. */
    synchronized List<String> heldAtCalls() {
        return List.copyOf(heldAtCalls);
    }

    /** What a push source was told of it. */
    synchronized List<String> outcomes() {
        return List.copyOf(told);
    }
}
