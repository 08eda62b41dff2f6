// SPDX-License-Identifier: EPL-2.0
import * as path from 'node:path';
import * as vscode from 'vscode';
import { complaint } from '../cli';
import { notice } from '../notices';
import { runShort, type Context } from './context';

const TEMPLATES = [
    { label: 'Web server', detail: 'Answers requests by HTTP', template: 'http' },
    { label: 'Server of lines', detail: 'Answers lines of text over TCP', template: 'line' },
];

/** What of a name `flux new` turns into names of Java and files; it says itself what else is wrong. */
function mistake(name: string): string | undefined {
    return /^\s*$/.test(name) ? 'A project needs a name' : /[\\/:*?"<>|]/.test(name) ? 'The name of one folder, without / and the like'
        : undefined;
}

/** Asks for template, name and place, writes the project, and offers to open it. */
export function registerNewProject(context: Context): vscode.Disposable {
    return vscode.commands.registerCommand('flux.newProject', async () => {
        const template = await vscode.window.showQuickPick(TEMPLATES,
            { title: 'New Flux project (1/3)', placeHolder: 'What shall it be?' });
        const name = template && await vscode.window.showInputBox({
            title: 'New Flux project (2/3)', prompt: 'Its name, which becomes that of folder and program', value: 'hello',
                validateInput: mistake,
        });
        const parent = name && (await vscode.window.showOpenDialog({
            title: 'New Flux project (3/3): the folder in which its folder is made', canSelectFolders: true, canSelectFiles: false,
            openLabel: 'Create Here', ...here(),
        }))?.[0];
        if (!template || !name || !parent) {
            return;
        }
        const result = await runShort(context, `Creating ${name}`, ['new', name.trim(), '--template', template.template], parent.fsPath);
        if (!result) {
            return;
        }
        if (result.exitCode !== 0) {
            notice('error', complaint(result));
            return;
        }
        await offerToOpen(vscode.Uri.joinPath(parent, name.trim()), result.stdout.split(/\r?\n/).filter(line => line !== ''));
    });
}

function here(): { defaultUri: vscode.Uri } | undefined {
    const folder = vscode.workspace.workspaceFolders?.[0];
    return folder && { defaultUri: vscode.Uri.joinPath(folder.uri, '..') };
}

async function offerToOpen(project: vscode.Uri, files: readonly string[]): Promise<void> {
    const open = 'Open Project';
    const add = 'Add to Workspace';
    const chosen = await vscode.window.showInformationMessage(`${project.fsPath} is ready.`, open, add);
    if (chosen === open) {
        await vscode.commands.executeCommand('vscode.openFolder', project,
            { forceNewWindow: vscode.workspace.workspaceFolders !== undefined });
    } else if (chosen === add) {
        vscode.workspace.updateWorkspaceFolders(vscode.workspace.workspaceFolders?.length ?? 0, 0, { uri: project });
        const first = files.find(file => file.endsWith('.flux'));
        if (first) {
            await vscode.window.showTextDocument(vscode.Uri.file(path.resolve(path.dirname(project.fsPath), first)));
        }
    }
}
