// SPDX-License-Identifier: EPL-2.0
// A page in a web view of the editor, and what it is told while somebody can see it.
import * as vscode from 'vscode';
import type { Appearance } from '../../diagram/protocol';
import type { Context } from '../commands/context';
import { page } from './html';

export const SHOW_LOG = { label: 'Show Log', command: 'flux.showLog' };
export const RESTART = { label: 'Restart', command: 'flux.restartServer' };

export interface Contents {
    readonly title: string;
    /** Below `dist`, with what the page loads. */
    readonly folder: string;
    readonly scripts: readonly string[];
    readonly styles: readonly string[];
    /** For a page that has kept nothing itself. */
    readonly saved: unknown;
}

interface Themed {
    readonly kind: 'theme';
    readonly appearance: Appearance;
}

export class Page<ToPage, ToHost> implements vscode.Disposable {
    private readonly disposables: vscode.Disposable[] = [];
    private listening = false;

    /** @param receive called with what the page says; it says first that it listens, and then is to be told {@link listens} */
    constructor(context: Context, readonly panel: vscode.WebviewPanel, { title, folder, scripts, styles, saved }: Contents,
        receive: (message: ToHost) => unknown) {
        const { extensionUri } = context.extension;
        const resources = vscode.Uri.joinPath(extensionUri, 'dist', folder);
        const { webview } = panel;
        const part = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(resources, name)).toString();
        panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'flux.svg');
        webview.options = { enableScripts: true, localResourceRoots: [resources] };
        webview.onDidReceiveMessage(receive, undefined, this.disposables);
        // One that nobody can see any more is made anew when somebody looks, and says so then.
        panel.onDidChangeViewState(() => this.listening = this.listening && panel.visible, undefined, this.disposables);
        webview.html = page({ title, source: webview.cspSource, scripts: scripts.map(part), styles: styles.map(part), saved,
            appearance: appearance() });
    }

    dispose(): void {
        this.listening = false;
        this.disposables.splice(0).forEach(disposable => disposable.dispose());
    }

    get isListening(): boolean {
        return this.listening;
    }

    /** It has said so. */
    listens(): void {
        this.listening = true;
        this.appear();
    }

    /** The editor looks different now. */
    appear(): void {
        this.tell({ kind: 'theme', appearance: appearance() });
    }

    /** Told to nobody if it does not listen. */
    tell(message: ToPage | Themed): void {
        if (this.listening) {
            void this.panel.webview.postMessage(message);
        }
    }
}

function appearance(): Appearance {
    switch (vscode.window.activeColorTheme.kind) {
        case vscode.ColorThemeKind.Light: return 'light';
        case vscode.ColorThemeKind.Dark: return 'dark';
        case vscode.ColorThemeKind.HighContrast: return 'contrast';
        case vscode.ColorThemeKind.HighContrastLight: return 'contrast-light';
    }
}
