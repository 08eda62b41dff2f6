// SPDX-License-Identifier: EPL-2.0
package org.flux.simulator.model;

import org.flux.simulator.model.Optimizer.Change;

/** A change that may be worth it. */
record Candidate(Change change, String written, boolean toVerify, ServerModel model, String reason) {

    /** The scenario as the change makes it. */
    Scenario in(Scenario scenario) {
        return switch (change) {
            case Change.MaxFlows limit -> scenario.with(new WhatIf.MaxFlows(limit.flows()));
            case Change.PoolSize pool -> scenario.with(new WhatIf.PoolSize(pool.threads()));
            case Change.LockOrder order -> scenario;
            case Change.ReaderMode reader -> scenario;
            case Change.SessionScope session -> scenario;
        };
    }
}
