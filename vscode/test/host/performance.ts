// SPDX-License-Identifier: EPL-2.0
// Profiles and predictions as far as the editor's interface shows them; what is in the pages is looked at in test/ui.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { execute, open, test, until, workspace } from './harness';
import { profileOf, SHOP } from './programs';

const tabs = (label: string) => vscode.window.tabGroups.all.flatMap(group => group.tabs).filter(tab => tab.label === label);

const lenses = async (uri: vscode.Uri) => (await execute<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100))
    .map(({ command, range }) => `${range.start.line}: ${command?.title} ${command?.command}`);

test('lenses above nodes follow the profile beside the program', async () => {
    const { uri } = await open(SHOP, { name: 'measured.flux' });
    assert.deepEqual((await lenses(uri)).filter(lens => lens.includes(' ms')), []);
    const file = path.join(workspace(), 'made', 'measured.profile.json');
    fs.writeFileSync(file, profileOf('measured.flux'));
    const shown = await until(async () => (await lenses(uri)).filter(lens => lens.includes('flux.showProfile'))
        .find(lens => lens.includes('bottleneck')));
    assert.match(shown, /^3: 20\.0 ms · p99 20\.0 ms · 10\.0\/s · bottleneck flux\.showProfile$/);
    fs.rmSync(file);
    await until(async () => (await lenses(uri)).every(lens => !lens.includes('bottleneck')));
});

test('the profile opens over the diagram, and a page with what-ifs beside it', async () => {
    const { uri } = await open(SHOP, { name: 'painted.flux' });
    fs.writeFileSync(path.join(workspace(), 'made', 'painted.profile.json'), profileOf('painted.flux'));
    await execute('flux.showProfile', uri, 'Make');
    await until(() => tabs('Diagram of painted').length === 1);
    await execute('flux.whatIf', uri);
    await execute('flux.whatIf', uri.toString());
    await until(() => tabs('What If: painted').length === 1);
    await vscode.window.tabGroups.close([...tabs('Diagram of painted'), ...tabs('What If: painted')]);
    await until(() => tabs('What If: painted').length === 0);
});
