// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { findJava, majorVersion, type Search } from '../../src/java/find';
import { aboutCompiler, aboutSearch } from '../../src/java/messages';

let folder: string;
beforeEach(() => { folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'flux-java-'))); });
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A home as far as the search looks at it. */
function home(name: string, version: string, ...programs: string[]): string {
    const made = path.join(folder, name);
    fs.mkdirSync(path.join(made, 'bin'), { recursive: true });
    for (const program of ['java', ...programs]) {
        fs.writeFileSync(path.join(made, 'bin', program), '');
    }
    if (version !== '') {
        fs.writeFileSync(path.join(made, 'release'), `IMPLEMENTOR="X"\nJAVA_VERSION="${version}"\n`);
    }
    return made;
}

const search = (setting: string, env: Record<string, string> = {}): Search => findJava(setting, { platform: 'linux', env, home: folder });
const ofUsers = '.jdks';

describe('Java', () => {
    test('is that of the setting before all others', () => {
        const [a, b] = [home('a', '21.0.1', 'javac'), home('b', '25', 'javac')];
        assert.equal(search(a, { FLUX_JAVA_HOME: b, JAVA_HOME: b }).java?.home, a);
    });

    test('is that of FLUX_JAVA_HOME, then JDK_HOME, then JAVA_HOME', () => {
        const [a, b, c] = [home('a', '21', 'javac'), home('b', '21', 'javac'), home('c', '21', 'javac')];
        assert.equal(search('', { FLUX_JAVA_HOME: a, JDK_HOME: b, JAVA_HOME: c }).java?.home, a);
        assert.equal(search('', { JDK_HOME: b, JAVA_HOME: c }).java?.home, b);
        assert.equal(search('', { JAVA_HOME: c }).java?.home, c);
    });

    test('on the path is found behind links', () => {
        const real = home('real', '22', 'javac');
        fs.mkdirSync(path.join(folder, 'usr-bin'));
        fs.symlinkSync(path.join(real, 'bin', 'java'), path.join(folder, 'usr-bin', 'java'));
        const found = search('', { PATH: `/nowhere::${path.join(folder, 'usr-bin')}` }).java;
        assert.equal(found?.home, real);
        assert.equal(found?.place, 'the PATH');
    });

    test('in the usual folders is the newest', () => {
        home(`${ofUsers}/old`, '21.0.2', 'javac');
        home(`${ofUsers}/new`, '26-ea', 'javac');
        home(`${ofUsers}/older`, '17.0.9', 'javac');
        const ours = search('').all.filter(java => java.home.startsWith(folder));
        assert.deepEqual(ours.map(java => java.version), [26, 21]);
    });

    test('that is too old is passed over, unless it was named: then that is told', () => {
        const [old, good] = [home('old', '17.0.9', 'javac'), home('good', '21', 'javac')];
        assert.equal(search('', { JAVA_HOME: old, PATH: path.join(good, 'bin') }).java?.home, good);
        const found = search(old, { JAVA_HOME: good });
        assert.equal(found.java?.home, good);
        assert.match(aboutSearch(found)?.text ?? '',
            /flux\.java\.home names .*old, but it is Java 17, and Flux needs 21 or newer.*uses Java 21/);
    });

    test('with a compiler is preferred, unless the setting says otherwise', () => {
        const [jre, jdk] = [home('jre', '25'), home('jdk', '21', 'javac')];
        assert.equal(search('', { JAVA_HOME: jre, PATH: path.join(jdk, 'bin') }).java?.home, jdk);
        assert.equal(search(jre, { JAVA_HOME: jdk }).java?.home, jre);
    });

    test('without compiler is good for editing, and running says what is missing', () => {
        const java = search(home('jre', '25')).java;
        assert.ok(java && !java.jdk);
        assert.match(aboutCompiler(java)?.text ?? '', /needs a JDK.*Java 25 \(without compiler\)/);
    });

    test('with a compiler as module but no javac is a JDK', () => {
        const made = home('image', '25');
        fs.appendFileSync(path.join(made, 'release'), 'MODULES="java.base jdk.compiler"\n');
        assert.equal(search(made).java?.jdk, true);
    });

    test('may be named by its bin, its program, or from the home folder', () => {
        const made = home('jdk', '21', 'javac');
        for (const setting of [`${made}/`, `${made}/bin`, `${made}/bin/java`, '~/jdk', `  ${made} `]) {
            assert.equal(search(setting).java && path.resolve(search(setting).java?.home ?? ''), made, setting);
        }
    });

    test('that is nowhere: says where it looked, why not, and what to do', () => {
        const old = home('old', '1.8.0_292', 'javac');
        const none: Search = { ...search(old, { JAVA_HOME: path.join(folder, 'gone') }), java: undefined };
        const message = aboutSearch(none);
        assert.match(message?.text ?? '',
            /needs Java 21 or newer.*found none.*it is Java 8.*JAVA_HOME: .*gone, but there is no such folder/s);
        assert.deepEqual(message?.actions, ['How to Install', 'Open Settings']);
    });

    test('without a version is not guessed at', () => {
        assert.match(search(home('odd', '')).unusable[0]?.why ?? '', /version cannot be told/);
    });

    test('has the version that its release file names', () => {
        assert.deepEqual(['JAVA_VERSION="21.0.2"', 'JAVA_VERSION="1.8.0_292"', 'JAVA_VERSION="25-ea"', 'X="1"\nJAVA_VERSION="26"', '',
            'JAVA_VERSION=""']
            .map(majorVersion), [21, 8, 25, 26, undefined, undefined]);
    });
});
