// SPDX-License-Identifier: EPL-2.0
// Short commands of flux.jar, for what needs no running server.
import { spawn } from 'node:child_process';
import type { Java } from './java/find';
import { shortCommand } from './server/options';

export interface Result {
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** As much of vscode.CancellationToken as is needed. */
export interface Cancellation {
    readonly isCancellationRequested: boolean;
    onCancellationRequested(listener: () => void): { dispose(): void };
}

export class Cancelled extends Error {
    constructor() {
        super('Cancelled');
    }
}

/**
 * Runs a command to its end, or ends it when it is cancelled.
 *
 * @param folder where it is run
 * @throws Cancelled if it was
 */
export function flux(java: Java, jar: string, command: readonly string[], folder: string, cancellation: Cancellation): Promise<Result> {
    return new Promise((resolve, reject) => {
        if (cancellation.isCancellationRequested) {
            reject(new Cancelled());
            return;
        }
        const child = spawn(java.executable, shortCommand(java, jar, [], undefined, command),
            { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
        const listener = cancellation.onCancellationRequested(() => child.kill());
        let stdout = '';
        let stderr = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
        child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
        child.once('error', error => {
            listener.dispose();
            reject(error);
        });
        child.once('close', code => {
            listener.dispose();
            if (cancellation.isCancellationRequested) {
                reject(new Cancelled());
            } else {
                resolve({ exitCode: code ?? -1, stdout, stderr });
            }
        });
    });
}

/** What a command that failed said, in one line, without its own name in front. */
export function complaint(result: Result): string {
    const line = result.stderr.split(/\r?\n/).find(text => text.trim() !== '');
    return line?.trim().replace(/^flux: /, '') ?? `exit code ${result.exitCode}`;
}
