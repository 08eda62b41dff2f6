// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Format, OverlayChoice, Saved, Want } from '../../diagram/protocol';
import { FORMATS } from '../../diagram/protocol';
import { NOTHING_SPECIAL } from '../../diagram/want';
import { program, type Context } from '../commands/context';
import { notice } from '../notices';
import { withoutProfile } from '../performance/panels';
import { DiagramPanel, isFormat, VIEW } from './panel';
import { exportParams, type Exported, type Theme } from './requests';

const NAMES: Readonly<Record<Format, string>> =
    { svg: 'SVG', png: 'PNG', json: 'JSON', mmd: 'Mermaid', dot: 'Graphviz DOT' };

/** All diagrams of the editor, one or more for each program, and the commands for them. */
export class Diagrams implements vscode.WebviewPanelSerializer<Saved> {
    private readonly panels = new Set<DiagramPanel>();

    constructor(private readonly context: Context) {}

    register(): vscode.Disposable {
        const refresh = (fits: (panel: DiagramPanel) => boolean) => [...this.panels].filter(fits).forEach(panel => panel.refresh());
        const { server } = this.context;
        return vscode.Disposable.from(
            vscode.window.registerWebviewPanelSerializer(VIEW, this),
            vscode.commands.registerCommand('flux.showDiagram', (uri?: unknown, node?: unknown) => this.show(uri, node, false)),
            vscode.commands.registerCommand('flux.openAnotherDiagram', (uri?: unknown) => this.show(uri, undefined, true)),
            vscode.commands.registerCommand('flux.exportDiagram', (uri?: unknown, target?: unknown) => this.export(uri, target)),
            server.onConnection(() => refresh(() => true)),
            server.onDiagramChanged(uris => refresh(panel => uris.includes(panel.program))),
            vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
                contentChanges.length > 0 && refresh(panel => panel.shows(document.uri))),
            vscode.workspace.onDidSaveTextDocument(({ uri }) => refresh(({ wanted: { overlay } }) =>
                overlay?.kind === 'file' && overlay.file === uri.toString())),
            vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.panels.forEach(panel => panel.follow(textEditor))),
            vscode.window.onDidChangeActiveColorTheme(() => this.panels.forEach(panel => panel.appear())),
            vscode.workspace.onDidChangeConfiguration(change => (change.affectsConfiguration('flux.diagram')
                || change.affectsConfiguration('workbench.reduceMotion')) && this.panels.forEach(panel => panel.setUp())),
            { dispose: () => this.panels.forEach(panel => panel.panel.dispose()) });
    }

    /** One that was there before the window was loaded again. */
    async deserializeWebviewPanel(panel: vscode.WebviewPanel, saved: Saved | undefined): Promise<void> {
        if (saved?.program === undefined) {
            panel.dispose();
            return;
        }
        this.add(panel, vscode.Uri.parse(saved.program), undefined, saved);
    }

    /**
     * @param node the name of what is selected in it
     * @param another one more, although there is one already
     */
    private async show(named: unknown, node: unknown, another: boolean): Promise<void> {
        const active = this.active;
        const uri = named === undefined && active ? active.uri : program(named);
        if (!uri) {
            return;
        }
        const known = another ? undefined : [...this.panels].find(panel => panel.shows(uri));
        if (known) {
            known.panel.reveal(undefined, true);
            if (typeof node === 'string') {
                known.select(node);
            }
            return;
        }
        const column = another && active ? active.panel.viewColumn ?? vscode.ViewColumn.Beside : vscode.ViewColumn.Beside;
        const panel = vscode.window.createWebviewPanel(VIEW, 'Diagram', { viewColumn: column, preserveFocus: !another }, {});
        const want = this.context.extension.workspaceState.get<Want>(key(uri));
        this.add(panel, uri, typeof node === 'string' ? node : undefined, want && { program: uri.toString(), want });
    }

    private add(panel: vscode.WebviewPanel, uri: vscode.Uri, node: string | undefined, saved: Saved | undefined): void {
        const made = new DiagramPanel(this.context, panel, {
            uri, node, saved, wanted: want => void this.context.extension.workspaceState.update(key(uri), want),
            exporting: (from, format) => void this.save(from.uri, from, format, undefined),
            withoutProfile: problem => withoutProfile(uri, problem),
        });
        this.panels.add(made);
        panel.onDidDispose(() => this.panels.delete(made));
    }

    /** Paints something over the diagram of a program, which opens if there is none. */
    async paint(uri: vscode.Uri, overlay: OverlayChoice, node?: string): Promise<void> {
        await this.show(uri, node, false);
        this.paintOpen(uri, overlay);
    }

    /** The same, where there is one. */
    paintOpen(uri: vscode.Uri, overlay: OverlayChoice): void {
        this.showing(uri).forEach(panel => panel.paint(overlay));
    }

    /** Where the diagram of a program is, if there is one that can be seen. */
    columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
        return this.showing(uri).find(({ panel }) => panel.visible)?.panel.viewColumn;
    }

    private showing(uri: vscode.Uri): DiagramPanel[] {
        return [...this.panels].filter(panel => panel.shows(uri));
    }

    get active(): DiagramPanel | undefined {
        return [...this.panels].find(({ panel }) => panel.active);
    }

    /** @param target a file; asked for if it is not there */
    private async export(named: unknown, target: unknown): Promise<void> {
        const uri = named === undefined && this.active ? this.active.uri : program(named);
        if (uri) {
            const panel = this.active?.shows(uri) ? this.active : [...this.panels].find(candidate => candidate.shows(uri));
            await this.save(uri, panel, 'svg', target instanceof vscode.Uri ? target : undefined);
        }
    }

    /** Writes what the server makes of it, byte for byte what `flux diagram` writes; as a panel shows it, if there is one. */
    private async save(uri: vscode.Uri, panel: DiagramPanel | undefined, format: Format, target: vscode.Uri | undefined): Promise<void> {
        const { connection } = this.context.server;
        if (!connection) {
            notice('error', 'The Flux server does not run, so nothing can be drawn.', 'Show Log', 'Restart');
            return;
        }
        const name = `${path.posix.basename(uri.path, '.flux')}.${format}`;
        const formats = [format, ...FORMATS.filter(other => other !== format)];
        const file = target ?? await vscode.window.showSaveDialog({
            title: 'Export Diagram', saveLabel: 'Export', defaultUri: vscode.Uri.joinPath(uri, '..', name),
            filters: Object.fromEntries(formats.map(other => [NAMES[other], [other]])),
        });
        const extension = file && path.posix.extname(file.path).slice(1).toLowerCase();
        if (!file || extension === undefined) {
            return;
        }
        if (!isFormat(extension)) {
            notice('error', `A diagram is written as .${FORMATS.join(', .')}, not as .${extension}; choose a name that ends so.`);
            return;
        }
        const theme = vscode.workspace.getConfiguration('flux', uri).get<Theme>('diagram.theme', 'auto');
        try {
            const exported = await vscode.window.withProgress(
                { location: vscode.ProgressLocation.Notification, title: `Drawing ${path.posix.basename(file.path)}`, cancellable: true },
                async (_, token) => connection.sendRequest<Exported>('flux/diagram/export', exportParams(uri.toString(),
                    panel?.wanted ?? NOTHING_SPECIAL, await panel?.overlayText(), extension, theme), token));
            await vscode.workspace.fs.writeFile(file, Buffer.from(exported.content, exported.encoding));
        } catch (error) {
            if ((error as { code?: number }).code !== -32800) {
                notice('error', `The diagram could not be written: ${error instanceof Error ? error.message : String(error)}`, 'Show Log');
            }
            return;
        }
        if (!target) {
            const open = 'Open';
            void vscode.window.showInformationMessage(`The diagram is in ${path.posix.basename(file.path)}.`, open)
                .then(chosen => chosen === open && vscode.commands.executeCommand('vscode.open', file));
        }
    }
}

/** Of what is wanted of a program the next time. */
function key(uri: vscode.Uri): string {
    return `diagram ${uri.toString()}`;
}
