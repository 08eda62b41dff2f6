// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { explainUri } from '../commands/explain';

/** What is changed between server and editor. */
export function middleware(): Middleware {
    return {
        handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(explainable)),
        provideDiagnostics: async (document, previous, token, next) => {
            const report = await next(document, previous, token);
            if (report && 'items' in report) {
                report.items.forEach(explainable);
            }
            return report;
        },
        // A lens must not name what this client does not have.
        provideCodeLenses: async (document, token, next) => offered(await next(document, token), await vscode.commands.getCommands(true)),
    };
}

/** The code of a finding becomes a link to its page. */
function explainable(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
    const { code } = diagnostic;
    if (typeof code === 'string' && /^FLUX\d{3}$/.test(code)) {
        diagnostic.code = { value: code, target: explainUri(code) };
    }
    return diagnostic;
}

function offered(lenses: vscode.CodeLens[] | null | undefined, known: string[]): vscode.CodeLens[] | null | undefined {
    const names = new Set(known);
    return lenses?.filter(lens => !lens.command?.command.startsWith('flux.') || names.has(lens.command.command));
}
