// SPDX-License-Identifier: EPL-2.0
/** {@code flux simulate}: predicts how a program performs elsewhere and under other loads. */
package org.flux.cli.simulate;
