// SPDX-License-Identifier: EPL-2.0
// What the status item says, as a function of what is known: plain values, so that it can be tested without an editor.

/** What the server tells by the notification flux/status. */
export interface ServerStatus {
    readonly state: 'starting' | 'ready' | 'indexing' | 'error';
    readonly message?: string;
    readonly programs?: number;
    readonly files?: number;
    readonly errors?: number;
    readonly warnings?: number;
}

/** What the client knows by itself, or what the server has told. */
export type Status =
    | { readonly kind: 'noJava' }
    | { readonly kind: 'stopped'; readonly reason: string }
    | { readonly kind: 'restarting' }
    | { readonly kind: 'told'; readonly told: ServerStatus };

export interface Shown {
    readonly text: string;
    readonly detail: string;
    readonly severity: 'information' | 'warning' | 'error';
    readonly busy: boolean;
    readonly command: { readonly title: string; readonly command: string };
}

const LOG = { title: 'Show Log', command: 'flux.showLog' };
const RESTART = { title: 'Restart', command: 'flux.restartServer' };

export function show(status: Status): Shown {
    switch (status.kind) {
        case 'noJava':
            return {
                text: 'Flux: no Java', detail: 'Colours and snippets only', severity: 'error', busy: false,
                command: { title: 'How to Install', command: 'flux.installJava' },
            };
        case 'stopped':
            return { text: 'Flux: stopped', detail: status.reason, severity: 'error', busy: false, command: RESTART };
        case 'restarting':
            return { text: 'Flux: restarting', detail: 'The server had ended by itself', severity: 'warning', busy: true, command: LOG };
        case 'told':
            return showTold(status.told);
    }
}

function showTold(told: ServerStatus): Shown {
    switch (told.state) {
        case 'starting':
            return { text: 'Flux: starting', detail: told.message ?? '', severity: 'information', busy: true, command: LOG };
        case 'indexing':
            return {
                text: 'Flux: reading', detail: told.message || counts(told), severity: 'information', busy: true, command: LOG,
            };
        case 'ready':
            return { text: 'Flux: ready', detail: told.message || counts(told), severity: 'information', busy: false, command: LOG };
        case 'error':
            return {
                text: 'Flux: something is wrong', detail: told.message ?? '', severity: 'error', busy: false, command: RESTART,
            };
    }
}

function counts(told: ServerStatus): string {
    const parts: string[] = [];
    if (told.programs !== undefined) {
        parts.push(count(told.programs, 'program'));
    }
    if (told.files !== undefined && told.files !== told.programs) {
        parts.push(count(told.files, 'file'));
    }
    if (told.errors) {
        parts.push(count(told.errors, 'error'));
    }
    if (told.warnings) {
        parts.push(count(told.warnings, 'warning'));
    }
    return parts.join(', ');
}

export function count(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
