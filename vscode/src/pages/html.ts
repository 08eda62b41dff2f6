// SPDX-License-Identifier: EPL-2.0
// The HTML around the bundle of a page: nothing from elsewhere, no script but the bundle and what connects it with the editor.
import { randomBytes } from 'node:crypto';
import type { Appearance } from '../../diagram/protocol';

/** Where the page's variables get their values from. */
const COLOURS: Readonly<Record<string, string>> = {
    'background': 'editor-background', 'foreground': 'editor-foreground', 'muted': 'descriptionForeground',
    'raised': 'editorWidget-background', 'line': 'editorWidget-border', 'field': 'input-background', 'field-ink': 'input-foreground',
    'field-line': 'input-border', 'hover': 'toolbar-hoverBackground', 'focus': 'focusBorder', 'error': 'editorError-foreground',
    'warning': 'editorWarning-foreground', 'information': 'editorInfo-foreground', 'font': 'font-family', 'code': 'editor-font-family',
    'contrast': 'contrastBorder', 'button': 'button-background', 'button-ink': 'button-foreground',
    'better': 'charts-green',
};

export interface Parts {
    readonly title: string;
    /** Where the web view may load from. */
    readonly source: string;
    readonly scripts: readonly string[];
    readonly styles: readonly string[];
    /** For a page that has kept nothing itself. */
    readonly saved: unknown;
    readonly appearance: Appearance;
}

export function page({ title, source, scripts, styles, saved, appearance }: Parts): string {
    const nonce = randomBytes(16).toString('base64');
    const policy = `default-src 'none'; style-src ${source} 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
    const kept = JSON.stringify(saved ?? null).replaceAll('<', '\\u003c');
    return `<!DOCTYPE html>
<html lang="en" data-appearance="${appearance}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
${styles.map(style => `<link rel="stylesheet" href="${style}">`).join('\n')}
<style nonce="${nonce}">:root { ${Object.entries(COLOURS).map(([to, from]) => `--host-${to}: var(--vscode-${from});`).join(' ')} }</style>
</head>
<body>
<script nonce="${nonce}">
{
    const editor = acquireVsCodeApi();
    window.fluxHost = {
        post: message => editor.postMessage(message), load: () => editor.getState() ?? ${kept} ?? undefined,
        save: state => editor.setState(state),
    };
}
</script>
${scripts.map(script => `<script nonce="${nonce}" src="${script}"></script>`).join('\n')}
</body>
</html>
`;
}
