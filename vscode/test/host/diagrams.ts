// SPDX-License-Identifier: EPL-2.0
// Diagrams as far as the editor's interface shows them; what is in them is looked at in test/ui.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { execute, open, test, until, workspace } from './harness';
import { DEADLOCK, SERVER } from './programs';

const diagrams = () => vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.label.startsWith('Diagram of'));

/** Runs the command line that the extension carries. */
async function flux(folder: string, ...args: string[]): Promise<void> {
    const home = process.env['FLUX_JAVA_HOME'];
    const jar = vscode.extensions.getExtension('flux.flux')?.extensionUri;
    assert.ok(jar);
    await promisify(execFile)(home ? path.join(home, 'bin', 'java') : 'java',
        ['-jar', path.join(jar.fsPath, 'server', 'flux.jar'), ...args], { cwd: folder });
}

test('one diagram opens for each program, and another one if that is asked for', async () => {
    const shop = await open(DEADLOCK, { name: 'drawn.flux' });
    await execute('flux.showDiagram', shop.uri);
    await until(() => diagrams().some(tab => tab.label === 'Diagram of drawn'));
    await execute('flux.showDiagram', shop.uri.toString(), 'Sell');
    assert.equal(diagrams().length, 1);
    await execute('flux.openAnotherDiagram', shop.uri);
    await until(() => diagrams().length === 2);
    const server = await open(SERVER, { name: 'other.flux' });
    await execute('flux.showDiagram', server.uri);
    await until(() => diagrams().some(tab => tab.label === 'Diagram of other'));
    await vscode.window.tabGroups.close(diagrams());
    await until(() => diagrams().length === 0);
});

test('a lens above a source shows its diagram', async () => {
    const { uri } = await open(SERVER);
    const lens = await until(async () => (await execute<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100))
        .find(({ command }) => command?.command === 'flux.showDiagram'));
    assert.deepEqual(lens.command?.arguments?.slice(1), ['Listen']);
    assert.equal(lens.range.start.line, 8);
});

for (const format of ['svg', 'png', 'json', 'mmd', 'dot']) {
    test(`an exported .${format} is what flux diagram writes`, async () => {
        const { uri } = await open(DEADLOCK, { name: 'exported.flux' });
        const folder = path.join(workspace(), 'made');
        const [here, there] = [path.join(folder, `here.${format}`), path.join(folder, `there.${format}`)];
        await execute('flux.exportDiagram', uri, vscode.Uri.file(here));
        await flux(folder, 'diagram', uri.fsPath, '-o', there);
        assert.ok(fs.readFileSync(here).length > 100);
        assert.ok(fs.readFileSync(here).equals(fs.readFileSync(there)), `${here} and ${there} differ`);
    });
}

test('a diagram is written in no format that there is not', async () => {
    const { uri } = await open(DEADLOCK, { name: 'exported.flux' });
    const file = path.join(workspace(), 'made', 'drawing.bmp');
    await execute('flux.exportDiagram', uri, vscode.Uri.file(file));
    assert.equal(fs.existsSync(file), false);
});
