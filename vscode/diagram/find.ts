// SPDX-License-Identifier: EPL-2.0
// What a search finds in a picture. Nothing here needs a page.
import type { Contents } from './picture';

/**
 * The ids of boxes and arcs that say a text, in the order in which they are read. Case counts only where the text has capital letters.
 *
 * @param text empty if nothing is sought
 */
export function find(contents: Contents, text: string): string[] {
    const sought = text.trim();
    if (sought === '') {
        return [];
    }
    const exact = sought !== sought.toLowerCase();
    const says = (words: string) => (exact ? words : words.toLowerCase()).includes(sought);
    const boxes = [...contents.boxes.values()].filter(({ node }) =>
        says([node.name, ...(node.locks ?? []).map(({ lock }) => lock), ...(node.findings ?? []).map(({ code }) => code)].join('\n')));
    const arcs = [...contents.arcs.values()].filter(({ edge }) =>
        says([edge.pattern ?? '', edge.types ?? '', ...(edge.children ?? []).map(({ text: shown }) => shown)].join('\n')));
    return [...boxes.map(({ node }) => node.id), ...arcs.map(({ edge }) => edge.id)];
}
