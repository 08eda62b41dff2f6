// SPDX-License-Identifier: EPL-2.0
// The archive of loaded classes that lets the server start fast. The jar makes it (org.flux.cli.startup), for the command line and for
// this;
// here it is decided where it lies, whether it is whole, and when it is made. Without one everything works, a little slower.
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Java } from '../java/find';
import { archived } from './options';

/** With one of these options a JVM uses another archive, or none. */
const EXCLUDING = /-Xshare|AOT|SharedArchive|-agent|-javaagent/;
const LEAST_PRIORITY = 19;

export class StartupArchive {
    private constructor(
        private readonly java: Java, private readonly jar: string, private readonly options: readonly string[],
        /** Named after all that it depends on: the paths of jar and Java, the options, and the state of both. */
        readonly file: string) {}

    /**
     * @param users what the setting flux.java.options says
     * @param folder for archives; made if it is missing
     * @returns undefined where there can be none
     */
    static of(java: Java, jar: string, users: readonly string[], folder: string, env: NodeJS.ProcessEnv): StartupArchive | undefined {
        const inherited = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'].map(name => env[name] ?? '');
        if (env['FLUX_NO_CACHE'] || [...users, ...inherited].some(option => EXCLUDING.test(option))) {
            return undefined;
        }
        const options = archived(java, users);
        const state = [jar, path.join(java.home, 'release')].map(file => fs.statSync(file, { throwIfNoEntry: false }));
        if (state.some(stat => stat === undefined)) {
            return undefined;
        }
        const place = digest([jar, java.home, ...options, ...inherited]);
        const stamp = digest(state.map(stat => `${stat?.size}.${stat?.mtimeMs}`));
        return new StartupArchive(java, jar, options, path.join(folder, `${place}-${stamp}.archive`));
    }

    /** Its path if it is there and whole; one that is damaged is removed, since a JVM might not survive it. */
    async whole(): Promise<string | undefined> {
        const expected = await fs.promises.readFile(this.sum, 'utf8').catch(() => undefined);
        if (expected === undefined) {
            return undefined;
        }
        if (expected.trim() === (await cksum(this.file)).trim()) {
            return this.file;
        }
        await this.remove();
        return undefined;
    }

    /** The server did not start with it although it is whole: neither use nor make it again. */
    async refuse(): Promise<void> {
        await this.remove();
        await fs.promises.writeFile(`${this.file}.refused`, '\n').catch(() => undefined);
    }

    /**
     * Has it made in the background, by a process of the least priority that outlives the editor and disturbs nobody.
     *
     * @returns whether such a process was started
     */
    makeLater(env: NodeJS.ProcessEnv): boolean {
        // On a machine of continuous integration, gone after a test or two, it would cost more than it saves.
        if (env['CI'] || process.platform === 'win32' || fs.existsSync(this.file) || fs.existsSync(`${this.file}.refused`)) {
            return false;
        }
        try {
            fs.mkdirSync(path.dirname(this.file), { recursive: true, mode: 0o700 });
            const maker = spawn(this.java.executable, [...this.options, '-Xmx64m', '-cp', this.jar, 'org.flux.cli.startup.MakeArchive',
                this.file,
                '0', ...this.options], { detached: true, stdio: 'ignore', cwd: path.dirname(this.file) });
            maker.on('error', () => undefined); // it works without, and nobody asked for it
            maker.unref();
            if (maker.pid !== undefined) {
                os.setPriority(maker.pid, LEAST_PRIORITY);
            }
            return maker.pid !== undefined;
        } catch {
            return false; // no place to write to, no right to lower a priority
        }
    }

    private get sum(): string {
        return `${this.file}.sum`;
    }

    private async remove(): Promise<void> {
        await Promise.all([this.file, this.sum].map(file => fs.promises.rm(file, { force: true }).catch(() => undefined)));
    }
}

/** What POSIX's cksum says of a file; empty if there is no such file or no such program. */
function cksum(file: string): Promise<string> {
    return new Promise(resolve => {
        const input = fs.createReadStream(file);
        const child = execFile('cksum', (error, stdout) => resolve(error ? '' : stdout));
        child.on('error', () => resolve(''));
        input.on('error', () => child.stdin?.end());
        child.stdin?.on('error', () => undefined);
        if (child.stdin) {
            input.pipe(child.stdin);
        }
    });
}

function digest(parts: readonly string[]): string {
    return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
