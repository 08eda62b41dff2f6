// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import { examine, type Java } from '../java/find';
import { notice } from '../notices';
import { search } from '../settings';
import type { Context } from './context';

/** The commands about the Java that everything runs on. */
export function registerJava({ extension }: Context): vscode.Disposable {
    return vscode.Disposable.from(
        vscode.commands.registerCommand('flux.chooseJava', chooseJava),
        vscode.commands.registerCommand('flux.installJava',
            () => vscode.commands.executeCommand('markdown.showPreview',
                vscode.Uri.joinPath(extension.extensionUri, 'resources', 'install-java.md'))));
}

interface Choice extends vscode.QuickPickItem {
    readonly home?: string;
    readonly browse?: true;
}

/** Shows what was found and why the rest will not do; what is chosen becomes the setting. */
async function chooseJava(): Promise<void> {
    const { java, all, unusable } = search();
    const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
    const choices: Choice[] = [
        ...all.map((found): Choice => ({
            label: `${found === java ? '$(check) ' : ''}Java ${found.version}`, home: found.home,
            description: found.jdk ? 'JDK' : 'without compiler: cannot run servers', detail: `${found.home} (${found.place})`,
        })),
        separator('something else'),
        { label: '$(folder-opened) Another folder…', browse: true },
        { label: '$(discard) Search again', description: 'removes the setting flux.java.home', home: '' },
        ...(unusable.length > 0 ? [separator('will not do')] : []),
        ...unusable.map((u): Choice => ({ label: `$(error) ${u.home}`, description: u.place, detail: u.why })),
    ];
    const chosen = await vscode.window.showQuickPick(choices, { title: 'Java for Flux', placeHolder: 'Which Java shall Flux run on?' });
    const home = chosen?.browse ? await browse() : chosen?.home;
    if (home !== undefined) {
        await vscode.workspace.getConfiguration('flux').update('java.home', home === '' ? undefined : home,
            vscode.ConfigurationTarget.Global);
    }
}

async function browse(): Promise<string | undefined> {
    const folder = (await vscode.window.showOpenDialog({
        title: 'The home of a Java: the folder with bin in it', canSelectFolders: true, canSelectFiles: false, openLabel: 'Use It',
    }))?.[0];
    const found = folder && examine(folder.fsPath, 'the setting flux.java.home', process.platform);
    if (found && 'why' in found) {
        notice('error', `${found.home} will not do: ${found.why}.`, 'Choose Java…');
        return undefined;
    }
    return (found as Java | undefined)?.home;
}
