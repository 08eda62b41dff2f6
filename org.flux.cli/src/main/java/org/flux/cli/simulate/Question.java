// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.simulate;

import java.util.List;
import java.util.OptionalInt;
import org.flux.cli.console.UserError;
import org.flux.simulator.model.Load;
import org.flux.simulator.model.Scenario;
import org.flux.simulator.model.ServerModel;
import org.flux.simulator.model.Simulation;
import org.flux.simulator.model.WhatIf;

/**
 * What is to be predicted.
 *
 * @param base what all simulations have in common
 * @param series in the order of the table
 * @param poolSize threads of the runtime pool; empty for as many as it has unless told
 * @param loads of each series
 * @param arrivals how flows arrive that come of themselves
 * @param changes with which each prediction is compared, all of them together; empty for no comparison
 */
record Question(ServerModel model, Scenario base, List<Series> series, OptionalInt poolSize, Loads loads, Load.Arrivals arrivals,
        List<WhatIf> changes) {
    private static final int LEAST_POOL = 4;
    private static final int POOL_PER_CORE = 2;

    Question {
        series = List.copyOf(series);
        changes = List.copyOf(changes);
    }

    /** Everything but the load. */
    Scenario scenario(Series of) {
        return base.withRuntime(of.runtime()).withCores(of.cores())
                .withPoolSize(poolSize.orElse(Math.max(LEAST_POOL, POOL_PER_CORE * of.cores())));
    }

    /** @throws UserError if a change is about something that the program or the profile does not have */
    void check() {
        try {
            Simulation.check(model, base.withWhatIfs(changes));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage());
        }
    }
}
