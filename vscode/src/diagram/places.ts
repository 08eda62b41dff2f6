// SPDX-License-Identifier: EPL-2.0
// Which elements of a picture a place in the text is about, and the other way round. Nothing here needs an editor.
import type { Contents, FileRange, Picture, Element } from '../../diagram/picture';

/** A place of a text, from 1. */
export interface Place {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}

/**
 * The elements that are selected when the cursor is at a place: all boxes of the smallest step there, else the smallest arc, else all boxes
 * of the smallest declaration, else those of the node whose declaration it is.
 *
 * @param statement the text from the end of the declaration before to the cursor
 */
export function elementsAt(contents: Contents, place: Place, statement: string): string[] {
    const boxes = [...contents.boxes.values()].map(({ node }) => node);
    const arcs = [...contents.arcs.values()].map(({ edge }) => edge);
    for (const ranges of [boxes.map(({ id, step }) => ({ id, range: step })), arcs.map(({ id, range }) => ({ id, range })),
        boxes.map(({ id, declaration }) => ({ id, range: declaration }))]) {
        const here = ranges.filter(({ range }) => range && holds(range, place));
        const least = Math.min(...here.map(({ range }) => size(range)));
        if (here.length > 0) {
            return here.filter(({ range }) => size(range) === least).map(({ id }) => id);
        }
    }
    const declared = /^[\p{L}\p{Pc}\p{Sc}][\p{L}\p{N}\p{Pc}\p{Sc}]*/u.exec(statement)?.[0];
    return declared === undefined ? [] : boxesOf(contents, declared);
}

/** What stands between the end of the declaration before a place and the place, without comments and blanks at its beginning. */
export function statementBefore(text: string): string {
    const code = text.replace(/\/\*[^]*?(\*\/|$)|\/\/[^\n]*/g, ' ');
    return code.slice(code.lastIndexOf(';') + 1).trimStart();
}

/** Where an element is in the text: a box's step (its declaration, if that is wanted or there is no step), an arc, a ring's first box. */
export function rangeOf(picture: Picture, contents: Contents, id: string, what: 'step' | 'declaration'): FileRange | undefined {
    const box = contents.boxes.get(id)?.node;
    if (box) {
        return what === 'step' ? box.step ?? box.declaration : box.declaration ?? box.step;
    }
    const first = picture.rings?.find(ring => ring.id === id)?.boxes[0];
    return first === undefined ? contents.arcs.get(id)?.edge.range : rangeOf(picture, contents, first, what);
}

/** The files that a picture is about. */
export function filesOf(picture: Picture): Set<string> {
    const files = new Set<string>();
    const add = (range: FileRange | undefined) => range && files.add(range.file);
    const walk = (children: readonly Element[]): void => children.forEach(child => {
        if (child.type === 'edge') {
            add(child.range);
        } else {
            add(child.step);
            add(child.declaration);
            walk(child.children ?? []);
        }
    });
    walk(picture.children);
    return files;
}

/** The boxes of a node, by its name. */
export function boxesOf(contents: Contents, name: string): string[] {
    return [...contents.boxes.values()].filter(({ node }) => node.name === name).map(({ node }) => node.id);
}

function holds({ file, line, column, endLine, endColumn }: FileRange, place: Place): boolean {
    return file === place.file && (line < place.line || line === place.line && column <= place.column)
        && (place.line < endLine || place.line === endLine && place.column <= endColumn);
}

/** Lines count more than columns. */
function size(range: FileRange | undefined): number {
    return range ? (range.endLine - range.line) * 100_000 + range.endColumn - range.column : Infinity;
}
