// SPDX-License-Identifier: EPL-2.0
// A server that is killed, restarted, or cannot start: what is typed is not lost, and help comes back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, code, event, execute, finding, findings, open, test, until } from './harness';
import { SERVER } from './programs';

const insert = (text: string) => (edit: vscode.TextEditorEdit) => edit.insert(new vscode.Position(0, 0), text);

test('a killed server comes back and knows what was typed meanwhile', async () => {
    const { pid } = await api();
    const opened = await open(SERVER.replace('Page = Read', 'Page = Raed'));
    await finding(opened.uri, 'FLUX101');
    const before = pid();
    assert.ok(before !== undefined);
    process.kill(before, 'SIGKILL');
    await opened.editor.edit(insert('Page = Page;\n'));
    await until(() => pid() !== undefined && pid() !== before);
    await finding(opened.uri, 'FLUX401');
    assert.match(opened.document.getText(), /^Page = Page;\n/);
    assert.ok(opened.document.isDirty);
});

test('a restart by hand leaves texts and findings as they were', async () => {
    const { pid } = await api();
    const opened = await open('Page = Page;\n');
    await finding(opened.uri, 'FLUX401');
    const before = pid();
    await execute('flux.restartServer');
    assert.notEqual(pid(), before);
    await opened.editor.edit(insert('// still here\n'));
    const found = await findings(opened.uri, all => all.some(d => code(d) === 'FLUX401' && d.range.start.line === 1));
    assert.equal(found.filter(d => code(d) === 'FLUX401').length, 1, 'told once');
});

test('a server that cannot start says so, and starts again when the setting is right', async () => {
    const { pid } = await api();
    const configuration = vscode.workspace.getConfiguration('flux');
    await configuration.update('java.options', ['-XX:NoSuchOption'], vscode.ConfigurationTarget.Workspace);
    await until(() => pid() === undefined);
    await configuration.update('java.options', undefined, vscode.ConfigurationTarget.Workspace);
    await until(() => pid());
    const opened = await open('Page = Page;\n');
    await finding(opened.uri, 'FLUX401');
});

test('requests that are outrun by typing do no harm', async () => {
    const opened = await open(SERVER);
    for (let i = 0; i < 40; i++) {
        void execute('vscode.executeCompletionItemProvider', opened.uri, new vscode.Position(0, 0));
        void execute('vscode.executeDocumentSymbolProvider', opened.uri);
        await opened.editor.edit(insert(i % 2 === 0 ? 'Page = ' : '// x\n'));
    }
    const edited = event(vscode.workspace.onDidChangeTextDocument);
    await opened.editor.edit(edit => edit.replace(new vscode.Range(0, 0, opened.document.lineCount, 0), 'Page = Page;\n'));
    await edited;
    await findings(opened.uri, all => all.some(d => code(d) === 'FLUX401') && all.every(d => d.range.end.line === 0));
});
