// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Cancelled, complaint, flux, type Cancellation } from '../../src/cli';
import type { Java } from '../../src/java/find';
import { StartupArchive } from '../../src/server/archive';
import { Crashes, MOST_CRASHES, WITHIN } from '../../src/server/crashes';
import { shortCommand, userProgram } from '../../src/server/options';

let folder: string;
beforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flux-server-')); });
afterEach(() => fs.rmSync(folder, { recursive: true }));

const java = (version: number, home = folder): Java =>
    ({ home, executable: path.join(home, 'bin', 'java'), version, jdk: true, place: 'JAVA_HOME' });

describe('the command line of Java', () => {
    test('has options that this Java knows', () => {
        assert.ok(!shortCommand(java(21), 'flux.jar', [], undefined, ['lsp']).some(o => o.startsWith('--sun-misc')));
        assert.ok(shortCommand(java(25), 'flux.jar', [], undefined, ['lsp']).includes('--sun-misc-unsafe-memory-access=allow'));
    });

    test('names the archive as this Java wants it', () => {
        assert.ok(shortCommand(java(21), 'flux.jar', [], '/a', []).includes('-XX:SharedArchiveFile=/a'));
        assert.ok(shortCommand(java(25), 'flux.jar', [], '/a', []).includes('-XX:AOTCache=/a'));
    });

    test('lets the user have the last word, before the jar', () => {
        const args = shortCommand(java(25), 'flux.jar', ['-Xmx3g'], undefined, ['lsp', '--stdio']);
        assert.ok(args.indexOf('-Xmx3g') > args.findIndex(o => o.startsWith('-Xmx1')));
        assert.deepEqual(args.slice(-4), ['-jar', 'flux.jar', 'lsp', '--stdio']);
    });

    test('leaves collector and heap of a running server to the JVM', () => {
        assert.ok(!userProgram(java(25), 'flux.jar', ['run', 'x']).some(o => /GC|Xmx/.test(o)));
    });
});

describe('the archive', () => {
    const make = (users: string[] = [], env: NodeJS.ProcessEnv = {}) => {
        fs.writeFileSync(path.join(folder, 'release'), 'JAVA_VERSION="25"');
        const jar = path.join(folder, 'flux.jar');
        if (!fs.existsSync(jar)) {
            fs.writeFileSync(jar, 'jar');
        }
        return StartupArchive.of(java(25), jar, users, path.join(folder, 'startup'), env);
    };

    function store(archive: StartupArchive, content: string): void {
        fs.mkdirSync(path.dirname(archive.file), { recursive: true });
        fs.writeFileSync(archive.file, content);
        fs.writeFileSync(`${archive.file}.sum`, execFileSync('cksum', { input: content }));
    }

    test('is not used before it is there', async () => {
        assert.equal(await make()?.whole(), undefined);
    });

    test('is used if it is whole', async () => {
        const archive = make();
        assert.ok(archive);
        store(archive, 'classes');
        assert.equal(await archive.whole(), archive.file);
    });

    test('is removed if it is damaged', async () => {
        const archive = make();
        assert.ok(archive);
        store(archive, 'classes');
        fs.writeFileSync(archive.file, 'clasces');
        assert.equal(await archive.whole(), undefined);
        assert.ok(!fs.existsSync(archive.file) && !fs.existsSync(`${archive.file}.sum`));
    });

    test('is another one for another jar, and for other options', () => {
        const before = make()?.file;
        assert.notEqual(make(['-Xmx2g'])?.file, before);
        fs.writeFileSync(path.join(folder, 'flux.jar'), 'a newer jar');
        assert.notEqual(make()?.file, before);
        assert.equal(path.basename(make()?.file ?? '').split('-')[0], path.basename(before ?? '').split('-')[0], 'the place stays');
    });

    test('with which the server did not start is not made again', async () => {
        const archive = make();
        assert.ok(archive);
        store(archive, 'classes');
        await archive.refuse();
        assert.ok(!fs.existsSync(archive.file));
        assert.equal(archive.makeLater({}), false);
    });

    test('gives way to the options of the user, and to FLUX_NO_CACHE', () => {
        assert.equal(make(['-XX:SharedArchiveFile=mine']), undefined);
        assert.equal(make([], { JDK_JAVA_OPTIONS: '-javaagent:x.jar' }), undefined);
        assert.equal(make([], { FLUX_NO_CACHE: '1' }), undefined);
        assert.equal(make()?.makeLater({ CI: 'true' }), false);
    });
});

describe('a server that ends by itself', () => {
    test('is started again, but not for ever', () => {
        const crashes = new Crashes();
        const answers = Array.from({ length: MOST_CRASHES }, (_, i) => crashes.another(i));
        assert.deepEqual(answers, [...Array<boolean>(MOST_CRASHES - 1).fill(true), false]);
    });

    test('once in a while is started again for ever', () => {
        const crashes = new Crashes();
        assert.ok(Array.from({ length: 50 }, (_, i) => crashes.another(i * WITHIN)).every(again => again));
    });

    test('has a new chance after a restart by hand', () => {
        const crashes = new Crashes();
        Array.from({ length: MOST_CRASHES }, () => crashes.another(0));
        crashes.forget();
        assert.ok(crashes.another(0));
    });
});

describe('a short command', { skip: process.platform === 'win32' && 'it needs a shell' }, () => {
    /** A Java that is a shell script. */
    function script(text: string): Java {
        const executable = path.join(folder, 'java');
        fs.writeFileSync(executable, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
        return { ...java(25), executable };
    }
    const never: Cancellation = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() { /* nothing to do */ } }) };

    test('gives what it writes and its exit code', async () => {
        const result = await flux(script('echo out; echo "flux: err: é" >&2; exit 2'), 'flux.jar', ['explain'], folder, never);
        assert.deepEqual(result, { exitCode: 2, stdout: 'out\n', stderr: 'flux: err: é\n' });
        assert.equal(complaint(result), 'err: é');
    });

    test('ends when it is cancelled', async () => {
        let cancel = () => { /* set below */ };
        const state = { isCancellationRequested: false };
        const cancellation: Cancellation = {
            get isCancellationRequested() { return state.isCancellationRequested; },
            onCancellationRequested: listener => { cancel = listener; return { dispose() { /* nothing to do */ } }; },
        };
        const running = flux(script('exec sleep 60'), 'flux.jar', [], folder, cancellation);
        state.isCancellationRequested = true;
        cancel();
        await assert.rejects(running, Cancelled);
    });

    test('that cannot be started says so', async () => {
        await assert.rejects(flux({ ...java(25), executable: path.join(folder, 'none') }, 'flux.jar', [], folder, never), /ENOENT/);
    });
});
