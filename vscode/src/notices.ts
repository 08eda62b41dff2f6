// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import type { Message } from './java/messages';

const COMMANDS: Readonly<Record<string, () => Thenable<unknown>>> = {
    'Choose Java…': () => vscode.commands.executeCommand('flux.chooseJava'),
    'How to Install': () => vscode.commands.executeCommand('flux.installJava'),
    'Open Settings': () => vscode.commands.executeCommand('workbench.action.openSettings', 'flux.java'),
    'Show Log': () => vscode.commands.executeCommand('flux.showLog'),
    'Restart': () => vscode.commands.executeCommand('flux.restartServer'),
    'Manage Trust': () => vscode.commands.executeCommand('workbench.trust.manage'),
};

export type Remedy = Message['actions'][number] | 'Show Log' | 'Restart' | 'Manage Trust';

/** Shows a message with its remedies as buttons; does not wait for an answer. */
export function notice(severity: 'error' | 'warning' | 'information', text: string, ...remedies: Remedy[]): void {
    const shown = severity === 'error' ? vscode.window.showErrorMessage(text, ...remedies)
        : severity === 'warning' ? vscode.window.showWarningMessage(text, ...remedies)
            : vscode.window.showInformationMessage(text, ...remedies);
    void shown.then(chosen => chosen && COMMANDS[chosen]?.());
}

export function say(message: Message): void {
    notice(message.severity, message.text, ...message.actions);
}
