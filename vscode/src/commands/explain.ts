// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import { complaint } from '../cli';
import { notice } from '../notices';
import { runShort, type Context } from './context';

const SCHEME = 'flux-explain';

/** The page of a code. The manifest says that it is shown as Markdown, however it is opened. */
export function explainUri(code: string): vscode.Uri {
    return vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
}

/** One line of flux explain --all --format json. */
interface Entry {
    readonly code: string;
    readonly name: string;
    readonly severity: string;
    readonly title: string;
}

/** The pages of the catalogue, shown as Markdown. */
export class Explanations implements vscode.TextDocumentContentProvider {
    private readonly pages = new Map<string, string>();
    private catalogue: Entry[] | undefined;

    constructor(private readonly context: Context) {}

    register(): vscode.Disposable {
        return vscode.Disposable.from(
            vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
            vscode.commands.registerCommand('flux.explain', (code?: unknown) => this.explain(code)));
    }

    async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
        return await this.page(uri.path.replace(/^\//, '').replace(/\.md$/, '')) ?? '';
    }

    /** @param named a code or its name; without one, that of the finding at the cursor, else one that is chosen from all */
    private async explain(named: unknown): Promise<void> {
        const code = typeof named === 'string' && named !== '' ? named : codesAtCursor()[0] ?? await this.choose();
        if (code !== undefined && await this.page(code) !== undefined) {
            await vscode.commands.executeCommand('vscode.openWith', explainUri(code), 'vscode.markdown.preview.editor');
        }
    }

    /** Its text, or undefined after a message. */
    private async page(code: string): Promise<string | undefined> {
        const known = this.pages.get(code);
        if (known !== undefined) {
            return known;
        }
        const result = await runShort(this.context, `Looking ${code} up`, ['explain', code]);
        if (result?.exitCode === 0) {
            this.pages.set(code, result.stdout);
        } else if (result) {
            notice('error', complaint(result));
        }
        return this.pages.get(code);
    }

    private async choose(): Promise<string | undefined> {
        if (!this.catalogue) {
            const result = await runShort(this.context, 'Reading the catalogue', ['explain', '--all', '--format', 'json']);
            if (!result) {
                return undefined;
            }
            this.catalogue = result.stdout.split('\n').filter(line => line.trim() !== '').map(line => JSON.parse(line) as Entry);
        }
        const items = this.catalogue.map(entry => ({ label: entry.code, description: `${entry.name} (${entry.severity})`,
            detail: entry.title }));
        const chosen = await vscode.window.showQuickPick(items, {
            placeHolder: 'Which code?', matchOnDescription: true, matchOnDetail: true,
        });
        return chosen?.label;
    }
}

function codesAtCursor(): string[] {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.languageId !== 'flux' ? []
        : codesOf(vscode.languages.getDiagnostics(editor.document.uri).filter(finding => finding.range.contains(editor.selection.active)));
}

function codesOf(diagnostics: readonly vscode.Diagnostic[]): string[] {
    const codes = diagnostics.map(({ code }) => String(typeof code === 'object' ? code.value : code ?? ''));
    return [...new Set(codes.filter(code => /^FLUX\d{3}$/.test(code)))];
}
