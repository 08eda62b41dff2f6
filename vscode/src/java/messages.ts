// SPDX-License-Identifier: EPL-2.0
// What people are told about the Java that was found, or not: one clear message with reason and remedy.
import { MINIMUM, type Java, type Search } from './find';

export type Action = 'Choose Java…' | 'How to Install' | 'Open Settings';

export interface Message {
    readonly severity: 'error' | 'warning';
    readonly text: string;
    readonly actions: readonly Action[];
}

/** What has to be said before the server starts; undefined if all is well. */
export function aboutSearch(search: Search): Message | undefined {
    const { java, unusable } = search;
    const named = unusable.find(u => u.place === 'the setting flux.java.home');
    if (!java) {
        const others = unusable.map(u => `${u.place}: ${u.home}, but ${u.why}`).join('; ');
        return {
            severity: 'error',
            text: `Flux needs Java ${MINIMUM} or newer to help you edit, and found none.` + (others ? ` It looked at ${others}.` : '')
                + ' Until there is one, only colours, snippets and brackets work.',
            actions: ['How to Install', 'Open Settings'],
        };
    }
    if (named) {
        return {
            severity: 'warning',
            text: `The setting flux.java.home names ${named.home}, but ${named.why}. Flux uses ${describe(java)} instead.`,
            actions: ['Open Settings', 'Choose Java…'],
        };
    }
    return undefined;
}

/** Why a server cannot be run or built with it; undefined if it can. */
export function aboutCompiler(java: Java): Message | undefined {
    return java.jdk ? undefined : {
        severity: 'error',
        text: `To run and build servers, Flux needs a JDK, which has a compiler; ${describe(java)} has none. Editing works without.`,
        actions: ['Choose Java…', 'How to Install'],
    };
}

/** The version, what kind it is, and where it is. */
export function describe(java: Java): string {
    return `Java ${java.version} (${java.jdk ? 'JDK' : 'without compiler'}) in ${java.home}`;
}
