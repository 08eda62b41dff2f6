// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { show } from '../../src/status';

describe('the status item', () => {
    const cases: [string, Parameters<typeof show>[0], string][] = [
        ['starting', { kind: 'told', told: { state: 'starting' } }, 'Flux: starting||information|busy|flux.showLog'],
        ['indexing with a message', { kind: 'told', told: { state: 'indexing', message: '3 of 20 files' } },
            'Flux: reading|3 of 20 files|information|busy|flux.showLog'],
        ['ready', { kind: 'told', told: { state: 'ready', programs: 1, files: 3, errors: 0, warnings: 2 } },
            'Flux: ready|1 program, 3 files, 2 warnings|information|idle|flux.showLog'],
        ['ready with one file', { kind: 'told', told: { state: 'ready', programs: 1, files: 1, errors: 1 } },
            'Flux: ready|1 program, 1 error|information|idle|flux.showLog'],
        ['an error', { kind: 'told', told: { state: 'error', message: 'out of memory' } },
            'Flux: something is wrong|out of memory|error|idle|flux.restartServer'],
        ['no Java', { kind: 'noJava' }, 'Flux: no Java|Colours and snippets only|error|idle|flux.installJava'],
        ['stopped', { kind: 'stopped', reason: 'it ended 5 times' }, 'Flux: stopped|it ended 5 times|error|idle|flux.restartServer'],
        ['restarting', { kind: 'restarting' }, 'Flux: restarting|The server had ended by itself|warning|busy|flux.showLog'],
    ];
    for (const [name, status, expected] of cases) {
        test(name, () => {
            const { text, detail, severity, busy, command } = show(status);
            assert.equal([text, detail, severity, busy ? 'busy' : 'idle', command.command].join('|'), expected);
        });
    }
});
