// SPDX-License-Identifier: EPL-2.0
// What the page with what-ifs and its host, an editor, tell each other; and the server's answers that the host passes on
// (org.flux.lang.ide.performance). Times are nanoseconds, rates per second, shares from 0 to 1.

export const RUNTIMES = ['virtual', 'threads', 'pool', 'event'] as const;
export type Runtime = typeof RUNTIMES[number];

/** What is done to a lock. */
export type LockChange = 'asIs' | 'reader' | 'removed';

/** What somebody wants to know about. What is left out is as it was when the profile was taken. */
export interface Choices {
    readonly cores?: number;
    readonly rate?: number;
    readonly runtime?: Runtime;
    /** By node, how many times as fast it is. */
    readonly speeds: Readonly<Record<string, number>>;
    readonly locks: Readonly<Record<string, LockChange>>;
}

export const NOTHING_CHANGED: Choices = { speeds: {}, locks: {} };

/** Of flux/profile. */
export interface Profile {
    readonly uri: string;
    /** Why there is none, and what to do. */
    readonly problem?: string;
    readonly title?: string;
    readonly runtime?: string;
    readonly cores?: number;
    /** The most expensive first. */
    readonly nodes?: readonly { readonly node: string; readonly mean?: number; readonly share?: number }[];
    readonly locks?: readonly { readonly lock: string; readonly waits?: number; readonly contended?: number }[];
    /** Why nothing can be predicted from it. */
    readonly unfit?: string;
    /** What flux/simulate takes if it is told no other. */
    readonly rate?: number;
}

export interface Value {
    readonly value?: number;
    readonly halfWidth?: number;
}

export interface Figures {
    readonly offered: Value;
    readonly throughput: Value;
    readonly mean: Value;
    readonly p99: Value;
    readonly cores: Value;
    readonly saturated: boolean;
    /** `nothing` as long as nothing is short: the bottleneck is then what will be short first. */
    readonly limit: string;
    readonly bottleneck: string;
    readonly reason: string;
}

export interface Point {
    readonly rate: number;
    readonly throughput?: number;
    readonly mean?: number;
    readonly p99?: number;
}

export interface Curve {
    readonly points: readonly Point[];
    readonly knee?: number;
}

/** Of flux/simulate. */
export interface Simulated {
    readonly uri: string;
    readonly figures?: Figures;
    readonly curve?: Curve;
    readonly assumptions: readonly string[];
}

/** What the page keeps over its own end. */
export interface Saved {
    readonly program: string;
    readonly choices: Choices;
}

/** From the host to the page. */
export type ToPage =
    | { readonly kind: 'profile'; readonly program: string; readonly name: string; readonly profile: Profile }
    /** There is nothing to play with; what to do is a button that sends its command back. */
    | { readonly kind: 'notice'; readonly program: string; readonly title: string; readonly text: string;
        readonly actions: readonly { readonly label: string; readonly command: string }[] }
    /** As it was when the profile was taken: what all else is compared with. */
    | { readonly kind: 'base'; readonly figures: Figures }
    | { readonly kind: 'figures'; readonly figures: Figures; readonly assumptions: readonly string[] }
    | { readonly kind: 'curve'; readonly curve: Curve }
    | { readonly kind: 'busy'; readonly share: number | undefined }
    | { readonly kind: 'problem'; readonly text: string }
    | { readonly kind: 'theme'; readonly appearance: string };

/** From the page to the host. */
export type ToHost =
    | { readonly kind: 'ready'; readonly saved?: Saved }
    | { readonly kind: 'ask'; readonly choices: Choices }
    | { readonly kind: 'showDiagram' }
    | { readonly kind: 'command'; readonly command: string };

/** What the host's page offers to the bundle before that is loaded, as `window.fluxHost`. */
export interface Host {
    post(message: ToHost): void;
    load(): Saved | undefined;
    save(saved: Saved): void;
}
