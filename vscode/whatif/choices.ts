// SPDX-License-Identifier: EPL-2.0
// What is chosen, and how it is asked of the server. Nothing here needs a page.
import type { Choices, LockChange, Profile, Runtime } from './protocol';

export const MOST_CORES = 64;
/** Of the slider of the rate: so many times the profile's, down and up. */
export const RATES = { least: 0.1, most: 100 } as const;
/** Per second, as the server takes them. */
export const FLOWS = { least: 1e-9, most: 1e9 } as const;
/** Of the sliders of speeds. */
export const SPEEDS = { least: 0.125, most: 16 } as const;

/** What an answer is for: one load, which the editor may show from then on (lenses then tell it), or the curve against load. */
export type Purpose = 'compare' | 'show' | 'curve';

/** What is asked of flux/simulate. */
export interface Params {
    readonly textDocument: { readonly uri: string };
    readonly cores?: number;
    readonly rate?: number;
    readonly runtime?: Runtime;
    readonly speeds: Readonly<Record<string, number>>;
    readonly whatIfs: readonly string[];
    readonly curve: boolean;
    readonly shown: boolean;
    readonly workDoneToken?: string;
}

/** What the program does not have any more is not asked about. */
export function params(uri: string, choices: Choices, profile: Profile, purpose: Purpose, token?: string): Params {
    const nodes = new Set(profile.nodes?.map(({ node }) => node));
    const locks = new Set(profile.locks?.map(({ lock }) => lock));
    const { cores, rate, runtime } = choices;
    return {
        textDocument: { uri }, curve: purpose === 'curve', shown: purpose === 'show',
        ...(cores === undefined ? {} : { cores }), ...(rate === undefined ? {} : { rate }), ...(runtime === undefined ? {} : { runtime }),
        speeds: Object.fromEntries(Object.entries(choices.speeds).filter(([node, speed]) => nodes.has(node) && speed !== 1)),
        whatIfs: Object.entries(choices.locks).filter(([lock, change]) => locks.has(lock) && change !== 'asIs')
            // The program and each session may have one of the same name.
            .map(([lock, change]) => `lock=${lock}${locks.has(`${lock}(session)`) ? '(program)' : ''}:${change}`),
        ...(token === undefined ? {} : { workDoneToken: token }),
    };
}

export function isChanged({ cores, rate, runtime, speeds, locks }: Choices): boolean {
    return cores !== undefined || rate !== undefined || runtime !== undefined || Object.keys(speeds).length > 0
        || Object.keys(locks).length > 0;
}

/** @param value undefined for what the profile has */
export function withChoice<K extends 'cores' | 'rate' | 'runtime'>(choices: Choices, name: K, value: Choices[K] | undefined): Choices {
    const next: { -readonly [T in keyof Choices]: Choices[T] } = { ...choices };
    if (value === undefined) {
        delete next[name];
    } else {
        next[name] = value;
    }
    return next;
}

export function withSpeed(choices: Choices, node: string, speed: number): Choices {
    const { [node]: _, ...others } = choices.speeds;
    return { ...choices, speeds: speed === 1 ? others : { ...others, [node]: speed } };
}

export function withLock(choices: Choices, lock: string, change: LockChange): Choices {
    const { [lock]: _, ...others } = choices.locks;
    return { ...choices, locks: change === 'asIs' ? others : { ...others, [lock]: change } };
}

/** Of a slider whose steps multiply: the place from 0 to 1 of a value, and back. */
export function placeOf(value: number, { least, most }: { least: number; most: number }): number {
    return Math.log(value / least) / Math.log(most / least);
}

export function valueAt(place: number, { least, most }: { least: number; most: number }): number {
    return least * (most / least) ** place;
}

/** Two digits are enough for what somebody chooses by hand. */
export function rounded(value: number, digits = 2): number {
    return Number(value.toPrecision(digits));
}

/** What is chosen at a place of a slider: at the place nearest to what the profile has, just that. */
export function chosenAt(place: number, range: { least: number; most: number }, profiled: number, steps: number): number {
    return Math.abs(place - placeOf(profiled, range)) <= 0.5 / steps ? profiled : rounded(valueAt(place, range));
}
