// SPDX-License-Identifier: EPL-2.0
/** The model of a server, made of its program and a profile, and what simulating it tells. */
package org.flux.simulator.model;
