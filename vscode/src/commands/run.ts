// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import { GENERATED, profiling, type FluxDefinition } from '../tasks/arguments';
import type { FluxTasks } from '../tasks/provider';
import { needJava, needJdk, needTrust, program, saved, type Context } from './context';

/** Starts and stops servers, and remembers for the buttons which are running. */
export class Runs {
    /** By the path of the program: its URI in a window of a remote machine is another one than here. */
    private readonly running = new Map<string, vscode.TaskExecution>();

    constructor(private readonly context: Context, private readonly tasks: FluxTasks) {}

    register(): vscode.Disposable {
        return vscode.Disposable.from(
            vscode.commands.registerCommand('flux.run', (named?: unknown) => this.run(named)),
            vscode.commands.registerCommand('flux.runWithProfile', (named?: unknown) => this.run(named, true)),
            vscode.commands.registerCommand('flux.stop', (named?: unknown) => this.stop(named)),
            vscode.commands.registerCommand('flux.generate', (named?: unknown) => this.generate(named)),
            vscode.tasks.onDidStartTask(({ execution }) => this.started(execution)),
            vscode.tasks.onDidEndTask(({ execution }) => this.ended(execution)));
    }

    /** @param profiled whether it writes a profile when it ends, where the language server looks for one */
    private async run(named: unknown, profiled = false): Promise<void> {
        const uri = program(named);
        if (!uri || !needJdk(this.context) || !await saved()) {
            return;
        }
        const before = this.running.get(uri.fsPath);
        if (before) {
            const ended = this.end(before);
            before.terminate();
            await ended;
        }
        // Whoever has written a task for it, with a port perhaps, means that one.
        const own = (await vscode.tasks.fetchTasks({ type: 'flux' })).find(task => task.source !== 'flux' && runs(task) === uri.fsPath);
        if (profiled) {
            const { arguments: others = [] } = (own?.definition ?? {}) as Partial<FluxDefinition>;
            await this.execute(uri, { type: 'flux', command: 'run', path: relative(uri), arguments: profiling(others, uri.fsPath) });
        } else if (own) {
            await vscode.tasks.executeTask(own);
        } else {
            await this.execute(uri, { type: 'flux', command: 'run', path: relative(uri) });
        }
    }

    private async stop(named: unknown): Promise<void> {
        const active = named ?? vscode.window.activeTextEditor?.document.uri;
        const uri = active instanceof vscode.Uri ? active : typeof active === 'string' ? vscode.Uri.parse(active) : undefined;
        let execution = uri && this.running.get(uri.fsPath);
        if (!execution && this.running.size === 1) {
            [execution] = this.running.values();
        }
        if (!execution) {
            const items = [...this.running].map(([file, e]) => ({ label: path.basename(file), description: file, execution: e }));
            execution = (await vscode.window.showQuickPick(items, { placeHolder: 'Which server shall end?' }))?.execution;
        }
        execution?.terminate();
    }

    private async generate(named: unknown): Promise<void> {
        const uri = program(named);
        if (!uri || !needTrust() || !needJava(this.context)) {
            return;
        }
        const key = `generate:${uri.toString()}`;
        const { workspaceState } = this.context.extension;
        const output = await vscode.window.showInputBox({
            title: `Generate Java of ${path.basename(uri.fsPath)}`, prompt: `The folder for it, in ${root(uri)}`,
            value: workspaceState.get<string>(key, GENERATED), validateInput: text => text.trim() === '' ? 'A folder, please' : undefined,
        });
        if (output === undefined || !await saved()) {
            return;
        }
        await workspaceState.update(key, output);
        await this.execute(uri, { type: 'flux', command: 'generate', path: relative(uri), output });
    }

    private async execute(uri: vscode.Uri, definition: FluxDefinition): Promise<void> {
        const scope = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.TaskScope.Workspace;
        const task = this.tasks.task(definition, scope, root(uri));
        if (task) {
            await vscode.tasks.executeTask(task);
        }
    }

    private started(execution: vscode.TaskExecution): void {
        const file = runs(execution.task);
        if (file !== undefined) {
            this.running.set(file, execution);
            this.tell();
        }
    }

    private ended(execution: vscode.TaskExecution): void {
        const file = runs(execution.task);
        if (file !== undefined && this.running.delete(file)) {
            this.tell();
        }
    }

    private end(execution: vscode.TaskExecution): Promise<void> {
        return new Promise(resolve => {
            const listener = vscode.tasks.onDidEndTask(({ execution: other }) => {
                if (other === execution) {
                    listener.dispose();
                    resolve();
                }
            });
        });
    }

    private tell(): void {
        void vscode.commands.executeCommand('setContext', 'flux.running', [...this.running.keys()]);
        void vscode.commands.executeCommand('setContext', 'flux.anyRunning', this.running.size > 0);
    }
}

/** The folder that a program's task works in. */
function root(uri: vscode.Uri): string {
    return vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? path.dirname(uri.fsPath);
}

/** As a task names it: outside of all workspace folders with its whole path. */
function relative(uri: vscode.Uri): string {
    return vscode.workspace.getWorkspaceFolder(uri) ? path.relative(root(uri), uri.fsPath) : uri.fsPath;
}

/** The path of the program that a task runs; undefined if it runs none. */
function runs(task: vscode.Task): string | undefined {
    const { type, command, path: what } = task.definition as Partial<FluxDefinition>;
    if (type !== 'flux' || command !== 'run' || what === undefined) {
        return undefined;
    }
    const folder = typeof task.scope === 'object' ? task.scope.uri.fsPath : '';
    return vscode.Uri.file(path.resolve(folder, what)).fsPath;
}
