// SPDX-License-Identifier: EPL-2.0
package org.flux.generator.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flux.generator.random.Interpreter.Account;
import org.flux.generator.random.Interpreter.Call;
import org.flux.generator.random.Model.Entry;
import org.flux.generator.random.Model.Rule;

/**
 * One run of a program: an item and which of the calls on its behalf fail.
 *
 * @param run its number, from 1 on, which all its values carry
 * @param number what the item is made from
 * @param failing numbers of calls, from 0 on, in order of calling, those of source, session function and handlers included
 */
record Trial(int run, Entry entry, int number, Set<Integer> failing) {
    private static final int NUMBERS = 4;
    private static final int MOST_FAILING = 12;
    /** A source that fails is called again after a pause that doubles. */
    private static final int MOST_FAILING_IN_SOURCE = 3;

    /** Trials that make each call fail in its turn, and after some of them the handler too; a sample of them where they are many. */
    static List<Trial> of(Model model) {
        List<Trial> trials = new ArrayList<>();
        for (Entry entry : model.entries()) {
            List<Trial> failing = new ArrayList<>();
            List<Trial> failingInSource = new ArrayList<>();
            for (int number = 0; number < NUMBERS; number++) {
                Trial plain = new Trial(trials.size() + 1, entry, number, Set.of());
                trials.add(plain);
                Account account = Interpreter.account(model, plain);
                for (int failAt = 0; failAt < account.calls().size(); failAt++) {
                    if (isSession(entry, account.calls().get(failAt)) && handlersNeedSession(model)) {
                        continue; // whether such a handler gets to its first call is nobody's promise
                    }
                    boolean handlerToo = (failAt + number) % 3 == 2;
                    (failAt < account.ofSource() ? failingInSource : failing)
                            .add(new Trial(0, entry, number, handlerToo ? Set.of(failAt, failAt + 1) : Set.of(failAt)));
                }
            }
            failing = sample(failing, MOST_FAILING);
            failing.addAll(sample(failingInSource, MOST_FAILING_IN_SOURCE));
            failing.forEach(t -> trials.add(t.as(trials.size() + 1)));
        }
        return trials;
    }

    private static List<Trial> sample(List<Trial> all, int most) {
        List<Trial> sample = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            sample.add(all.get((int) ((long) i * all.size() / Math.min(most, all.size()))));
        }
        return sample;
    }

    private static boolean isSession(Entry entry, Call call) {
        return entry.session().filter(s -> call.text().startsWith(Interpreter.method(s) + "(")).isPresent();
    }

    private static boolean handlersNeedSession(Model model) {
        return model.anyUse(model.below(model.rules().stream().map(Rule::handler).toList()), u -> u.lock().ofSession());
    }

    private Trial as(int run) {
        return new Trial(run, entry, number, failing);
    }

    @Override
    public String toString() {
        return "item " + run + " of " + entry.node() + " (number " + number + ")"
                + (failing.isEmpty() ? "" : ", failing at call " + failing.stream().sorted().toList());
    }
}
