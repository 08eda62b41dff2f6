// SPDX-License-Identifier: EPL-2.0
import * as os from 'node:os';
import * as vscode from 'vscode';
import { Cancelled, flux, type Result } from '../cli';
import type { Java } from '../java/find';
import { aboutCompiler, aboutSearch } from '../java/messages';
import { notice, say } from '../notices';
import type { FluxServer } from '../server/server';
import { search } from '../settings';

/** What commands work with. */
export interface Context {
    readonly extension: vscode.ExtensionContext;
    readonly server: FluxServer;
    readonly jar: string;
}

/** Java, or undefined after a message that says what to do. */
export function needJava(context: Context): Java | undefined {
    const java = context.server.java ?? search().java;
    if (!java) {
        const message = aboutSearch(search());
        if (message) {
            say(message);
        }
    }
    return java;
}

/** Whether programs of the workspace may be run; says what to do if not. */
export function needTrust(): boolean {
    if (!vscode.workspace.isTrusted) {
        notice('warning', 'Nothing of a workspace is run, built or generated before you trust it.', 'Manage Trust');
    }
    return vscode.workspace.isTrusted;
}

/** A JDK in a workspace whose programs may be run, or undefined after a message that says what to do. */
export function needJdk(context: Context): Java | undefined {
    if (!needTrust()) {
        return undefined;
    }
    const java = needJava(context);
    const message = java && aboutCompiler(java);
    if (message) {
        say(message);
        return undefined;
    }
    return java;
}

/** Runs a short command with a progress that can be cancelled; undefined if it was, or if there is no Java. */
export async function runShort(context: Context, title: string, command: readonly string[], folder?: string): Promise<Result | undefined> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, (_, token) => runQuietly(context, command, folder, token));
}

/** The same without a progress. */
export async function runQuietly(context: Context, command: readonly string[], folder: string | undefined,
    token: vscode.CancellationToken): Promise<Result | undefined> {
    const java = needJava(context);
    try {
        return java && await flux(java, context.jar, command, folder ?? os.homedir(), token);
    } catch (error) {
        if (error instanceof Cancelled) {
            return undefined;
        }
        throw error;
    }
}

/** The program that a command is about: what a lens or a menu names, else what is in the editor. */
export function program(named: unknown): vscode.Uri | undefined {
    if (named instanceof vscode.Uri) {
        return named;
    }
    if (typeof named === 'string' && named !== '') {
        return vscode.Uri.parse(named);
    }
    const active = vscode.window.activeTextEditor?.document;
    if (active?.languageId === 'flux' && active.uri.scheme === 'file') {
        return active.uri;
    }
    notice('information', active?.languageId === 'flux' ? 'Save the program first: it has no file yet.'
        : 'Open a program first, a file .flux.');
    return undefined;
}

/** Saves what is unsaved of the programs and their Java, since commands read files; false if that failed. */
export async function saved(): Promise<boolean> {
    const dirty = vscode.workspace.textDocuments.filter(document => document.isDirty && !document.isUntitled
        && (document.languageId === 'flux' || document.languageId === 'java' || document.fileName.endsWith('flux.settings.json')));
    for (const document of dirty) {
        if (!await document.save()) {
            notice('error', `${document.fileName} could not be saved; nothing was started.`);
            return false;
        }
    }
    return true;
}
