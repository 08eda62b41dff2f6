// SPDX-License-Identifier: EPL-2.0
// What a task of type flux calls: from its definition to arguments of the command line.
import * as path from 'node:path';

export type FluxCommand = 'check' | 'generate' | 'run' | 'build' | 'format';

export const COMMANDS: readonly FluxCommand[] = ['check', 'generate', 'run', 'build', 'format'];

/** As in tasks.json. */
export interface FluxDefinition {
    readonly type: 'flux';
    readonly command: FluxCommand;
    readonly path?: string;
    readonly output?: string;
    readonly arguments?: readonly string[];
}

/** What is wrong with a definition that somebody has written, or undefined. */
export function mistake(definition: { readonly [key: string]: unknown }): string | undefined {
    const { command, path: what, output, arguments: more } = definition;
    if (!COMMANDS.includes(command as FluxCommand)) {
        return `"command" is ${command === undefined ? 'missing' : JSON.stringify(command)}; it is one of ${COMMANDS.join(', ')}`;
    }
    for (const [key, value] of Object.entries({ path: what, output })) {
        if (value !== undefined && (typeof value !== 'string' || value === '')) {
            return `"${key}" is ${JSON.stringify(value)}; it is a path`;
        }
    }
    if (more !== undefined && !(Array.isArray(more) && more.every(argument => typeof argument === 'string'))) {
        return `"arguments" is ${JSON.stringify(more)}; it is a list of texts`;
    }
    return undefined;
}

/** The arguments of flux. */
export function commandLine(definition: FluxDefinition): string[] {
    const what = definition.path ?? '.';
    const more = definition.arguments ?? [];
    switch (definition.command) {
        case 'check':
        case 'format':
        case 'run':
            return [definition.command, what, ...more];
        case 'generate':
            return ['generate', what, '-o', definition.output ?? GENERATED, ...more];
        case 'build':
            return ['build', what, '-o', definition.output ?? `target/${programName(what)}.jar`, ...more];
    }
}

/**
 * The arguments with which a server writes a profile when it ends: beside its program, where it is looked for, unless they name another
 * file.
 *
 * @param program its path
 */
export function profiling(others: readonly string[], program: string): string[] {
    const file = path.join(path.dirname(program), `${path.basename(program, '.flux')}.profile.json`);
    return others.some(argument => /^--profile(=|$)/.test(argument)) ? [...others] : [...others, `--profile=${file}`];
}

/** Where Maven's plug-in writes to. */
export const GENERATED = 'target/generated-sources/flux';

/** What the task is called in lists. */
export function taskName(definition: FluxDefinition): string {
    return definition.path === undefined ? definition.command : `${definition.command} ${definition.path}`;
}

function programName(what: string): string {
    const base = path.basename(path.resolve('/', what), '.flux');
    return base === '' ? 'server' : base;
}
