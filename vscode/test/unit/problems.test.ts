// SPDX-License-Identifier: EPL-2.0
// The problem matchers of package.json, applied as the editor does, to what the command line is tested to print: they find what its JSON
// says.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, test } from 'node:test';
import { manifest, repository } from './manifest';

interface Pattern {
    readonly regexp: string;
    readonly severity?: number;
    readonly code?: number;
    readonly file?: number;
    readonly line?: number;
    readonly column?: number;
    readonly message?: number;
}

const patterns: Pattern[][] = manifest.contributes.problemPatterns.map(entry => 'patterns' in entry ? entry.patterns : [entry]);

/** For each match the pattern's lines follow each other; then the search goes on behind them. */
function problems(output: string): string[] {
    const lines = output.split('\n');
    return patterns.flatMap(pattern => lines.flatMap((_, start) => {
        const found: Record<string, string> = {};
        for (const [i, part] of pattern.entries()) {
            const match = new RegExp(part.regexp).exec(lines[start + i] ?? '');
            if (!match) {
                return [];
            }
            for (const key of ['severity', 'code', 'file', 'line', 'column', 'message'] as const) {
                const group = part[key];
                if (group !== undefined) {
                    found[key] = match[group] ?? '';
                }
            }
        }
        return [text(found)];
    })).sort();
}

const text = (found: Record<string, unknown>) =>
    ['severity', 'code', 'file', 'line', 'column', 'message'].map(key => String(found[key])).join('|');

describe('the problem matchers', () => {
    const golden = path.join(repository, 'org.flux.cli/src/test/resources/golden');
    const names = fs.readdirSync(golden).filter(name => name.endsWith('.check.txt')).map(name => name.replace(/\.txt$/, ''));

    test('have something to match', () => assert.ok(names.length >= 3));

    for (const name of names) {
        test(`find in ${name} what is in its JSON`, () => {
            const json = fs.readFileSync(path.join(golden, `${name}.json`), 'utf8').split('\n').filter(line => line.startsWith('{'))
                .map(line => JSON.parse(line) as Record<string, unknown>);
            assert.deepEqual(problems(fs.readFileSync(path.join(golden, `${name}.txt`), 'utf8')), json.map(text).sort());
        });
    }

    test('read paths with blanks and colons', () => {
        assert.deepEqual(problems('error[FLUX001]: no\n --> C:\\my server\\a.flux:3:14\n'),
            ['error|FLUX001|C:\\my server\\a.flux|3|14|no']);
    });

    test('read what javac says of components', () => {
        assert.deepEqual(problems('error[javac]: cannot find symbol\n  --> src/A.java:3:4\n'),
            ['error|javac|src/A.java|3|4|cannot find symbol']);
    });
});
