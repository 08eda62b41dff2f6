// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';
import type { Context } from './context';

/** Lenses of the server name places in the protocol's words; the editor's command wants its own. */
export function registerReferences({ server }: Context): vscode.Disposable {
    return vscode.commands.registerCommand('flux.showReferences', (uri: string, position: Position, locations: Location[]) => {
        const convert = server.connection?.protocol2CodeConverter;
        return convert && vscode.commands.executeCommand('editor.action.showReferences', convert.asUri(uri), convert.asPosition(position),
            locations.map(location => convert.asLocation(location)));
    });
}
