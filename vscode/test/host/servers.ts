// SPDX-License-Identifier: EPL-2.0
// Servers that are really run, at ports of the system's choice.
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until, workspace } from './harness';

/** Made by `flux new hello` before the tests begin. */
export const PROGRAM = 'hello/src/main/flux/hello.flux';

/** Does something while there is a tasks.json with one task, called `mine`. */
export async function withTask(definition: object, use: (task: vscode.Task) => Promise<void>): Promise<void> {
    const file = path.join(workspace(), '.vscode', 'tasks.json');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify({ version: '2.0.0',
        tasks: [{ type: 'flux', label: 'mine', problemMatcher: ['$flux'], ...definition }] }));
    try {
        await use(await until(async () => (await vscode.tasks.fetchTasks({ type: 'flux' })).find(task => task.name === 'mine')));
    } finally {
        fs.rmSync(file);
        await until(async () => !(await vscode.tasks.fetchTasks({ type: 'flux' })).some(task => task.name === 'mine'));
    }
}

export function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')));
        });
    });
}

/** The status of the answer of who listens there; undefined if nobody does. */
export const answers = (port: number) => fetch(`http://127.0.0.1:${port}/`).then(response => response.status).catch(() => undefined);
