// SPDX-License-Identifier: EPL-2.0
// Profiles and predictions as far as the editor's interface shows them; what is in the pages is looked at in test/ui.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { event, execute, open, test, until, workspace } from './harness';
import { profileOf, SHOP } from './programs';
import { answers, freePort, PROGRAM, withTask } from './servers';

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

test('lenses and diagram tell the prediction as long as the page with what-ifs is open and its text is simulated', async () => {
    const { uri, document } = await open(SHOP, { name: 'predicted.flux' });
    const file = path.join(workspace(), 'made', 'predicted.profile.json');
    fs.writeFileSync(file, profileOf('predicted.flux'));
    const tells = async (what: RegExp) => (await lenses(uri)).some(lens => what.test(lens));
    const isPredicted = () => tells(/^3: predicted: 20\.0 ms · .*\/s · bottleneck flux\.showPrediction$/);
    const isMeasured = () => tells(/^3: 20\.0 ms · .*\/s · bottleneck flux\.showProfile$/);
    const picture = file.replace(/\.json$/, '.svg');
    const paints = (what: RegExp) => until(async () => {
        await execute('flux.exportDiagram', uri, vscode.Uri.file(picture));
        return what.test(fs.readFileSync(picture, 'utf8'));
    });
    await until(isMeasured);
    await execute('flux.whatIf', uri);
    await until(isPredicted);
    assert.ok(!await isMeasured());
    await execute('flux.showPrediction', uri.toString(), 'Make');
    await until(() => tabs('Diagram of predicted').length === 1);
    await paints(/Prediction: /);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '// changed\n');
    await vscode.workspace.applyEdit(edit);
    await until(() => tells(/^4: 20\.0 ms · .* flux\.showProfile$/));
    await paints(/Profile: /);
    await document.save();
    await until(() => tells(/^4: predicted: 20\.0 ms · /));
    await paints(/Prediction: /);
    await vscode.window.tabGroups.close(tabs('What If: predicted'));
    await until(() => tells(/^4: 20\.0 ms · .* flux\.showProfile$/));
    assert.ok(!await tells(/predicted/));
    await paints(/Profile: /);
    await vscode.window.tabGroups.close(tabs('Diagram of predicted'));
    [file, picture].forEach(made => fs.rmSync(made));
});

test('a server that is run with a profile leaves one, which lenses and diagram show', async () => {
    const program = vscode.Uri.file(path.join(workspace(), PROGRAM));
    const file = program.fsPath.replace(/\.flux$/, '.profile.json');
    const picture = program.fsPath.replace(/\.flux$/, '.svg');
    [file, picture].forEach(made => fs.rmSync(made, { force: true }));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(program));
    const port = await freePort();
    await withTask({ command: 'run', path: PROGRAM, arguments: ['--port', String(port)] }, async () => {
        const started = event(vscode.tasks.onDidStartTask, ({ execution: { task } }) => task.definition['command'] === 'run');
        await execute('flux.runWithProfile', program.toString());
        const { execution } = await started;
        await until(() => answers(port));
        for (let i = 0; i < 20; i++) {
            assert.equal(await answers(port), 200);
        }
        assert.ok(!fs.existsSync(file), 'it is written at the end');
        const ended = event(vscode.tasks.onDidEndTask, ({ execution: other }) => other === execution);
        await execute('flux.stop', program.toString());
        await ended;
    });
    const profile = JSON.parse(await until(() => fs.existsSync(file) && fs.readFileSync(file, 'utf8'))) as { flows: { completed: number } };
    assert.ok(profile.flows.completed >= 20, JSON.stringify(profile.flows));
    await until(async () => (await lenses(program)).some(lens => /p99 .*\/s.* flux\.showProfile$/.test(lens)));
    await execute('flux.showProfile', program);
    await until(() => tabs('Diagram of hello').length === 1);
    // What is written is what the diagram shows: with the profile as soon as its page has been told.
    await until(async () => {
        await execute('flux.exportDiagram', program, vscode.Uri.file(picture));
        return fs.readFileSync(picture, 'utf8').includes('Profile: ');
    });
    assert.match(fs.readFileSync(picture, 'utf8'), /class="[^"]*heat-5/);
    await vscode.window.tabGroups.close(tabs('Diagram of hello'));
    [file, picture].forEach(made => fs.rmSync(made));
});
