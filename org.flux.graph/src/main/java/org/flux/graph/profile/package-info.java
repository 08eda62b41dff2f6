// SPDX-License-Identifier: EPL-2.0
/** What was measured of a program while it ran: the file that servers write when they are told {@code --profile}. */
package org.flux.graph.profile;
