// SPDX-License-Identifier: EPL-2.0
// What is asked of the server for diagrams.
import type { Picture } from '../../diagram/picture';
import type { Format, ServersOverlay, Want } from '../../diagram/protocol';

export const THEMES = ['auto', 'light', 'dark', 'print'] as const;
export type Theme = typeof THEMES[number];

/** Of flux/diagram. */
export interface Answer {
    /** Of the program. */
    readonly uri: string;
    readonly stale: boolean;
    /** Why it is, or why not everything could be read. */
    readonly reason?: string;
    /** Which of the server's own is painted: not the one that was asked for if nothing is predicted. */
    readonly overlay?: ServersOverlay;
    readonly model: Picture;
}

/** Of flux/diagram/export. */
export interface Exported {
    readonly content: string;
    readonly encoding: 'utf8' | 'base64';
    readonly fileName: string;
}

export interface Params {
    readonly textDocument: { readonly uri: string };
    readonly flow?: string;
    readonly expand: readonly string[];
    readonly collapse: readonly string[];
    readonly overlay?: string;
}

/** @param overlay the text of the file, if the overlay is one */
export function params(uri: string, want: Want, overlay: string | undefined): Params {
    const kind = want.overlay?.kind;
    const painted = kind === 'file' ? overlay : kind;
    return {
        textDocument: { uri }, expand: want.expand, collapse: want.collapse, ...(want.flow === undefined ? {} : { flow: want.flow }),
        ...(painted === undefined ? {} : { overlay: painted }),
    };
}

export function exportParams(uri: string, want: Want, overlay: string | undefined, format: Format, theme: Theme): object {
    return { ...params(uri, want, overlay), format, theme };
}
