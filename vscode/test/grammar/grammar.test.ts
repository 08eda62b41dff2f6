// SPDX-License-Identifier: EPL-2.0
// The grammar, tested by texts with assertions under their lines (*.flux here), and over all programs of the repository.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar, type IToken } from 'vscode-textmate';
import { folder, repository } from '../unit/manifest';

const syntaxes = path.join(folder, 'target', 'extension', 'syntaxes');
const files: Record<string, string> = {
    'source.flux': path.join(syntaxes, 'flux.tmLanguage.json'), 'markdown.flux.codeblock': path
        .join(syntaxes, 'flux.markdown.tmLanguage.json'),
};
const MARKDOWN = '{"scopeName": "text.html.markdown", "patterns": [{"match": "\\\\bsource\\\\b", "name": "prose.markdown"}]}';

const wasm = fs.readFileSync(path.join(folder, 'node_modules/vscode-oniguruma/release/onig.wasm'));
const registry = new Registry({
    onigLib: loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))
        .then(() => ({ createOnigScanner, createOnigString })),
    loadGrammar: name => Promise.resolve(name === 'text.html.markdown' ? parseRawGrammar(MARKDOWN, 'markdown.json')
        : parseRawGrammar(fs.readFileSync(files[name] ?? '', 'utf8'), `${name}.json`)),
    getInjections: name => name === 'text.html.markdown' ? ['markdown.flux.codeblock'] : undefined,
});

async function grammar(scope = 'source.flux'): Promise<IGrammar> {
    const loaded = await registry.loadGrammar(scope);
    assert.ok(loaded);
    return loaded;
}

function tokenize(by: IGrammar, lines: readonly string[]): IToken[][] {
    let state = INITIAL;
    return lines.map(line => {
        const result = by.tokenizeLine(line, state);
        state = result.ruleStack;
        return result.tokens;
    });
}

const ASSERTION = /^\/\/( *)(?:(<-+)|(\^+)) (- )?(.+)$/;

/** What is wrong in a text whose lines have assertions under them. */
function complaints(by: IGrammar, text: string): string[] {
    const all = text.split('\n');
    const source = all.map((line, i) => ({ line, number: i + 1 })).filter(({ line }) => !ASSERTION.test(line));
    const tokens = tokenize(by, source.map(({ line }) => line));
    const wrong: string[] = [];
    let current = -1;
    for (const [i, line] of all.entries()) {
        const assertion = ASSERTION.exec(line);
        if (!assertion) {
            current = source.findIndex(({ number }) => number === i + 1);
            continue;
        }
        const [, blanks = '', fromStart, carets = '', not, wanted = ''] = assertion;
        const from = fromStart ? 0 : blanks.length + 2;
        const to = fromStart ? fromStart.length - 1 : from + carets.length;
        const text = source[current]?.line ?? '';
        // Blanks between two words of one kind are nobody's.
        for (let column = from; column < to; column++) {
            const scopes = tokens[current]?.find(t => t.startIndex <= column && column < t.endIndex)?.scopes ?? [];
            const fits = not ? !scopes.some(s => s.startsWith(wanted))
                : wanted.split(' | ').some(w => scopes[scopes.length - 1]?.startsWith(w));
            if (!fits && text[column] !== ' ') {
                wrong.push(`line ${i + 1}: "${text.slice(from, to)}" is ${scopes.join(' ')}, not ${wanted}`);
                break;
            }
        }
    }
    return wrong;
}

describe('the grammar', () => {
    const folderOfTexts = path.join(folder, 'test', 'grammar');
    for (const name of fs.readdirSync(folderOfTexts).filter(file => file.endsWith('.flux'))) {
        test(`colours ${name} as it says`, async () => {
            const text = fs.readFileSync(path.join(folderOfTexts, name), 'utf8');
            assert.ok(text.split('\n').filter(line => ASSERTION.test(line)).length > 5);
            assert.deepEqual(complaints(await grammar(), text), []);
        });
    }

    test('complains where an assertion is wrong', async () => {
        assert.equal(complaints(await grammar(), 'source A => B;\n// <------ string').length, 1);
        assert.equal(complaints(await grammar(), 'source A => B;\n//     ^ - entity').length, 1);
    });

    test('finds nothing wrong in the programs of the repository, and closes everything', async () => {
        const programs = ['corpus', 'examples'].flatMap(place => fs.readdirSync(path.join(repository, place),
            { recursive: true, encoding: 'utf8' })
            .filter(file => file.endsWith('.flux') && !file.includes('target')).map(file => path.join(repository, place, file)));
        assert.ok(programs.length >= 12);
        for (const program of programs) {
            const lines = [...fs.readFileSync(program, 'utf8').split('\n'), 'Last = Line;'];
            const tokens = tokenize(await grammar(), lines);
            const invalid = tokens.flatMap((ofLine, i) => ofLine.filter(t => t.scopes.some(s => s.startsWith('invalid')))
                .map(t => `${program}:${i + 1}: ${lines[i]?.slice(t.startIndex, t.endIndex)}`));
            assert.deepEqual(invalid, []);
            const last = tokens[tokens.length - 1]?.[0]?.scopes ?? [];
            assert.deepEqual(last, ['source.flux', 'entity.name.function.declaration.node.flux'], program);
        }
    });

    test('takes no time on a line of 20,000 words', async () => {
        const [tokens] = tokenize(await grammar(), [`Page = ${Array.from({ length: 20_000 }, (_, i) => `Node${i}`).join(' -> ')};`]);
        assert.ok((tokens?.length ?? 0) > 40_000);
    });

    test('colours fenced code in Markdown, and prose not', async () => {
        const lines = ['source is a word here', '```flux', 'source A => B;', '```', 'source again', '~~~ Flux title', 'order a < b;',
            '~~~', '```java', 'source x', '```'];
        const scopes = tokenize(await grammar('text.html.markdown'), lines).map(tokens => tokens[0]?.scopes.join(' ') ?? '');
        assert.match(scopes[0] ?? '', /prose/);
        assert.match(scopes[2] ?? '', /meta\.embedded\.block\.flux.*keyword\.control\.source/);
        assert.match(scopes[4] ?? '', /prose/);
        assert.match(scopes[6] ?? '', /keyword\.control\.order/);
        assert.doesNotMatch(scopes[9] ?? '', /flux/);
    });
});
