// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { commandLine, mistake, profiling, taskName, type FluxDefinition } from '../../src/tasks/arguments';

describe('a task', () => {
    const cases: [FluxDefinition, string, string][] = [
        [{ type: 'flux', command: 'check' }, 'check .', 'check'],
        [{ type: 'flux', command: 'check', path: 'a.flux', arguments: ['--deny', 'elevation'] }, 'check a.flux --deny elevation',
            'check a.flux'],
        [{ type: 'flux', command: 'format', path: 'src' }, 'format src', 'format src'],
        [{ type: 'flux', command: 'generate', path: 'a.flux' }, 'generate a.flux -o target/generated-sources/flux', 'generate a.flux'],
        [{ type: 'flux', command: 'generate', path: 'a.flux', output: 'gen' }, 'generate a.flux -o gen', 'generate a.flux'],
        [{ type: 'flux', command: 'run', path: 'a.flux', arguments: ['--port', '0'] }, 'run a.flux --port 0', 'run a.flux'],
        [{ type: 'flux', command: 'build', path: 'x/a.flux' }, 'build x/a.flux -o target/a.jar', 'build x/a.flux'],
        [{ type: 'flux', command: 'build' }, 'build . -o target/server.jar', 'build'],
    ];
    for (const [definition, arguments_, name] of cases) {
        test(arguments_, () => {
            assert.equal(commandLine(definition).join(' '), arguments_);
            assert.equal(taskName(definition), name);
            assert.equal(mistake({ ...definition }), undefined);
        });
    }

    test('writes a profile beside the program, or where it says itself', () => {
        assert.deepEqual(profiling(['--port', '0'], '/w/a b/x.flux'), ['--port', '0', '--profile=/w/a b/x.profile.json']);
        assert.deepEqual(profiling(['--profile-after=10s'], '/x.flux'), ['--profile-after=10s', '--profile=/x.profile.json']);
        for (const own of [['--profile=p.json'], ['--profile', 'p.json']]) {
            assert.deepEqual(profiling(own, '/x.flux'), own);
        }
    });

    test('that is written wrongly is told', () => {
        assert.match(mistake({ type: 'flux' }) ?? '', /"command" is missing; it is one of check, /);
        assert.match(mistake({ type: 'flux', command: 'chekc' }) ?? '', /"command" is "chekc"/);
        assert.match(mistake({ type: 'flux', command: 'run', path: 3 }) ?? '', /"path" is 3; it is a path/);
        assert.match(mistake({ type: 'flux', command: 'run', arguments: '--port 0' }) ?? '', /"arguments" is "--port 0"; it is a list/);
    });
});
