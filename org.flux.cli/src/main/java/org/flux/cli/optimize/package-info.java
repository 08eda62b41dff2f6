// SPDX-License-Identifier: EPL-2.0
/** {@code flux optimize}: changes of a program's locks and limits that a simulation promises something of. */
package org.flux.cli.optimize;
