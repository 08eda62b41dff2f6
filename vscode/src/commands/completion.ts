// SPDX-License-Identifier: EPL-2.0
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { offers, plain, type Snippet } from '../snippets';
import type { Context } from './context';

/** Offers the snippets where a declaration can begin. */
export function registerSnippets({ extension, server }: Context): vscode.Disposable {
    const file = extension.asAbsolutePath('snippets/flux.json');
    let snippets: Record<string, Snippet> | undefined;
    return vscode.languages.registerCompletionItemProvider({ language: 'flux' }, {
        provideCompletionItems(document, position) {
            if (!vscode.workspace.getConfiguration('flux', document).get('completion.snippets', true)) {
                return [];
            }
            snippets ??= JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Snippet>;
            const before = document.getText(new vscode.Range(new vscode.Position(0, 0), position));
            const line = document.lineAt(position).text.slice(0, position.character);
            const typed = line.length - line.trimStart().length;
            return offers(snippets, before, server.connection !== undefined).map(({ label, description, body }) => {
                const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
                item.detail = description;
                item.insertText = new vscode.SnippetString(body);
                // Labels have blanks, so the beginning of one may be several words.
                item.range = new vscode.Range(position.line, typed, position.line, position.character);
                item.documentation = new vscode.MarkdownString().appendCodeblock(plain(body), 'flux');
                item.sortText = `~${label}`;
                return item;
            });
        },
    });
}
