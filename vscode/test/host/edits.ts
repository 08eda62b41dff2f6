// SPDX-License-Identifier: EPL-2.0
// What changes a text: rename, fixes, refactorings, formatting.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { applied, execute, finding, findings, open, place, test, workspace, type Opened } from './harness';
import { DEADLOCK, SERVER, UNICODE } from './programs';

async function rename(opened: Opened, at: vscode.Position, name: string): Promise<string> {
    return applied(opened, await execute<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', opened.uri, at, name));
}

test('rename changes every use, in any script, behind tabs and \\r\\n', async () => {
    for (const crlf of [false, true]) {
        const opened = await open(UNICODE, { crlf });
        const before = opened.document.getText();
        assert.equal(await rename(opened, place(opened, 1), 'Zählt'), before.replaceAll('Zähle', 'Zählt'));
    }
}, 'renameProvider');

test('rename asks first whether it can, and for what', async () => {
    const opened = await open(SERVER.replace('Page = Read', 'Page = Re<|>ad').replace('source L', 'so<|>urce L'));
    const prepared = await execute<{ range: vscode.Range; placeholder: string }>('vscode.prepareRename', opened.uri, place(opened, 1));
    assert.equal(prepared.placeholder, 'Read');
    await assert.rejects(async () => execute('vscode.prepareRename', opened.uri, place(opened, 0)));
}, 'renameProvider');

test('rename to what is no name, or to a name that is taken, is refused', async () => {
    const opened = await open(UNICODE);
    for (const name of ['1st', 'a b', 'source']) {
        await assert.rejects(async () => execute('vscode.executeDocumentRenameProvider', opened.uri, place(opened, 1), name), name);
    }
}, 'renameProvider');

test('rename changes other files, too', async () => {
    const library = path.join(workspace(), 'made', 'renamed-library.flux');
    fs.writeFileSync(library, 'Answer (int socket) => ();\n');
    const opened = await open('import "renamed-library.flux";\nListen () => (int socket);\nsource Listen => An<|>swer;\n');
    await findings(opened.uri, all => !all.some(d => d.severity === vscode.DiagnosticSeverity.Error));
    const text = await rename(opened, place(opened), 'Reply');
    assert.match(text, /source Listen => Reply;/);
    assert.equal((await vscode.workspace.openTextDocument(library)).getText(), 'Reply (int socket) => ();\n');
}, 'renameProvider');

async function actions(opened: Opened, range: vscode.Range, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
    const all = await execute<(vscode.CodeAction | vscode.Command)[]>('vscode.executeCodeActionProvider', opened.uri, range, kind?.value,
        100);
    return all.filter((action): action is vscode.CodeAction => action instanceof vscode.CodeAction || !('arguments' in action));
}

async function perform(opened: Opened, action: vscode.CodeAction | undefined): Promise<string> {
    assert.ok(action);
    if (action.edit) {
        await applied(opened, action.edit);
    }
    if (action.command) {
        await execute(action.command.command, ...action.command.arguments ?? []);
    }
    return opened.document.getText();
}

const titles = (all: readonly vscode.CodeAction[]) => all.map(action => action.title).join('\n');

test('a misspelt node is changed to the one that was meant', async () => {
    const opened = await open(SERVER.replace('Page = Read', 'Page = Raed'));
    const found = await finding(opened.uri, 'FLUX101');
    const all = await actions(opened, found.range);
    const fix = all.find(action => /Change to `Read`/.test(action.title));
    assert.ok(fix, titles(all));
    assert.match(await perform(opened, fix), /Page = Read -> Answer;/);
}, 'codeActionProvider');

test('a deadlock is offered its remedies, and one of them removes it', async () => {
    const opened = await open(DEADLOCK);
    const found = await finding(opened.uri, 'FLUX602');
    const all = await actions(opened, found.range, vscode.CodeActionKind.QuickFix);
    const elevate = all.find(action => /also takes money/.test(action.title));
    assert.ok(elevate, titles(all));
    assert.match(await perform(opened, elevate), /atomic Sell:\{money, stock\};|atomic Sell:\{stock, money\};/);
    await findings(opened.uri, now => now.every(d => !d.message.includes('elevated')));
}, 'codeActionProvider');

test('all findings of a kind are fixed at once', async () => {
    const opened = await open(SERVER.replaceAll('=>', '==>'));
    const found = await finding(opened.uri, 'FLUX901');
    const all = await actions(opened, found.range);
    const fix = all.find(action => /\ball\b.*(FLUX901|arrow|->|=>)/i.test(action.title) && action.kind !== undefined
        && vscode.CodeActionKind.QuickFix.contains(action.kind));
    assert.ok(fix, titles(all));
    assert.doesNotMatch(await perform(opened, fix), /==>/);
}, 'codeActionProvider');

test('source actions bring the canonical spelling', async () => {
    const opened = await open(SERVER.replaceAll('->', '-->').replaceAll('atomic', 'constraint'));
    const all = await actions(opened, new vscode.Range(0, 0, opened.document.lineCount, 0), vscode.CodeActionKind.Source);
    const canonical = all.find(action => /canonical/i.test(action.title));
    assert.ok(canonical, titles(all));
    const text = await perform(opened, canonical);
    assert.doesNotMatch(text, /-->|constraint/);
}, 'codeActionProvider');

test('steps are extracted into an abstract node', async () => {
    const opened = await open(SERVER.replace('Page = Read -> Answer;', 'Page = <|Read -> Answer|>;'));
    const [range] = opened.ranges;
    assert.ok(range);
    const all = await actions(opened, range, vscode.CodeActionKind.RefactorExtract);
    const [extract] = all;
    assert.ok(extract, titles(await actions(opened, range)));
    assert.match(await perform(opened, extract), /= Read -> Answer;/);
}, 'codeActionProvider');

test('a code is offered to be explained', async () => {
    const opened = await open(DEADLOCK);
    const found = await finding(opened.uri, 'FLUX602');
    const explain = (await actions(opened, found.range)).filter(action => action.title.startsWith('Explain FLUX602'));
    assert.deepEqual(explain.map(action => action.command?.arguments), [['FLUX602']]);
}, 'codeActionProvider');

const options: vscode.FormattingOptions = { tabSize: 4, insertSpaces: true };

async function format(opened: Opened, edits: vscode.TextEdit[] | undefined): Promise<string> {
    const edit = new vscode.WorkspaceEdit();
    edit.set(opened.uri, edits ?? []);
    return edits?.length ? applied(opened, edit) : opened.document.getText();
}

test('a text is formatted, and once only', async () => {
    for (const crlf of [false, true]) {
        const opened = await open('Listen()=>(int 数);\nsource   Listen=>Page ;\nPage=Read->Write;', { crlf });
        const formatted = await format(opened, await execute('vscode.executeFormatDocumentProvider', opened.uri, options));
        assert.match(formatted, /^Listen \(\) => \(int 数\);\r?\n/);
        assert.match(formatted, /source Listen => Page;/);
        assert.match(formatted, /Page = Read -> Write;/);
        assert.equal(formatted.includes('\r\n'), crlf);
        assert.ok(!crlf || !/[^\r]\n/.test(formatted), 'one kind of line end');
        const again = await execute<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', opened.uri, options);
        assert.equal(await format(opened, again), formatted);
    }
}, 'documentFormattingProvider');

test('only what is selected is formatted', async () => {
    const opened = await open('Listen()=>(int x);\n<|Page=Read->Write;|>\n');
    const [range] = opened.ranges;
    const formatted = await format(opened, await execute('vscode.executeFormatRangeProvider', opened.uri, range, options));
    assert.match(formatted, /^Listen\(\)=>\(int x\);\nPage = Read -> Write;/);
}, 'documentRangeFormattingProvider');

test('a declaration is formatted when its semicolon is typed', async () => {
    const opened = await open('Listen()=>(int x);\nPage=Read->Write;<|>\n');
    const edits = await execute<vscode.TextEdit[] | undefined>('vscode.executeFormatOnTypeProvider', opened.uri, place(opened), ';',
        options);
    assert.match(await format(opened, edits), /^Listen\(\)=>\(int x\);\nPage = Read -> Write;/);
}, 'documentOnTypeFormattingProvider');

test('formatting can be switched off', async () => {
    const configuration = vscode.workspace.getConfiguration('flux');
    const opened = await open('Page=Read->Write;\n');
    try {
        await configuration.update('format.enable', false, vscode.ConfigurationTarget.Workspace);
        const edits = await execute<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', opened.uri, options);
        assert.equal(edits?.length ?? 0, 0);
    } finally {
        await configuration.update('format.enable', undefined, vscode.ConfigurationTarget.Workspace);
    }
}, 'documentFormattingProvider');
