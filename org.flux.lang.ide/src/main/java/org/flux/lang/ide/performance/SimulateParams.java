// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.performance;

import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * What is to be simulated, from the profile that belongs to the program. What is null is as it was when the profile was taken.
 *
 * @param textDocument a file of the program
 * @param root the URI of the program, if the file is part of several; null for the one that is meant where only one can be
 * @param rate flows per second that arrive
 * @param runtime as {@code --runtime} names it
 * @param speeds by node, how many times as fast it is: 2 for half the time
 * @param whatIfs as {@code flux simulate --what-if} reads them
 * @param curve whether throughput and latency against load are wanted, instead of the figures of one load
 * @param shown whether the editor shows the figures from now on: lenses then tell them, until they are withdrawn, the next ones are shown,
 *     or the program or its profile is another
 * @param workDoneToken for progress; null for none
 */
public record SimulateParams(TextDocumentIdentifier textDocument, String root, Integer cores, Double rate, String runtime,
        Map<String, Double> speeds, List<String> whatIfs, Boolean curve, Boolean shown, Either<String, Integer> workDoneToken) {}
