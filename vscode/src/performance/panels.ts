// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import { NOTHING_CHANGED, type Profile, type Saved } from '../../whatif/protocol';
import { program, type Context } from '../commands/context';
import type { Diagrams } from '../diagram/panels';
import { notice } from '../notices';
import { VIEW, WhatIfPanel } from './panel';

/** The commands for profiles and predictions, and the pages with what-ifs, one for each program. */
export class Performances implements vscode.WebviewPanelSerializer<Saved> {
    private readonly panels = new Set<WhatIfPanel>();
    /** Those whose prediction is painted as soon as there is one; from then on it is where somebody wants it. */
    private readonly fresh = new WeakSet<WhatIfPanel>();

    constructor(private readonly context: Context, private readonly diagrams: Diagrams) {}

    register(): vscode.Disposable {
        // Whoever else hears of a change hears of it first: the server has to know what it is asked about.
        const all = () => setTimeout(() => this.panels.forEach(panel => void panel.load()), 0);
        const profiles = vscode.workspace.createFileSystemWatcher('**/*.profile.json');
        return vscode.Disposable.from(
            profiles, profiles.onDidCreate(all), profiles.onDidChange(all), profiles.onDidDelete(all),
            vscode.window.registerWebviewPanelSerializer(VIEW, this),
            vscode.commands.registerCommand('flux.showProfile', (uri?: unknown, node?: unknown) => this.showProfile(uri, node)),
            vscode.commands.registerCommand('flux.showPrediction', (uri: string, node: string) => this.paint(vscode.Uri.parse(uri), node)),
            vscode.commands.registerCommand('flux.whatIf', (uri?: unknown) => this.whatIf(uri)),
            this.context.server.onConnection(all),
            vscode.workspace.onDidSaveTextDocument(({ languageId }) => languageId === 'flux' && all()),
            vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration('flux.profile') && all()),
            vscode.window.onDidChangeActiveColorTheme(() => this.panels.forEach(panel => panel.appear())),
            { dispose: () => this.panels.forEach(({ panel }) => panel.dispose()) });
    }

    /** One that was there before the window was loaded again. */
    async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: Saved | undefined): Promise<void> {
        if (saved?.program) {
            this.add(panel, vscode.Uri.parse(saved.program), saved);
        } else {
            panel.dispose();
        }
    }

    private async whatIf(named: unknown): Promise<void> {
        const uri = named === undefined && this.diagrams.active ? this.diagrams.active.uri : program(named);
        if (!uri) {
            return;
        }
        const known = [...this.panels].find(panel => panel.uri.toString() === uri.toString());
        if (known) {
            known.panel.reveal();
            return;
        }
        const saved = { program: uri.toString(), choices: NOTHING_CHANGED };
        // Beside the diagram, so that one sees it follow.
        const diagram = this.diagrams.columnOf(uri);
        const column = diagram === undefined ? vscode.ViewColumn.Beside : Math.min(diagram + 1, vscode.ViewColumn.Nine);
        this.fresh.add(this.add(vscode.window.createWebviewPanel(VIEW, 'What If', column, {}), uri, saved));
    }

    private add(panel: vscode.WebviewPanel, uri: vscode.Uri, saved: Saved): WhatIfPanel {
        const made = new WhatIfPanel(this.context, panel, {
            uri, saved,
            predicted: from => this.fresh.delete(from) && this.diagrams.paintOpen(from.uri, { kind: 'prediction' }),
            showDiagram: from => void this.paint(from.uri),
        });
        this.panels.add(made);
        panel.onDidDispose(() => this.panels.delete(made));
        return made;
    }

    /** Paints over the diagram what has been predicted last. */
    private paint(uri: vscode.Uri, node?: string): Promise<void> {
        return this.diagrams.paint(uri, { kind: 'prediction' }, node);
    }

    /** Paints it over the diagram, or says how to get one. */
    private async showProfile(named: unknown, node: unknown): Promise<void> {
        const uri = named === undefined && this.diagrams.active ? this.diagrams.active.uri : program(named);
        const { connection } = this.context.server;
        if (!uri) {
            return;
        }
        if (!connection) {
            notice('error', 'The Flux server does not run, so no profile can be shown.', 'Show Log', 'Restart');
            return;
        }
        const profile = await connection.sendRequest<Profile>('flux/profile', { textDocument: { uri: uri.toString() } });
        if (profile.problem !== undefined) {
            withoutProfile(uri, profile.problem);
            return;
        }
        await this.diagrams.paint(uri, { kind: 'profile' }, typeof node === 'string' ? node : undefined);
    }
}

/** Says so, and offers to make one. */
export function withoutProfile(uri: vscode.Uri, problem: string): void {
    const run = 'Run with Profile';
    void vscode.window.showInformationMessage(`${path.posix.basename(uri.path)}: ${problem}`, run)
        .then(chosen => chosen === run && vscode.commands.executeCommand('flux.runWithProfile', uri));
}
