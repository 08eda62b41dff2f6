// SPDX-License-Identifier: EPL-2.0
import * as vscode from 'vscode';
import { complaint } from '../cli';
import { notice } from '../notices';
import { runShort, type Context } from './context';

const SCHEME = 'flux-explain';

/** Opens the page of a code when it is clicked. */
export function explainUri(code: string): vscode.Uri {
    return vscode.Uri.parse(`command:flux.explain?${encodeURIComponent(JSON.stringify([code]))}`);
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
            vscode.commands.registerCommand('flux.explain', (code?: unknown) => this.explain(code)),
            vscode.languages.registerCodeActionsProvider({ language: 'flux' }, { provideCodeActions: actions },
                { providedCodeActionKinds: [vscode.CodeActionKind.Empty] }));
    }

    provideTextDocumentContent(uri: vscode.Uri): string {
        return this.pages.get(codeOf(uri)) ?? '';
    }

    /** @param named a code or its name; without one, that of the finding at the cursor, else one that is chosen from all */
    private async explain(named: unknown): Promise<void> {
        const code = typeof named === 'string' && named !== '' ? named : codesAtCursor()[0] ?? await this.choose();
        if (code === undefined) {
            return;
        }
        if (!this.pages.has(code)) {
            const result = await runShort(this.context, `Looking ${code} up`, ['explain', code]);
            if (!result) {
                return;
            }
            if (result.exitCode !== 0) {
                notice('error', complaint(result));
                return;
            }
            this.pages.set(code, result.stdout);
        }
        await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` }));
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

/** Where a finding is, its page is offered beside its fixes. */
function actions(_: vscode.TextDocument, __: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    return codesOf(diagnostics).map(code => {
        const action = new vscode.CodeAction(`Explain ${code}`, vscode.CodeActionKind.Empty);
        action.command = { title: action.title, command: 'flux.explain', arguments: [code] };
        return action;
    });
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

function codeOf(uri: vscode.Uri): string {
    return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}
