// SPDX-License-Identifier: EPL-2.0
// How sources are written here: as org.flux.cli's SourceStyleTest has it for Java.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { folder } from './manifest';

const COLUMNS = 140;
const LINES = 400;
const sources = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|mjs|sh|flux)$/.test(name) && !/(^|\/)(node_modules|target)\//.test(name))
    .map(name => ({ name, lines: fs.readFileSync(path.join(folder, name), 'utf8').split('\n') }));

describe('sources', () => {
    test('of the page with the diagram know no editor', () => {
        const mentions = /vscode|monaco|acquire/i;
        assert.deepEqual(sources.filter(({ name, lines }) => name.startsWith('diagram/') && lines.some(line => mentions.test(line)))
            .map(({ name }) => name), []);
    });

    test('are found', () => assert.ok(sources.some(({ name }) => name === 'test/unit/style.test.ts')));

    test('have lines that fit the screen', () => {
        assert.deepEqual(sources.flatMap(({ name, lines }) => lines.map((line, i) => [...line].length > COLUMNS ? `${name}:${i + 1}` : ''))
            .filter(complaint => complaint !== ''), []);
    });

    test('are read in one go', () => {
        assert.deepEqual(sources.filter(({ lines }) => lines.length >= LINES).map(({ name }) => name), []);
    });

    test('name their licence', () => {
        const first = (lines: string[]) => lines[0] ?? '';
        const named = /^(\/\/|#) SPDX-License-Identifier: EPL-2\.0$/;
        assert.deepEqual(sources.filter(({ lines }) => !named.test(first(lines))).map(({ name }) => name), []);
    });
});
