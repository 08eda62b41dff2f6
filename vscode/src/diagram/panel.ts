// SPDX-License-Identifier: EPL-2.0
// One diagram in the editor: asks the server for what is wanted, again with every change, and ties picture and text together.
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Contents, type FileRange } from '../../diagram/picture';
import { FORMATS, type Format, type OverlayChoice, type Saved, type ToHost, type ToPage, type Want }
    from '../../diagram/protocol';
import { NOTHING_SPECIAL } from '../../diagram/want';
import type { Context } from '../commands/context';
import { log } from '../log';
import { Page, RESTART, SHOW_LOG } from '../pages/page';
import { boxesOf, elementsAt, filesOf, rangeOf, statementBefore } from './places';
import { params, type Answer } from './requests';

export const VIEW = 'flux.diagram';

/** What the server says of a text that has changed meanwhile, or if it has given up; not an error. */
const CHANGED = new Set([-32800, -32801, -32802]);
/** What the server says if it cannot do what it was asked for, and why. */
const INVALID = -32602;
/** In milliseconds. */
const AGAIN = 200;

export interface PanelOptions {
    readonly uri: vscode.Uri;
    /** What is selected first, by name. */
    readonly node: string | undefined;
    readonly saved: Saved | undefined;
    /** Called with what is wanted from now on. */
    readonly wanted: (want: Want) => void;
    readonly exporting: (panel: DiagramPanel, format: Format) => void;
    /** Called when there is no profile to be painted. */
    readonly withoutProfile: (problem: string) => void;
}

export class DiagramPanel implements vscode.Disposable {
    private readonly page: Page<ToPage, ToHost>;
    private want: Want;
    private node: string | undefined;
    private answer: Answer | undefined;
    private contents: Contents | undefined;
    private files: ReadonlySet<string> = new Set();
    private asking: vscode.CancellationTokenSource | undefined;
    private later: NodeJS.Timeout | undefined;
    /** What the page has been told last, as text. */
    private told = '';
    /** What is to be painted as soon as the page listens. */
    private painting: OverlayChoice | undefined;
    /** A selection of the text that was made from here. */
    private revealed: { readonly range: vscode.Range; readonly file: string; readonly id: string } | undefined;

    constructor(private readonly context: Context, readonly panel: vscode.WebviewPanel, private readonly options: PanelOptions) {
        this.want = options.saved?.want ?? NOTHING_SPECIAL;
        this.node = options.node;
        panel.title = titleOf(options.uri);
        panel.onDidDispose(() => this.dispose());
        this.page = new Page(context, panel, {
            title: 'Diagram', folder: 'diagram', scripts: ['diagram.js'], styles: ['picture.css', 'diagram.css'],
            saved: options.saved ?? { program: options.uri.toString(), want: this.want },
        }, (message: ToHost) => this.receive(message));
    }

    /** Of the program that is shown, as far as it is known. */
    get program(): string {
        return this.answer?.uri ?? this.options.uri.toString();
    }

    /** What it was opened for: the program, or a file of it. */
    get uri(): vscode.Uri {
        return this.options.uri;
    }

    get wanted(): Want {
        return this.want;
    }

    /** Whether it shows a text. */
    shows(uri: vscode.Uri): boolean {
        return uri.toString() === this.options.uri.toString() || uri.toString() === this.answer?.uri || this.files.has(nameOf(uri));
    }

    dispose(): void {
        clearTimeout(this.later);
        this.asking?.cancel();
        this.page.dispose();
    }

    /** A text has changed, or the server. */
    refresh(): void {
        clearTimeout(this.later);
        // Whoever else hears of the change hears of it first: the server has to know the text that it is asked about.
        this.later = setTimeout(() => void this.ask(), 0);
    }

    select(node: string): void {
        this.node = node;
        this.selectNode();
    }

    appear(): void {
        this.page.appear();
    }

    setUp(): void {
        const settings = vscode.workspace.getConfiguration();
        const still = settings.get('workbench.reduceMotion') === 'on';
        this.tell({ kind: 'settings', animate: settings.get('flux.diagram.animate', true) && !still });
    }

    /** The cursor is somewhere else. */
    follow(editor: vscode.TextEditor): void {
        const file = nameOf(editor.document.uri);
        if (!this.contents || !this.files.has(file)) {
            return;
        }
        const { active } = editor.selection;
        const made = this.revealed;
        const ids = made?.file === file && made.range.isEqual(editor.selection) && this.has(made.id) ? [made.id]
            : elementsAt(this.contents, { file, line: active.line + 1, column: active.character + 1 }, statementBefore(
                editor.document.getText(new vscode.Range(new vscode.Position(0, 0), active))));
        this.tell({ kind: 'select', ids, reveal: true });
    }

    paint(overlay: OverlayChoice): void {
        if (!this.page.isListening) {
            this.painting = overlay;
        } else if (overlay.kind !== 'file' && overlay.kind === this.want.overlay?.kind) {
            this.refresh();
        } else {
            this.tell({ kind: 'overlay', overlay });
        }
    }

    /** What the server is told of the overlay that is chosen, if not its name; says what is wrong if the file cannot be read. */
    async overlayText(): Promise<string | undefined> {
        const { overlay } = this.want;
        return overlay?.kind === 'file' ? textOf(vscode.Uri.parse(overlay.file)) : undefined;
    }

    private has(id: string): boolean {
        const { contents, answer } = this;
        return [contents?.boxes, contents?.arcs].some(all => all?.has(id)) || answer?.model.rings?.some(ring => ring.id === id) === true;
    }

    private tell(message: ToPage): void {
        if (message.kind === 'notice') {
            this.told = ''; // it covers the picture
        }
        this.page.tell(message);
    }

    private async receive(message: ToHost): Promise<void> {
        switch (message.kind) {
            case 'ready':
                this.page.listens();
                this.told = '';
                this.want = message.saved?.want ?? this.want;
                this.setUp();
                if (this.answer) {
                    this.show(this.answer);
                }
                if (this.painting) {
                    this.tell({ kind: 'overlay', overlay: this.painting });
                    this.painting = undefined;
                }
                await this.ask();
                break;
            case 'want':
                this.want = message.want;
                this.options.wanted(this.want);
                await this.ask();
                break;
            case 'reveal':
                await this.reveal(message.id, message.what, message.focus);
                break;
            case 'open':
                await this.open(message.range, '', true);
                break;
            case 'chooseOverlay':
                await this.chooseOverlay();
                break;
            case 'export':
                this.options.exporting(this, message.format);
                break;
            case 'command':
                if (OFFERED.some(({ command }) => command === message.command)) {
                    await vscode.commands.executeCommand(message.command);
                }
        }
    }

    private async ask(): Promise<void> {
        this.asking?.cancel();
        const { connection } = this.context.server;
        if (!connection) {
            this.withoutServer();
            return;
        }
        if (!this.page.isListening) {
            return; // it asks as soon as it can be seen
        }
        const asking = new vscode.CancellationTokenSource();
        this.asking = asking;
        this.tell({ kind: 'busy', busy: true });
        try {
            const asked = params(this.options.uri.toString(), this.want, await this.overlayText());
            const answer = await connection.sendRequest<Answer>('flux/diagram', asked, asking.token);
            if (!asking.token.isCancellationRequested) {
                this.show(answer);
            }
        } catch (error) {
            if (!asking.token.isCancellationRequested) {
                this.failed(error);
            }
        } finally {
            if (this.asking === asking) {
                this.tell({ kind: 'busy', busy: false });
            }
            asking.dispose();
        }
    }

    private show(answer: Answer): void {
        const followed = this.answer !== undefined && this.answer !== answer;
        this.answer = answer;
        this.contents = new Contents(answer.model);
        this.files = filesOf(answer.model);
        this.panel.title = titleOf(vscode.Uri.parse(answer.uri));
        this.draw(answer, answer.stale ? answer.reason ?? 'the text has changed' : undefined);
        if (this.node !== undefined) {
            this.selectNode();
        } else if (followed && vscode.window.activeTextEditor && !this.panel.active) {
            this.follow(vscode.window.activeTextEditor);
        }
    }

    /** @param stale why it is old */
    private draw({ model, reason, overlay }: Answer, stale: string | undefined): void {
        const message: ToPage = { kind: 'picture', program: this.options.uri.toString(), model, ...(overlay ? { overlay } : {}),
            ...(stale !== undefined ? { stale } : reason !== undefined ? { incomplete: reason } : {}) };
        const text = JSON.stringify(message);
        if (text !== this.told) {
            this.tell(message);
            this.told = text;
        }
    }

    private selectNode(): void {
        const { node, contents } = this;
        if (node !== undefined && contents) {
            this.node = undefined;
            this.tell({ kind: 'select', ids: boxesOf(contents, node).slice(0, 1), reveal: true });
        }
    }

    private failed(error: unknown): void {
        const { code, message } = error as { code?: number; message?: string };
        if (code !== undefined && CHANGED.has(code)) {
            this.later = setTimeout(() => void this.ask(), AGAIN);
            return;
        }
        log.warn(`The diagram of ${this.program} could not be drawn: ${message ?? String(error)}`);
        if (this.want.overlay?.kind === 'file') {
            // A mistake in a file is its author's; the picture is shown without it.
            void vscode.window.showErrorMessage(`The overlay ${this.want.overlay.name} cannot be painted: ${message ?? String(error)}`);
            this.tell({ kind: 'overlay' });
        } else if (this.want.overlay?.kind === 'profile' && code === INVALID) {
            this.options.withoutProfile(message ?? '');
            this.tell({ kind: 'overlay' });
        } else if (this.answer) {
            this.draw(this.answer, `the diagram could not be drawn: ${message ?? String(error)}`);
        } else {
            this.tell({ kind: 'notice', title: 'The diagram could not be drawn', text: message ?? String(error),
                actions: [SHOW_LOG, RESTART] });
        }
    }

    private withoutServer(): void {
        const { answer } = this;
        if (answer) {
            this.draw(answer, 'the Flux server does not run');
        } else if (this.context.server.java) {
            this.tell({ kind: 'notice', title: 'The Flux server does not run yet', text: 'The diagram appears as soon as it does.',
                actions: [SHOW_LOG, RESTART] });
        } else {
            this.tell({ kind: 'notice', title: 'Diagrams need Java 21 or newer', text: 'The part of Flux that draws them runs on it.',
                actions: [INSTALL, CHOOSE] });
        }
    }

    private async reveal(id: string, what: 'step' | 'declaration', focus: boolean): Promise<void> {
        const range = this.contents && this.answer && rangeOf(this.answer.model, this.contents, id, what);
        if (range) {
            await this.open(range, id, focus);
        }
    }

    /** Shows a range of a text, in an editor that shows the text already or beside the diagram. */
    private async open(range: FileRange, id: string, focus: boolean): Promise<void> {
        const uri = uriOf(range.file);
        const document = await vscode.workspace.openTextDocument(uri).then(opened => opened, () => undefined);
        if (!document) {
            return; // it has been removed since
        }
        const selection = document.validateRange(rangeIn(range));
        this.revealed = { range: selection, file: range.file, id };
        const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document)?.viewColumn;
        const beside = this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
        const editor = await vscode.window.showTextDocument(document, { viewColumn: shown ?? beside, preserveFocus: !focus, selection });
        editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }

    private async chooseOverlay(): Promise<void> {
        const chosen = await vscode.window.showOpenDialog({ title: 'Overlay for the Diagram', openLabel: 'Paint',
            filters: { 'Overlays': ['json'] }, defaultUri: vscode.Uri.joinPath(this.options.uri, '..') });
        const overlay: OverlayChoice | undefined = chosen?.[0] && { kind: 'file', name: path.basename(chosen[0].path),
            file: chosen[0].toString() };
        if (overlay) {
            this.tell({ kind: 'overlay', overlay });
        }
    }
}

function titleOf(program: vscode.Uri): string {
    return `Diagram of ${path.posix.basename(program.path, '.flux')}`;
}

const INSTALL = { label: 'How to Install Java', command: 'flux.installJava' };
const CHOOSE = { label: 'Choose Java…', command: 'flux.chooseJava' };
/** The page can ask for no other command. */
const OFFERED = [SHOW_LOG, RESTART, INSTALL, CHOOSE];

export function isFormat(text: string): text is Format {
    return (FORMATS as readonly string[]).includes(text);
}

/** What the server calls a text in ranges. */
function nameOf(uri: vscode.Uri): string {
    return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}

function uriOf(file: string): vscode.Uri {
    return /^[\w+.-]{2,}:/.test(file) ? vscode.Uri.parse(file) : vscode.Uri.file(file);
}

function rangeIn({ line, column, endLine, endColumn }: FileRange): vscode.Range {
    return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

async function textOf(uri: vscode.Uri): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
