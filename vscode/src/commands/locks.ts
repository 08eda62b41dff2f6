// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import { complaint } from '../cli';
import { notice } from '../notices';
import { program, runQuietly, saved, type Context } from './context';

const SCHEME = 'flux-locks';

/** What each node of a program takes, as a text beside it that follows each save. */
export class LockSchedules implements vscode.TextDocumentContentProvider {
    private readonly changed = new vscode.EventEmitter<vscode.Uri>();
    readonly onDidChange = this.changed.event;

    constructor(private readonly context: Context) {}

    register(): vscode.Disposable {
        return vscode.Disposable.from(
            this.changed,
            vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
            vscode.commands.registerCommand('flux.showLocks', (named?: unknown) => this.show(named)),
            vscode.workspace.onDidSaveTextDocument(document => {
                if (document.languageId === 'flux') {
                    // It may be imported by any of them.
                    vscode.workspace.textDocuments.filter(d => d.uri.scheme === SCHEME).forEach(d => this.changed.fire(d.uri));
                }
            }));
    }

    async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
        const file = uri.query;
        const options = { location: vscode.ProgressLocation.Window, title: `Ordering the locks of ${path.basename(file)}` };
        const result = await vscode.window.withProgress(options,
            () => runQuietly(this.context, ['locks', path.basename(file)], path.dirname(file), token));
        if (!result) {
            return ''; // cancelled, or a message has said why
        }
        if (result.exitCode > 1) {
            return `${complaint(result)}\n`;
        }
        return [result.stdout, result.stderr].map(text => text.trim()).filter(text => text !== '').join('\n\n') + '\n';
    }

    private async show(named: unknown): Promise<void> {
        const uri = program(named);
        if (!uri || !await saved()) {
            return;
        }
        if (uri.scheme !== 'file') {
            notice('information', 'Save the program first: it has no file yet.');
            return;
        }
        const name = `/Locks of ${path.basename(uri.fsPath, '.flux')}`;
        const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: SCHEME, path: name, query: uri.fsPath }));
        await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
    }
}
