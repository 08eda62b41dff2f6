// SPDX-License-Identifier: EPL-2.0
// Where arrow keys lead: along arcs first, else to what is nearest in that direction. Nothing here needs a page.
import { centre, type Contents, type Placed, type Point } from './picture';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A step of the focus: to a box, along an arc if there is one. */
export interface Step {
    readonly to: string;
    readonly along: string | undefined;
}

/**
 * @param from the id of a box or of an arc
 * @returns undefined where the picture ends
 */
export function neighbour(contents: Contents, from: string, direction: Direction): Step | undefined {
    const arc = contents.arcs.get(from);
    if (arc) {
        const forward = direction === 'down' || direction === 'right';
        const end = forward ? ahead(contents, from) : behind(contents, from);
        return end === undefined ? undefined : { to: end, along: undefined };
    }
    const box = contents.boxes.get(from);
    if (!box) {
        return undefined;
    }
    return alongArc(contents, box, direction) ?? nearest(contents, box, direction);
}

/** The arc that leaves or enters a box in a direction: its own way, for who wants to know what it carries. */
export function arcAt(contents: Contents, from: string, direction: Direction): string | undefined {
    const box = contents.boxes.get(from);
    return box && alongArc(contents, box, direction)?.along;
}

/** Boxes at both ends of an arc, for who walks it: through the edge of a box to what is behind. */
function ahead(contents: Contents, arc: string, seen = new Set<string>()): string | undefined {
    const { edge, parent } = contents.arcs.get(arc) ?? {};
    if (!edge || seen.has(arc)) {
        return undefined;
    }
    seen.add(arc);
    if (edge.targetId !== parent?.node.id) {
        return edge.targetId;
    }
    const next = outgoing(contents, edge.targetId, parent.parent)[0];
    return next === undefined ? edge.targetId : ahead(contents, next, seen);
}

function behind(contents: Contents, arc: string): string | undefined {
    const { edge } = contents.arcs.get(arc) ?? {};
    return edge?.sourceId;
}

function outgoing(contents: Contents, box: string, parent: Placed | undefined): string[] {
    return [...contents.arcs.values()]
        .filter(({ edge, parent: around }) => edge.kind === 'data' && edge.sourceId === box && around === parent)
        .map(({ edge }) => edge.id);
}

function alongArc(contents: Contents, box: Placed, direction: Direction): Step | undefined {
    const { id } = box.node;
    const steps: { step: Step; far: number }[] = [];
    for (const { edge, parent } of contents.arcs.values()) {
        const out = edge.sourceId === id && (parent === box.parent || parent === box);
        const into = edge.targetId === id && parent === box.parent;
        const other = out ? ahead(contents, edge.id) : into ? edge.sourceId : undefined;
        const target = other === undefined || other === id ? undefined : contents.boxes.get(other);
        if (!target) {
            continue;
        }
        // What an expanded box contains lies below its title; otherwise the picture says which direction it is.
        const inside = target.parent === box;
        const fits = inside ? direction === 'down' : contains(target, box) ? direction === 'up' : towards(box, target, direction);
        if (fits) {
            steps.push({ step: { to: target.node.id, along: edge.id }, far: distance(box, target, direction) });
        }
    }
    return steps.sort((a, b) => a.far - b.far)[0]?.step;
}

function nearest(contents: Contents, box: Placed, direction: Direction): Step | undefined {
    let best: { to: string; far: number } | undefined;
    for (const other of contents.boxes.values()) {
        // Into an expanded box one goes down, and out of it up or to the left.
        const inside = contains(box, other);
        const outside = contains(other, box);
        if (other === box || inside && (direction !== 'down' || other.parent !== box)
            || outside && (direction !== 'up' && direction !== 'left' || box.parent !== other)
            || !inside && !outside && !beside(box, other, direction)) {
            continue;
        }
        // Those of the same level come first, of these the ones of the same row or column, and what is around comes last.
        const far = distance(box, other, direction) + (outside ? 1e6 : other.parent === box.parent || inside ? 0 : 1e5)
            + (inside || inLine(box, other, direction) ? 0 : 1e4);
        if (best === undefined || far < best.far) {
            best = { to: other.node.id, far };
        }
    }
    return best && { to: best.to, along: undefined };
}

function contains(outer: Placed, inner: Placed): boolean {
    for (let around = inner.parent; around; around = around.parent) {
        if (around === outer) {
            return true;
        }
    }
    return false;
}

/** Whether the way to another box goes more in that direction than across it. */
function towards(from: Placed, to: Placed, direction: Direction): boolean {
    const { along, across } = way(from, to, direction);
    return along > 0 && (along >= across || gap(from, to, direction) >= 0 && (direction === 'down' || direction === 'up'));
}

/** Whether another box is on that side; side by side within one row counts as left and right only. */
function beside(from: Placed, to: Placed, direction: Direction): boolean {
    return gap(from, to, direction) >= 0;
}

/** How much is between the facing edges; negative if they overlap in that direction. */
function gap(from: Placed, to: Placed, direction: Direction): number {
    switch (direction) {
        case 'down': return to.at.y - (from.at.y + from.node.size.height);
        case 'up': return from.at.y - (to.at.y + to.node.size.height);
        case 'right': return to.at.x - (from.at.x + from.node.size.width);
        case 'left': return from.at.x - (to.at.x + to.node.size.width);
    }
}

function inLine(from: Placed, to: Placed, direction: Direction): boolean {
    const [[a, b], [c, d]] = direction === 'up' || direction === 'down'
        ? [[from.at.x, from.at.x + from.node.size.width], [to.at.x, to.at.x + to.node.size.width]]
        : [[from.at.y, from.at.y + from.node.size.height], [to.at.y, to.at.y + to.node.size.height]];
    return a < d && c < b;
}

function way(from: Placed, to: Placed, direction: Direction): { along: number; across: number } {
    const [a, b]: [Point, Point] = [centre(from), centre(to)];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    switch (direction) {
        case 'down': return { along: dy, across: Math.abs(dx) };
        case 'up': return { along: -dy, across: Math.abs(dx) };
        case 'right': return { along: dx, across: Math.abs(dy) };
        case 'left': return { along: -dx, across: Math.abs(dy) };
    }
}

/** What lies across counts double, so that a row or a column is left only where it ends. */
function distance(from: Placed, to: Placed, direction: Direction): number {
    const { along, across } = way(from, to, direction);
    return Math.abs(along) + 2 * across;
}
