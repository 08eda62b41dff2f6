// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';

/** The output *Flux*: what the extension does, what the server writes to standard error, and the trace of the protocol. */
export const log = vscode.window.createOutputChannel('Flux', { log: true });
