// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { api, code, finding, findings, open, test, textOf, told, workspace } from './harness';
import { DEADLOCK, SERVER, UNICODE } from './programs';

test('the extension starts its server', async () => {
    const { pid } = await api();
    assert.ok(pid() !== undefined);
});

test('a finding stands where the mistake is, with code, source and severity', async () => {
    const opened = await open(SERVER.replace('Page = Read', 'Page = <|Raed|>'));
    const found = await finding(opened.uri, 'FLUX101');
    assert.deepEqual(found.range, opened.ranges[0]);
    assert.equal(found.source, 'flux');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(found.message, /`Raed` is not declared, did you mean `Read`\?/);
    assert.ok(typeof found.code === 'object');
    assert.equal(found.code.target.toString(), 'flux-explain:/FLUX101.md');
});

test('a deadlock shows both chains as related places', async () => {
    const opened = await open(DEADLOCK);
    const found = await finding(opened.uri, 'FLUX602');
    assert.deepEqual(found.relatedInformation?.map(related => [textOf(opened, related.location.range), related.message]), [
        ['stock', 'one flow: `Sell` takes `stock`'],
        ['money', 'one flow: then `Book` waits for `money`, holding `stock`'],
        ['money', 'the other flow: `Refund` takes `money`'],
        ['stock', 'the other flow: then `Restock` waits for `stock`, holding `money`'],
    ]);
    assert.deepEqual(found.relatedInformation.map(related => related.location.range), opened.ranges);
});

test('findings follow what is typed, and go', async () => {
    const opened = await open(SERVER);
    await findings(opened.uri, all => all.length > 0);
    await opened.editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Odd = ;\nX ==\n'));
    await findings(opened.uri, all => all.some(d => d.severity === vscode.DiagnosticSeverity.Error));
    await opened.editor.edit(edit => edit.delete(new vscode.Range(0, 0, 2, 0)));
    await findings(opened.uri, all => all.every(d => d.severity !== vscode.DiagnosticSeverity.Error));
});

test('places are right behind tabs, at ends of lines with \\r\\n, and behind characters of two units', async () => {
    for (const crlf of [false, true]) {
        const opened = await open(UNICODE.replace('-> 数;', '-> <|数数|>;'), { crlf });
        const found = await findings(opened.uri, all => all.some(d => textOf(opened, d.range) === '数数'));
        const unknown = found.find(d => textOf(opened, d.range) === '数数');
        assert.deepEqual(unknown?.range, opened.ranges[2], found.map(told).join('\n'));
    }
});

test('imported files are checked with what imports them, open or not', async () => {
    const imported = path.join(workspace(), 'made', 'imported.flux');
    fs.mkdirSync(path.dirname(imported), { recursive: true });
    fs.writeFileSync(imported, 'Answer (int socket) => ();\n');
    const opened = await open('import "imported.flux";\nListen () => (int socket, int more);\nsource Listen => <|Answer|>;\n');
    const found = await finding(opened.uri, 'FLUX201');
    assert.deepEqual(found.relatedInformation?.map(r => path.basename(r.location.uri.fsPath)).sort(),
        ['imported.flux', path.basename(opened.uri.fsPath)]);
});

test('severities of the user count, and those of flux.settings.json more', async () => {
    const opened = await open(SERVER.replace('Page = Read', 'Page = Raed'));
    await finding(opened.uri, 'FLUX101');
    const configuration = vscode.workspace.getConfiguration('flux');
    try {
        await configuration.update('severities', { FLUX101: 'error' }, vscode.ConfigurationTarget.Workspace);
        await findings(opened.uri, all => all.some(d => code(d) === 'FLUX101' && d.severity === vscode.DiagnosticSeverity.Error));
        fs.writeFileSync(path.join(workspace(), 'made', 'flux.settings.json'), '{"severities": {"FLUX101": "hint"}}');
        await findings(opened.uri, all => all.some(d => code(d) === 'FLUX101' && d.severity === vscode.DiagnosticSeverity.Hint));
    } finally {
        fs.rmSync(path.join(workspace(), 'made', 'flux.settings.json'), { force: true });
        await configuration.update('severities', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await findings(opened.uri, all => all.some(d => code(d) === 'FLUX101' && d.severity === vscode.DiagnosticSeverity.Warning));
});

test('a text without a file has findings, too', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'flux', content: 'Page = Page;\n' });
    await finding(document.uri, 'FLUX401');
});

test('a file that nobody has opened has findings, and none any more when it is gone', async () => {
    const file = path.join(workspace(), 'made', 'unopened.flux');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'Page = Page;\n');
    const uri = vscode.Uri.file(file);
    await finding(uri, 'FLUX401');
    fs.rmSync(file);
    await findings(uri, all => all.length === 0);
});
