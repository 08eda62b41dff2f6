// SPDX-License-Identifier: EPL-2.0
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The folder vscode; tests are started in it. */
export const folder = process.cwd();
export const repository = path.dirname(folder);

interface Pattern {
    readonly name: string;
    readonly regexp: string;
}

/** As much of package.json as tests look at. */
export interface Manifest {
    readonly contributes: {
        readonly commands: readonly { command: string; title: string }[];
        readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
        readonly problemPatterns: readonly (Pattern | { name: string; patterns: Pattern[] })[];
        readonly problemMatchers: readonly { name: string; pattern: string }[];
        readonly configuration: readonly { properties: Readonly<Record<string,
            { default: unknown; markdownDescription: string; scope: string }>> }[];
        readonly walkthroughs: readonly { steps: readonly { description: string; media: { svg: string } }[] }[];
        readonly languages: readonly { icon?: { light: string; dark: string } }[];
    };
    readonly capabilities: { readonly untrustedWorkspaces: { supported: unknown; restrictedConfigurations: string[] } };
}

export const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
