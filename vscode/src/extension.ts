// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import { registerSnippets } from './commands/completion';
import type { Context } from './commands/context';
import { Explanations } from './commands/explain';
import { registerJava } from './commands/java';
import { LockSchedules } from './commands/locks';
import { registerNewProject } from './commands/newProject';
import { registerReferences } from './commands/references';
import { Runs } from './commands/run';
import { Diagrams } from './diagram/panels';
import { log } from './log';
import { Performances } from './performance/panels';
import { FluxServer } from './server/server';
import { changesStart } from './settings';
import { StatusItems } from './statusItem';
import { FluxTasks } from './tasks/provider';

let server: FluxServer | undefined;

/** What other extensions and the tests get of this one. */
export interface Api {
    /** Resolves when the server has answered, or when it is certain that it will not. */
    readonly started: Promise<void>;
    /** The process of the server, while there is one. */
    readonly pid: () => number | undefined;
    /** What the server has announced; nothing while there is none. */
    readonly capabilities: () => object;
}

export function activate(extension: vscode.ExtensionContext): Api {
    const jar = extension.asAbsolutePath(path.join('server', 'flux.jar'));
    const status = new StatusItems();
    const started = new FluxServer(jar, path.join(extension.globalStorageUri.fsPath, 'startup'), status);
    server = started;
    const context: Context = { extension, server: started, jar };
    const tasks = new FluxTasks(context);
    const diagrams = new Diagrams(context);
    extension.subscriptions.push(
        log, status, started, tasks.register(), new Explanations(context).register(), new LockSchedules(context).register(),
        registerJava(context), registerNewProject(context), registerReferences(context), registerSnippets(context),
        new Runs(context, tasks).register(), diagrams.register(),
        new Performances(context, diagrams).register(),
        vscode.commands.registerCommand('flux.restartServer', () => started.restart()),
        vscode.commands.registerCommand('flux.showLog', () => log.show()),
        // Also fired for settings of a workspace that count from now on because it is trusted.
        vscode.workspace.onDidChangeConfiguration(change => changesStart(change) && void started.restart()));
    return { started: started.start(), pid: () => started.pid,
        capabilities: () => started.connection?.initializeResult?.capabilities ?? {} };
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}
