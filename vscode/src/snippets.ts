// SPDX-License-Identifier: EPL-2.0
// Whole declarations with places to fill in. The editor's own way to contribute them would offer them anywhere, after an arrow too; so they
// are completions, where a declaration can begin. The server offers the plain ones itself, knowing the program; these are the others, and
// all of them while there is no server.

/** An entry of snippets/flux.json. */
export interface Snippet {
    readonly prefix: string | readonly string[];
    readonly description: string;
    readonly body: string | readonly string[];
    /** The server has the same. */
    readonly ofServer?: boolean;
}

export interface Offer {
    readonly label: string;
    readonly description: string;
    readonly body: string;
}

/**
 * What is offered at a place.
 *
 * @param before the text before the cursor
 * @param served whether the server runs
 */
export function offers(snippets: Readonly<Record<string, Snippet>>, before: string, served: boolean): Offer[] {
    if (!beginsDeclaration(before)) {
        return [];
    }
    return Object.values(snippets).filter(snippet => !(served && snippet.ofServer)).flatMap(({ prefix, description, body }) =>
        [prefix].flat().map(label => ({ label, description, body: [body].flat().join('\n') })));
}

/** Whether only a beginning of words stands between the end of a declaration, or of a comment, and the cursor. */
export function beginsDeclaration(before: string): boolean {
    const line = before.slice(before.lastIndexOf('\n') + 1);
    if (!/^\s*[\p{L}\p{Pc}\p{Sc}"/* ]*$/u.test(line) || /\/\//.test(line)) {
        return false;
    }
    const earlier = before.slice(0, before.length - line.length);
    const comment = earlier.lastIndexOf('/*');
    if (comment >= 0 && earlier.indexOf('*/', comment + 2) < 0) {
        return false;
    }
    const code = earlier.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, ' ').trimEnd();
    return code === '' || /[;})]$/.test(code);
}

/** The text with what its places suggest; a place that is named again says the same again. */
export function plain(body: string): string {
    const suggested = new Map<string, string>();
    return body.replace(/\$\{(\d+)(?:[:|]([^}|,]*)[^}]*)?\}|\$(\d+)/g, (_, first?: string, text?: string, again?: string) => {
        if (first !== undefined && text !== undefined) {
            suggested.set(first, text);
        }
        return suggested.get(first ?? again ?? '') ?? '';
    });
}
