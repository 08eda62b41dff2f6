// SPDX-License-Identifier: EPL-2.0
import * as os from 'node:os';
import * as vscode from 'vscode';
import { findJava, type Search } from './java/find';

/** The settings that this side reads; the server asks for its own. */
export const settings = {
    javaHome: () => vscode.workspace.getConfiguration('flux').get<string>('java.home', ''),
    javaOptions: () => vscode.workspace.getConfiguration('flux').get<string[]>('java.options', []).filter(option => option.trim() !== ''),
};

export function search(): Search {
    return findJava(settings.javaHome(), { platform: process.platform, env: process.env, home: os.homedir() });
}

/** Whether a change of settings asks for a new server. */
export function changesStart(change: vscode.ConfigurationChangeEvent): boolean {
    return change.affectsConfiguration('flux.java.home') || change.affectsConfiguration('flux.java.options');
}
