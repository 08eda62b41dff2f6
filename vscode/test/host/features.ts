// SPDX-License-Identifier: EPL-2.0
// What is asked about a text, through the commands by which the editor itself asks.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { execute, finding, findings, open, place, test, textOf, told, workspace, type Opened } from './harness';
import { DEADLOCK, SERVER, UNICODE } from './programs';

const label = (item: vscode.CompletionItem) => typeof item.label === 'string' ? item.label : item.label.label;
const complete = async (opened: Opened, resolved = 0) =>
    (await execute<vscode.CompletionList>('vscode.executeCompletionItemProvider', opened.uri, place(opened), undefined, resolved)).items;
/** In the order in which the editor shows them. */
const shown = (items: readonly vscode.CompletionItem[]) =>
    [...items].sort((a, b) => (a.sortText ?? label(a)) < (b.sortText ?? label(b)) ? -1 : 1).map(label);
const markdown = (contents: vscode.Hover['contents'][number] | vscode.MarkdownString | string | undefined) =>
    contents === undefined ? '' : typeof contents === 'string' ? contents : contents.value;

test('completion after an arrow has the nodes that fit first', async () => {
    const items = await complete(await open(`${SERVER}Last = Read -> <|>;\n`));
    const order = shown(items).filter(name => ['Small', 'Large', 'Listen', 'Read', 'Answer'].includes(name));
    assert.ok(order.indexOf('Small') < order.indexOf('Listen') && order.indexOf('Large') < order.indexOf('Listen'), order.join(' '));
}, 'completionProvider');

test('snippets stand where a declaration begins, and say nothing wrong', async () => {
    const opened = await open(`${SERVER}<|>`);
    const all = await complete(opened);
    const server = all.find(i => label(i) === 'server');
    assert.ok(server);
    assert.equal(all.filter(i => label(i) === 'source').length, 1, 'offered once');
    const other = await open('<|>');
    await other.editor.insertSnippet(server.insertText as vscode.SnippetString);
    const found = await findings(other.uri, now => now.length > 0);
    assert.deepEqual(found.filter(d => d.severity <= vscode.DiagnosticSeverity.Warning).map(told), []);
    assert.ok(!(await complete(await open(`${SERVER}Last = Read -> <|>`))).some(i => label(i) === 'server'));
}, 'completionProvider');

test('completion has keywords, predicates, locks, each in its place', async () => {
    const at = async (text: string) => (await complete(await open(SERVER + text))).map(label);
    assert.ok((await at('<|>')).some(name => name.startsWith('source')));
    assert.ok((await at('Small:[_, <|>] = ;')).includes('small'));
    assert.ok((await at('atomic Read:{<|>};')).includes('cache'));
}, 'completionProvider');

test('completion replaces the whole name, in any script', async () => {
    const opened = await open(UNICODE.replace('-> 数;', '-> /* 𝒳 */ Zä<|>hl;').replace(/<\|Zähle\|>/g, 'Zähle'));
    const item = (await complete(opened)).find(i => label(i) === 'Zähle');
    assert.ok(item);
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.ok(range === undefined || textOf(opened, range).startsWith('Zä'), range && textOf(opened, range));
}, 'completionProvider');

test('completion tells of a node when it is looked at', async () => {
    const items = await complete(await open(`${SERVER}Last = <|>;\n`), 500);
    const item = items.find(i => label(i) === 'Read');
    assert.match(markdown(item?.documentation) + (item?.detail ?? ''), /Reads what the client wants/);
}, 'completionProvider');

async function hover(opened: Opened, index = 0): Promise<string> {
    const hovers = await execute<vscode.Hover[]>('vscode.executeHoverProvider', opened.uri, place(opened, index));
    return hovers.flatMap(h => h.contents).map(markdown).join('\n');
}

test('hover has signature, documentation, locks and why', async () => {
    const text = await hover(await open(`${SERVER}Last = Re<|>ad -> Small;\n`));
    assert.match(text, /Read/);
    assert.match(text, /\(int socket\).*\(int socket, String path\)/s);
    assert.match(text, /Reads what the client wants/);
    const locks = await hover(await open(DEADLOCK.replace('Sell = Reserve', 'Se<|>ll = Reserve')));
    assert.match(locks, /money/);
    assert.match(locks, /Book/);
}, 'hoverProvider');

test('hover works behind tabs, lines with \\r\\n and characters of two units', async () => {
    for (const crlf of [false, true]) {
        assert.match(await hover(await open(UNICODE, { crlf }), 1), /Zähle.*größe/s);
    }
}, 'hoverProvider');

test('definition leads to the declaration, also in another file', async () => {
    const opened = await open(UNICODE, { crlf: true });
    const places = await execute<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', opened.uri,
        place(opened, 1));
    assert.deepEqual(places.map(p => 'targetUri' in p ? p.targetSelectionRange ?? p.targetRange : p.range), [opened.ranges[0]]);
    const file = path.join(workspace(), 'made', 'library.flux');
    fs.writeFileSync(file, '\n  Answer (int socket) => ();\n');
    const user = await open('import "library.flux";\nListen () => (int socket);\nsource Listen => An<|>swer;\n');
    const [there] = await execute<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', user.uri, place(user));
    assert.ok(there);
    assert.equal(('targetUri' in there ? there.targetUri : there.uri).fsPath, file);
}, 'definitionProvider');

test('references are all uses, with and without the declaration', async () => {
    const opened = await open(UNICODE, { crlf: true });
    const places = await execute<vscode.Location[]>('vscode.executeReferenceProvider', opened.uri, place(opened, 0));
    assert.deepEqual(places.map(p => textOf(opened, p.range)), ['Zähle', 'Zähle']);
    assert.deepEqual(places.map(p => p.range).sort((a, b) => a.start.compareTo(b.start)), opened.ranges);
}, 'referencesProvider');

test('implementation is the Java method', async () => {
    const folder = path.join(workspace(), 'hello', 'src', 'main');
    const document = await vscode.workspace.openTextDocument(path.join(folder, 'flux', 'hello.flux'));
    await vscode.window.showTextDocument(document);
    const at = document.positionAt(document.getText().indexOf('Greet ('));
    const places = await execute<(vscode.Location | vscode.LocationLink)[]>('vscode.executeImplementationProvider', document.uri, at);
    const [there] = places.map(p => 'targetUri' in p ? { uri: p.targetUri, range: p.targetSelectionRange ?? p.targetRange } : p);
    assert.ok(there, 'there is none');
    const java = await vscode.workspace.openTextDocument(there.uri);
    assert.match(java.uri.fsPath, /src\/main\/java\/.*\.java$/);
    assert.match(java.getText(there.range), /greet/);
}, 'implementationProvider');

test('symbols of a text are its declarations', async () => {
    const opened = await open(SERVER);
    const symbols = await execute<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', opened.uri);
    const names = symbols.flatMap(s => [s.name, ...(s.children ?? []).map(c => c.name)]).join(' ');
    for (const name of ['Listen', 'Read', 'Page', 'Answer', 'small']) {
        assert.ok(names.includes(name), `${name} is not in ${names}`);
    }
    for (const symbol of symbols) {
        assert.ok(symbol.range.contains(symbol.selectionRange), symbol.name);
    }
}, 'documentSymbolProvider');

test('symbols of the workspace are found by parts of their names', async () => {
    const name = 'Unmistakable';
    const opened = await open(`${name} (int x) => ();\nListen () => (int x);\nsource Listen => ${name};\n`);
    const symbols = await execute<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Unmist');
    assert.ok(symbols.some(s => s.name.includes(name) && s.location.uri.toString() === opened.uri.toString()));
}, 'workspaceSymbolProvider');

test('what is at the cursor is highlighted everywhere in the text', async () => {
    const opened = await open(UNICODE);
    const places = await execute<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', opened.uri, place(opened, 1));
    assert.deepEqual(places.map(p => p.range).sort((a, b) => a.start.compareTo(b.start)), opened.ranges);
}, 'documentHighlightProvider');

test('colours by meaning: nodes, sources, predicates, locks, types', async () => {
    const opened = await open(UNICODE, { crlf: true });
    const legend = await execute<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', opened.uri);
    const tokens = await execute<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', opened.uri);
    const kinds: string[] = [];
    for (let i = 0, line = 0, character = 0; i < tokens.data.length; i += 5) {
        const [lines = 0, characters = 0, length = 0, type = 0] = tokens.data.slice(i, i + 4);
        character = lines > 0 ? characters : character + characters;
        line += lines;
        kinds.push(`${textOf(opened, new vscode.Range(line, character, line, character + length))} ${legend.tokenTypes[type]}`);
    }
    const kindOf = (word: string) => [...new Set(kinds.filter(kind => kind.startsWith(`${word} `))
        .map(kind => kind.slice(word.length + 1)))];
    assert.deepEqual(kindOf('Zähle'), ['function'], kinds.join('\n'));
    assert.deepEqual(kindOf('Straße'), ['function']);
    assert.deepEqual(kindOf('数'), ['function']);
    assert.deepEqual(kindOf('schloß'), ['variable']);
    assert.deepEqual(kindOf('größe'), ['parameter']);
}, 'semanticTokensProvider');

test('inlay hints show types on arrows and locks that are added', async () => {
    const opened = await open(DEADLOCK);
    const all = new vscode.Range(0, 0, opened.document.lineCount, 0);
    const hints = await execute<vscode.InlayHint[]>('vscode.executeInlayHintProvider', opened.uri, all);
    const text = (hint: vscode.InlayHint) => typeof hint.label === 'string' ? hint.label : hint.label.map(part => part.value).join('');
    const ofLine = (number: number) => hints.filter(hint => hint.position.line === number).map(text).join(' ');
    assert.match(ofLine(9), /int/, 'types on the arrow of Sell');
    assert.match(ofLine(12), /money/, 'what Sell takes beside stock');
}, 'inlayHintProvider');

test('lenses run a program, and show references and the number of paths', async () => {
    const opened = await open(SERVER);
    const lenses = await execute<vscode.CodeLens[]>('vscode.executeCodeLensProvider', opened.uri, 100);
    const titles = lenses.map(lens => `${lens.range.start.line}: ${lens.command?.title ?? ''}`);
    assert.ok(titles.includes('8: 6 paths'), titles.join('\n'));
    const run = lenses.find(lens => lens.command?.command === 'flux.run');
    assert.equal(run?.range.start.line, 8);
    const references = lenses.find(lens => lens.range.start.line === 3 && lens.command?.command === 'flux.showReferences');
    assert.match(references?.command?.title ?? '', /reference/);
    await execute('flux.showReferences', ...references?.command?.arguments ?? []);
}, 'codeLensProvider');

test('comments and long declarations fold', async () => {
    const opened = await open(`/**\n * Waits.\n */\nListen () => (int socket);\nsource Listen => Page;\nPage =\n  Read ->\n  Write;\n`);
    const ranges = await execute<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', opened.uri);
    const lines = ranges.map(range => `${range.start}-${range.end}`);
    assert.ok(lines.includes('0-2'), lines.join(' '));
    assert.ok(lines.some(l => l.startsWith('5-')), lines.join(' '));
}, 'foldingRangeProvider');

test('a selection grows from a name to its declaration', async () => {
    const opened = await open(UNICODE, { crlf: true });
    const at = place(opened, 1).translate(0, 2);
    const [range] = await execute<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', opened.uri, [at]);
    const steps: string[] = [];
    for (let step: vscode.SelectionRange | undefined = range; step; step = step.parent) {
        steps.push(textOf(opened, step.range));
    }
    assert.equal(steps[0], 'Zähle');
    assert.ok(steps.some(step => step.startsWith('Straße') && step.endsWith('数;')), steps.join('\n---\n'));
}, 'selectionRangeProvider');

test('the call hierarchy goes up and down the flow', async () => {
    const opened = await open(SERVER.replace('Page = Read', 'Pa<|>ge = Read'));
    const [page] = await execute<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', opened.uri, place(opened));
    assert.equal(page?.name, 'Page');
    const down = await execute<vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', page);
    assert.deepEqual(down.map(call => call.to.name).sort(), ['Answer', 'Read']);
    const up = await execute<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', page);
    assert.deepEqual(up.map(call => call.from.name), ['Listen']);
}, 'callHierarchyProvider');

test('imports are links', async () => {
    fs.writeFileSync(path.join(workspace(), 'made', 'linked.flux'), 'Answer (int socket) => ();\n');
    const opened = await open('import "<|linked.flux|>";\n');
    const links = await execute<vscode.DocumentLink[]>('vscode.executeLinkProvider', opened.uri);
    const link = links.find(l => l.range.intersection(opened.ranges[0] ?? l.range));
    assert.equal(link?.target?.fsPath, path.join(workspace(), 'made', 'linked.flux'));
}, 'documentLinkProvider');

test('asking about a text with mistakes gives answers, too', async () => {
    const opened = await open('Listen () => (int x\nsource Listen => <|>Page\nPage = ->\natomic {');
    await finding(opened.uri, 'FLUX001');
    for (const command of ['executeDocumentSymbolProvider', 'executeFoldingRangeProvider', 'executeCodeLensProvider',
        'executeLinkProvider']) {
        await execute(`vscode.${command}`, opened.uri);
    }
    await execute('vscode.executeHoverProvider', opened.uri, place(opened));
    await execute('vscode.executeDefinitionProvider', opened.uri, place(opened));
});
