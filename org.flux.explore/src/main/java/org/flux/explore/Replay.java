// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

/** One given schedule; beyond its end, flows go on as they usually do. */
final class Replay implements Search {
    private final Schedule schedule;
    private int step;
    private int choice;

    Replay(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void begin() {
        step = 0;
        choice = 0;
    }

    @Override
    public int pick(int able, int current, Operation[] operations) {
        if (step >= schedule.steps().size()) {
            return (able >> current & 1) != 0 ? current : Integer.numberOfTrailingZeros(able);
        }
        int flow = schedule.steps().get(step++);
        if ((able >> flow & 1) == 0) {
            throw new MisfitException("flow " + Schedule.letter(flow) + " cannot go on at step " + step);
        }
        return flow;
    }

    @Override
    public int choose(int flow, int alternatives, boolean rarely) {
        int taken = choice < schedule.choices().size() ? schedule.choices().get(choice) : 0;
        choice++;
        if (taken >= alternatives) {
            throw new MisfitException(
                    "choice " + choice + " has " + alternatives + " alternatives, but the schedule takes number " + taken);
        }
        return taken;
    }

    @Override
    public boolean next() {
        return false;
    }
}
