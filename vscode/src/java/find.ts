// SPDX-License-Identifier: EPL-2.0
// Finds the Java that everything of Flux runs on. Versions are read from the file `release` in a Java's home: no process is started for
// the question, so a folder with twenty of them costs nothing.
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The oldest Java that the server runs on. */
export const MINIMUM = 21;

/** Where a Java was looked for; its name is what messages say. */
export type Place = 'the setting flux.java.home' | 'FLUX_JAVA_HOME' | 'JDK_HOME' | 'JAVA_HOME' | 'the PATH' | 'the usual folders';

export interface Java {
    readonly home: string;
    readonly executable: string;
    readonly version: number;
    /** With a compiler: needed to run servers, not for the editor. */
    readonly jdk: boolean;
    readonly place: Place;
}

/** Something that was named and will not do. */
export interface Unusable {
    readonly home: string;
    readonly place: Place;
    readonly why: string;
}

export interface Search {
    /** The one to use, if any will do. */
    readonly java: Java | undefined;
    /** All that would do, in the order of the search. */
    readonly all: readonly Java[];
    readonly unusable: readonly Unusable[];
}

/** The machine as far as the search depends on it. */
export interface Machine {
    readonly platform: NodeJS.Platform;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** The user's home folder. */
    readonly home: string;
}

/**
 * Looks everywhere, in the order that the command line documents. A Java that the setting names wins whatever it is; otherwise the first
 * JDK, and only where there is none the first Java without compiler.
 *
 * @param setting the value of flux.java.home; empty if it is not set
 */
export function findJava(setting: string, machine: Machine): Search {
    const all: Java[] = [];
    const unusable: Unusable[] = [];
    const seen = new Set<string>();
    for (const [home, place] of candidates(setting, machine)) {
        const found = examine(home, place, machine.platform);
        const real = 'why' in found ? home : realPath(found.home);
        if (seen.has(real)) {
            continue;
        }
        seen.add(real);
        if (!('why' in found)) {
            all.push(found);
        } else if (place !== 'the usual folders') {
            unusable.push(found);
        }
    }
    const first = all[0];
    const named = first?.place === 'the setting flux.java.home' ? first : undefined;
    return { java: named ?? all.find(java => java.jdk) ?? first, all, unusable };
}

/** What a folder is: a Java that will do, or why it will not. */
export function examine(home: string, place: Place, platform: NodeJS.Platform): Java | Unusable {
    const executable = path.join(home, 'bin', platform === 'win32' ? 'java.exe' : 'java');
    if (!isFile(executable)) {
        return { home, place, why: exists(home) ? `there is no ${path.join('bin', path.basename(executable))} in it`
            : 'there is no such folder' };
    }
    const release = readRelease(home);
    const version = majorVersion(release ?? '');
    if (release === undefined || version === undefined) {
        return { home, place, why: 'its version cannot be told: its file "release" is missing or names none' };
    }
    if (version < MINIMUM) {
        return { home, place, why: `it is Java ${version}, and Flux needs ${MINIMUM} or newer` };
    }
    const compiler = path.join(home, 'bin', platform === 'win32' ? 'javac.exe' : 'javac');
    return { home, executable, version, jdk: isFile(compiler) || /^MODULES=.*\bjdk\.compiler\b/m.test(release), place };
}

/** The feature version that a `release` file names: 17 of "17.0.2", 8 of "1.8.0_292". */
export function majorVersion(release: string): number | undefined {
    const version = /^JAVA_VERSION="?(?:1\.)?(\d+)/m.exec(release)?.[1];
    return version === undefined ? undefined : Number(version);
}

function* candidates(setting: string, machine: Machine): Generator<[string, Place]> {
    if (setting.trim() !== '') {
        yield [expandHome(setting.trim(), machine.home), 'the setting flux.java.home'];
    }
    for (const variable of ['FLUX_JAVA_HOME', 'JDK_HOME', 'JAVA_HOME'] as const) {
        const home = machine.env[variable];
        if (home) {
            yield [home, variable];
        }
    }
    yield* onPath(machine);
    yield* usualFolders(machine);
}

/** `~/jdk` is what people write; a home that ends in bin/java is, too. */
function expandHome(setting: string, home: string): string {
    const expanded = setting === '~' || setting.startsWith('~/') || setting.startsWith('~\\') ? path.join(home, setting.slice(1)) : setting;
    return expanded.replace(/[\\/]bin(?:[\\/]javac?(?:\.exe)?)?[\\/]?$/, '');
}

function* onPath({ platform, env }: Machine): Generator<[string, Place]> {
    const name = platform === 'win32' ? 'java.exe' : 'java';
    // Windows does not care about case in names of variables; a copy of the environment does.
    const value = platform === 'win32' ? env[Object.keys(env).find(key => key.toUpperCase() === 'PATH') ?? 'PATH'] : env['PATH'];
    for (const folder of (value ?? '').split(platform === 'win32' ? ';' : ':')) {
        const executable = path.join(folder, name);
        // macOS has a stub there that only offers to install one.
        if (folder === '' || !isFile(executable) || (platform === 'darwin' && executable === '/usr/bin/java')) {
            continue;
        }
        yield [path.dirname(path.dirname(realPath(executable))), 'the PATH'];
    }
}

/** The newest first; of one version in the order of their names. */
function* usualFolders(machine: Machine): Generator<[string, Place]> {
    const found: { home: string; version: number }[] = [];
    for (const pattern of patterns(machine)) {
        for (const home of expand(pattern)) {
            found.push({ home, version: majorVersion(readRelease(home) ?? '') ?? 0 });
        }
    }
    found.sort((a, b) => b.version - a.version);
    for (const { home } of found) {
        yield [home, 'the usual folders'];
    }
}

function patterns({ platform, env, home }: Machine): string[] {
    const ofUser = ['.sdkman/candidates/java/*', '.jdks/*', '.local/share/jdks/*', '.jabba/jdk/*', '.asdf/installs/java/*',
        '.local/share/mise/installs/java/*'].map(pattern => path.join(home, pattern));
    if (platform === 'win32') {
        const programs = [env['ProgramFiles'], env['ProgramW6432'], env['LOCALAPPDATA'] && path.join(env['LOCALAPPDATA'], 'Programs')];
        const vendors = ['Java', 'Eclipse Adoptium', 'Eclipse Foundation', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft', 'Semeru'];
        return [...programs.flatMap(folder => folder ? vendors.map(vendor => path.join(folder, vendor, '*')) : []), ...ofUser];
    }
    if (platform === 'darwin') {
        const inBundle = ['/Library/Java/JavaVirtualMachines/*', path.join(home, 'Library/Java/JavaVirtualMachines/*')]
            .map(pattern => `${pattern}/Contents/Home`);
        return [...inBundle, '/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home',
            '/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home', ...ofUser];
    }
    return ['/usr/lib/jvm/*', '/usr/lib64/jvm/*', '/usr/java/*', '/usr/local/java/*', '/opt/java/*', '/opt/*jdk*', ...ofUser];
}

/** The folders that a pattern stands for, by name; `*` stands for any characters of one part of it. */
function expand(pattern: string): string[] {
    const parts = pattern.split(/[\\/]/);
    const at = parts.findIndex(part => part.includes('*'));
    const base = parts.slice(0, at).join(path.sep) || path.sep;
    const fits = new RegExp(`^${(parts[at] ?? '').split('*').map(piece => piece.replace(/[.+]/g, '\\$&')).join('.*')}$`);
    try {
        return fs.readdirSync(base).filter(name => fits.test(name)).sort().map(name => path.join(base, name, ...parts.slice(at + 1)));
    } catch {
        return []; // no such folder, or not ours to read
    }
}

function readRelease(home: string): string | undefined {
    try {
        return fs.readFileSync(path.join(home, 'release'), 'utf8');
    } catch {
        return undefined;
    }
}

function isFile(file: string): boolean {
    return exists(file) && fs.statSync(file).isFile();
}

/** Not of what would be in a file as if that were a folder, which is an error for statSync. */
function exists(file: string): boolean {
    return fs.existsSync(file);
}

function realPath(file: string): string {
    try {
        return fs.realpathSync(file);
    } catch {
        return file;
    }
}
