// SPDX-License-Identifier: EPL-2.0
package org.flux.explore;

import org.flux.explore.Violation.Spot;

/**
 * Something that a flow does in a schedule.
 *
 * @param flow its letter
 * @param at where it does that
 * @param what it does
 */
public record Step(String flow, Spot at, String what) {}
