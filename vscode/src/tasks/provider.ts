// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Context } from '../commands/context';
import { log } from '../log';
import { userProgram } from '../server/options';
import { search } from '../settings';
import { commandLine, mistake, taskName, type FluxDefinition } from './arguments';

const MATCHERS = ['$flux', '$flux-brief'];
/** Wide enough that no message is broken, since a problem matcher reads line by line. */
const COLUMNS = '4000';
/** When the editor has removed the markers of a task that has ended, in milliseconds; it does so after 100. */
const REMOVED = 500;

/** Tasks of type flux: those that are offered, and those of tasks.json. */
export class FluxTasks implements vscode.TaskProvider {
    constructor(private readonly context: Context) {}

    register(): vscode.Disposable {
        return vscode.Disposable.from(
            vscode.tasks.registerTaskProvider('flux', this),
            vscode.tasks.onDidEndTask(({ execution: { task } }) => this.afterwards(task)));
    }

    provideTasks(): vscode.Task[] {
        const folders = vscode.workspace.workspaceFolders ?? [];
        const active = vscode.window.activeTextEditor?.document;
        const tasks: (vscode.Task | undefined)[] = [];
        for (const folder of folders) {
            tasks.push(this.task({ type: 'flux', command: 'check' }, folder, folder.uri.fsPath));
            tasks.push(this.task({ type: 'flux', command: 'format' }, folder, folder.uri.fsPath));
            if (active?.languageId === 'flux' && vscode.workspace.getWorkspaceFolder(active.uri) === folder) {
                const program = path.relative(folder.uri.fsPath, active.uri.fsPath);
                for (const command of ['check', 'generate', 'run', 'build'] as const) {
                    tasks.push(this.task({ type: 'flux', command, path: program }, folder, folder.uri.fsPath));
                }
            }
        }
        return tasks.filter(task => task !== undefined);
    }

    resolveTask(task: vscode.Task): vscode.Task | undefined {
        const wrong = mistake(task.definition);
        if (wrong !== undefined) {
            void vscode.window.showErrorMessage(`This task of type "flux" cannot be run: ${wrong}.`);
            return undefined;
        }
        const folder = typeof task.scope === 'object' ? task.scope : vscode.workspace.workspaceFolders?.[0];
        return folder && this.task(task.definition as unknown as FluxDefinition, task.scope ?? folder, folder.uri.fsPath, task.definition);
    }

    /**
     * A task that can be executed; undefined where there is no Java.
     *
     * @param folder in which it works
     * @param original the definition object, which has to stay the same one when tasks.json's task is resolved
     */
    task(definition: FluxDefinition, scope: vscode.WorkspaceFolder | vscode.TaskScope, folder: string,
        original: vscode.TaskDefinition = { ...definition }): vscode.Task | undefined {
        const java = this.context.server.java ?? search().java;
        if (!java) {
            return undefined;
        }
        const execution = new vscode.ProcessExecution(java.executable, userProgram(java, this.context.jar, commandLine(definition)),
            { cwd: folder, env: { COLUMNS } });
        const target = scope === vscode.TaskScope.Global ? vscode.TaskScope.Workspace : scope;
        const task = new vscode.Task(original, target, taskName(definition), 'flux', execution, MATCHERS);
        if (definition.command === 'check') {
            task.group = vscode.TaskGroup.Test;
        } else if (definition.command === 'build' || definition.command === 'generate') {
            task.group = vscode.TaskGroup.Build;
        }
        const run = definition.command === 'run';
        task.presentationOptions = {
            reveal: run ? vscode.TaskRevealKind.Always : vscode.TaskRevealKind.Silent,
            panel: run ? vscode.TaskPanelKind.Dedicated : vscode.TaskPanelKind.Shared, clear: true,
            showReuseMessage: false, echo: false,
        };
        return task;
    }

    /** The markers of a task go when the next one begins or ends, the server's of the same files with them. The server knows better. */
    private afterwards(task: vscode.Task): void {
        if (task.definition.type === 'flux' || task.problemMatchers.some(matcher => MATCHERS.includes(matcher))) {
            setTimeout(() => {
                log.debug(`Showing the server's findings again after ${task.name}`);
                this.context.server.republish();
            }, REMOVED);
        }
    }
}
