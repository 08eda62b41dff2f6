// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { beginsDeclaration, offers, plain, type Snippet } from '../../src/snippets';
import { folder } from './manifest';

const snippets = JSON.parse(fs.readFileSync(path.join(folder, 'snippets', 'flux.json'), 'utf8')) as Record<string, Snippet>;
const labels = (before: string, served: boolean) => offers(snippets, before, served).map(offer => offer.label);

describe('snippets', () => {
    test('are offered where a declaration can begin', () => {
        for (const before of ['', 'ser', 'Page = Read;\n', 'Page = Read;\nsource se', '/** Reads. */\n', 'atomic A:{x}\n  at', '// x\n']) {
            assert.ok(beginsDeclaration(before), before);
        }
    });

    test('are not offered elsewhere', () => {
        for (const before of ['Page = Read -> se', 'Page =\n  se', 'Page = Read ->\n', 'atomic A:{',
            '/* a\n b', '// so', 'Read (int x,\n', 'A = B; so']) {
            assert.ok(!beginsDeclaration(before), before);
        }
    });

    test('are there for every kind of declaration, without a server', () => {
        const all = labels('', false);
        for (const kind of ['package', 'import', 'typedef', 'node', 'blocking', 'async', 'push', 'source', 'session', 'flow', 'variants',
            'atomic', 'handle', 'order', 'pragma', 'by', 'server']) {
            assert.ok(all.includes(kind), kind);
        }
    });

    test('leave to the server what it offers itself', () => {
        assert.ok(!labels('', true).includes('source'));
        assert.ok(labels('', true).includes('server') && labels('', true).includes('source session'));
    });

    test('are shown with what their places suggest', () => {
        assert.equal(plain('A (${1:int} x) => ($1 y, ${2}); pragma ${3|drop,error|};$0'), 'A (int x) => (int y, ); pragma drop;');
    });

    test('have labels of their own', () => {
        const all = labels('', false);
        assert.deepEqual(all.filter((label, i) => all.indexOf(label) !== i), []);
    });
});
