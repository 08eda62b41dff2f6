// SPDX-License-Identifier: EPL-2.0
// Tests inside the extension host: the real `vscode` API against the real server. Texts carry marks: `<|>` is a place, `<|word|>` a range.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../src/extension';

/** How long a case may take, in milliseconds: most take half a second, those that run a server ten, on a machine of their own. */
const PATIENCE = 60_000;
/** How many tests may fail once and pass when they are tried again, which is told. */
const TRIED_AGAIN = 3;

interface Case {
    readonly name: string;
    /** The capability without which there is nothing to test. */
    readonly needs: string | undefined;
    readonly run: () => Promise<void>;
}

const cases: Case[] = [];

/** @param needs a capability of the server; without it the test is skipped */
export function test(name: string, run: () => Promise<void>, needs?: string): void {
    cases.push({ name, needs, run });
}

export async function api(): Promise<Api> {
    const extension = vscode.extensions.getExtension<Api>('flux.flux');
    assert.ok(extension, 'the extension is not there');
    const activated = await extension.activate();
    await activated.started;
    return activated;
}

/** Runs all tests; the lines that it prints are read by scripts/test.mjs. */
export async function runAll(): Promise<void> {
    const { capabilities } = await api();
    const announced = capabilities() as Record<string, unknown>;
    console.log(`capabilities ${JSON.stringify(Object.keys(announced))}`);
    const only = process.env['FLUX_TEST'];
    let failed = 0;
    let tried = 0;
    for (const { name, needs, run } of cases) {
        if (only && !name.includes(only)) {
            continue;
        }
        if (needs !== undefined && !announced[needs]) {
            console.log(`  skip ${name}: the server does not announce ${needs}`);
            continue;
        }
        const start = Date.now();
        for (let failures = 0, ended = false; !ended;) {
            try {
                await within(run(), name);
                ended = true;
                console.log(`  ok   ${name} (${Date.now() - start} ms)`);
            } catch (error) {
                const again = ++failures === 1 && tried++ < TRIED_AGAIN;
                ended = !again;
                failed += again ? 0 : 1;
                console.log(`  ${again ? 'once' : 'FAIL'} ${name}: ${error instanceof Error ? error.stack : String(error)}`);
            }
        }
    }
    if (failed > 0) {
        throw new Error(`${failed} failed`);
    }
}

function within<T>(promise: Promise<T>, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`not within ${PATIENCE} ms: ${what}`)),
        PATIENCE); });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A text that is open in an editor. */
export interface Opened {
    readonly document: vscode.TextDocument;
    readonly editor: vscode.TextEditor;
    readonly uri: vscode.Uri;
    /** The places of `<|>`, and where ranges begin. */
    readonly places: readonly vscode.Position[];
    readonly ranges: readonly vscode.Range[];
}

let files = 0;
export const workspace = () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    return folder.uri.fsPath;
};

export interface Options {
    /** Of the file; by default one that nothing else is called. */
    readonly name?: string;
    readonly crlf?: boolean;
}

/** Writes a text with marks into a file of the workspace and opens it. */
export async function open(marked: string, options: Options = {}): Promise<Opened> {
    const { text, marks } = unmark(options.crlf ? marked.replace(/\n/g, '\r\n') : marked);
    const file = path.join(workspace(), 'made', options.name ?? `t${++files}.flux`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    const at = (offset: number) => document.positionAt(offset);
    return {
        document, editor, uri: document.uri, places: marks.map(([from]) => at(from)),
        ranges: marks.filter(([from, to]) => to > from).map(([from, to]) => new vscode.Range(at(from), at(to))),
    };
}

export function unmark(marked: string): { text: string; marks: [number, number][] } {
    const marks: [number, number][] = [];
    let text = '';
    let rest = marked;
    for (let match = /<\|(?:>|(.*?)\|>)/su.exec(rest); match; match = /<\|(?:>|(.*?)\|>)/su.exec(rest)) {
        text += rest.slice(0, match.index);
        marks.push([text.length, text.length + (match[1]?.length ?? 0)]);
        text += match[1] ?? '';
        rest = rest.slice(match.index + match[0].length);
    }
    return { text: text + rest, marks };
}

/** The first place of a text. */
export function place(opened: Opened, index = 0): vscode.Position {
    const found = opened.places[index];
    assert.ok(found, `no mark ${index}`);
    return found;
}

/** What the editor shows of a file, as soon as it is what somebody waits for. */
export function findings(uri: vscode.Uri, fits: (all: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
    const now = vscode.languages.getDiagnostics(uri);
    if (fits(now)) {
        return Promise.resolve(now);
    }
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            listener.dispose();
            reject(new Error(`the findings stayed:\n${vscode.languages.getDiagnostics(uri).map(told).join('\n')}`));
        }, PATIENCE - 1_000);
        const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
            const all = vscode.languages.getDiagnostics(uri);
            if (uris.some(u => u.toString() === uri.toString()) && fits(all)) {
                clearTimeout(timer);
                listener.dispose();
                resolve(all);
            }
        });
    });
}

export const code = (diagnostic: vscode.Diagnostic) =>
    String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);

/** The finding of a code, as soon as there is one. */
export async function finding(uri: vscode.Uri, wanted: string): Promise<vscode.Diagnostic> {
    const found = (await findings(uri, all => all.some(d => code(d) === wanted))).find(d => code(d) === wanted);
    assert.ok(found);
    return found;
}

/** A finding in one line. */
export function told(diagnostic: vscode.Diagnostic): string {
    const { start, end } = diagnostic.range;
    const where = `${start.line}:${start.character}-${end.line}:${end.character}`;
    return `${vscode.DiagnosticSeverity[diagnostic.severity]} ${code(diagnostic)} ${where} ${diagnostic.message}`;
}

export function execute<T>(command: string, ...args: unknown[]): Promise<T> {
    return Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));
}

/** Resolves with the first event that fits; to be called before what causes it. */
export function event<T>(source: vscode.Event<T>, fits: (value: T) => boolean = () => true): Promise<T> {
    return new Promise(resolve => {
        const listener = source(value => {
            if (fits(value)) {
                listener.dispose();
                resolve(value);
            }
        });
    });
}

/** Where a condition has no event of its own; what it costs is looked at again and again. */
export async function until<T>(condition: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
    for (;;) {
        const value = await condition();
        if (value !== undefined && value !== false) {
            return value;
        }
        await new Promise(resolve => setTimeout(resolve, 25));
    }
}

/** The words of a range. */
export const textOf = (opened: Opened, range: vscode.Range) => opened.document.getText(range);

/** Applies an edit and gives the text of the document afterwards. */
export async function applied(opened: Opened, edit: vscode.WorkspaceEdit): Promise<string> {
    assert.ok(await vscode.workspace.applyEdit(edit));
    return opened.document.getText();
}
