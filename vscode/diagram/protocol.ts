// SPDX-License-Identifier: EPL-2.0
// What the page with the diagram and its host, an editor, tell each other.
import type { FileRange, Picture } from './picture';

/** What is shown of a program; the host asks the server for just that. */
export interface Want {
    readonly flow?: string;
    /** Ids or names of abstract nodes that are shown with what they contain, `*` for all. */
    readonly expand: readonly string[];
    readonly collapse: readonly string[];
    readonly overlay?: OverlayChoice;
}

/** The server's overlays, by name. */
export type ServersOverlay = 'locks' | 'profile' | 'prediction';

/** An overlay of the server's, or a file, by what only the host understands. */
export type OverlayChoice = { readonly kind: ServersOverlay }
    | { readonly kind: 'file'; readonly name: string; readonly file: string };

export interface Viewport {
    readonly scroll: { readonly x: number; readonly y: number };
    readonly zoom: number;
}

/** What the page keeps over its own end. */
export interface Saved {
    /** What the host has called the program. */
    readonly program?: string;
    readonly want: Want;
    readonly viewport?: Viewport;
    readonly selected?: readonly string[];
}

export const FORMATS = ['svg', 'png', 'json', 'mmd', 'dot'] as const;
export type Format = typeof FORMATS[number];

export type Appearance = 'light' | 'dark' | 'contrast' | 'contrast-light';

/** From the host to the page. */
export type ToPage =
    /**
     * Draw this. A reason says that it is of an older text, or not of all of the text, and why. The overlay is the one of the server's
     * that is painted.
     */
    | { readonly kind: 'picture'; readonly program: string; readonly model: Picture; readonly overlay?: ServersOverlay;
        readonly stale?: string; readonly incomplete?: string }
    /** There is nothing to draw, or no longer; what to do is a button that sends its command back. */
    | { readonly kind: 'notice'; readonly title: string; readonly text: string;
        readonly actions: readonly { readonly label: string; readonly command: string }[] }
    | { readonly kind: 'busy'; readonly busy: boolean }
    /** The text's cursor has moved. */
    | { readonly kind: 'select'; readonly ids: readonly string[]; readonly reveal: boolean }
    | { readonly kind: 'overlay'; readonly overlay?: OverlayChoice }
    | { readonly kind: 'settings'; readonly animate: boolean }
    | { readonly kind: 'theme'; readonly appearance: Appearance };

/** From the page to the host. */
export type ToHost =
    /** It listens. What it kept from an earlier time comes along. */
    | { readonly kind: 'ready'; readonly saved?: Saved }
    | { readonly kind: 'want'; readonly want: Want }
    /** Show a box's step or its declaration in the text, or an arc. */
    | { readonly kind: 'reveal'; readonly id: string; readonly what: 'step' | 'declaration'; readonly focus: boolean }
    | { readonly kind: 'open'; readonly range: FileRange }
    | { readonly kind: 'chooseOverlay' }
    | { readonly kind: 'export'; readonly format: Format }
    | { readonly kind: 'command'; readonly command: string };

/** What the host's page offers to the bundle before that is loaded, as `window.fluxHost`. */
export interface Host {
    post(message: ToHost): void;
    load(): Saved | undefined;
    save(saved: Saved): void;
}
