// SPDX-License-Identifier: EPL-2.0
// The picture as Sprotty's model: what the JSON says, and what is shown of it at the moment, which differs while it moves.
import { SChildElementImpl, ViewportRootElementImpl, viewportFeature, type SModelElementImpl } from 'sprotty';
import type { VNode } from 'snabbdom';
import { distance, pointBetween, shapesBetween, wayBetween } from './geometry';
import type { Element, Finding, OverlayValue, Picture, Point, Shape, Size } from './picture';

/** What a view has made of an element, and of what. */
export interface Rendered {
    readonly of: readonly unknown[];
    readonly children: readonly VNode[];
    readonly vnode: VNode;
}

export class Drawing extends ViewportRootElementImpl {
    static override readonly DEFAULT_FEATURES = [viewportFeature];
    program = '';
    override zoom = 1;
    override scroll: Point = { x: 0, y: 0 };
    /** Counts what changes in it; moving the window over it does not. */
    version = 0;
    rendered: { readonly version: number; readonly vnode: VNode } | undefined;
}

const NOWHERE: Point = { x: 0, y: 0 };

/** Anything that has a place, shapes, or a way. */
export class Item extends SChildElementImpl {
    kind = '';
    title = '';
    label = '';
    position: Point = NOWHERE;
    shapes: readonly Shape[] = [];
    routingPoints: readonly Point[] = [];
    opacity = 1;
    /** It is not in the picture any more and fades away. */
    leaving = false;
    rendered: Rendered | undefined;
    shapesRendered: { readonly of: readonly Shape[]; readonly vnodes: VNode[] } | undefined;
}

export class BoxItem extends Item {
    name = '';
    size: Size = { width: 0, height: 0 };
    expanded: boolean | undefined;
    findings: readonly Finding[] = [];
    depth = 1;
}

export class ArcItem extends Item {
    continued = false;
    overlay: OverlayValue | undefined;
}

export class LabelItem extends Item {}

export class RingItem extends Item {}

export function isItem(element: SModelElementImpl): element is Item {
    return element instanceof Item;
}

/** What of an item moves. */
interface Place {
    readonly position: Point;
    readonly shapes: readonly Shape[];
    readonly routingPoints: readonly Point[];
    readonly opacity: number;
}

/** The way of an item from one picture to the next. */
export class Way {
    private readonly to: Place;

    constructor(private readonly item: Item, private readonly from: Place) {
        this.to = { position: item.position, shapes: item.shapes, routingPoints: item.routingPoints, opacity: item.leaving ? 0 : 1 };
    }

    /** Whether there is anything to see of it. */
    get moves(): boolean {
        const { from, to } = this;
        return from.opacity !== to.opacity || distance(from.position, to.position) > 0.01
            || JSON.stringify([from.shapes, from.routingPoints]) !== JSON.stringify([to.shapes, to.routingPoints]);
    }

    /** @param t from 0 to 1 */
    go(t: number): void {
        const { item, from, to } = this;
        item.position = t === 1 ? to.position : pointBetween(from.position, to.position, t);
        item.shapes = shapesBetween(from.shapes, to.shapes, t);
        item.routingPoints = wayBetween(from.routingPoints, to.routingPoints, t);
        item.opacity = from.opacity + (to.opacity - from.opacity) * t;
    }
}

/** Of an element of the picture, for Sprotty's factory. */
export type Schema = { type: string; id: string; children?: Schema[] } & Record<string, unknown>;

/** The picture as Sprotty wants it: arcs below boxes, rings above everything. */
export function schema(picture: Picture): Schema {
    const rings = (picture.rings ?? []).map(ring => ({ ...ring, type: 'ring', title: ring.text, label: ring.text }));
    return { type: 'graph', id: rootId(picture), program: picture.program, children: [...elements(picture.children, 1), ...rings] };
}

/** No other element is called so. */
export function rootId(picture: Picture): string {
    return `program ${picture.program}`;
}

function elements(children: readonly Element[], depth: number): Schema[] {
    const arcs = children.filter(child => child.type === 'edge').map(({ kind, ...edge }) =>
        ({ ...edge, kind, children: (edge.children ?? []).map(label => ({ ...label })) }) as Schema);
    const boxes = children.filter(child => child.type === 'node').map(node =>
        ({ ...node, depth, children: elements(node.children ?? [], depth + 1) }) as Schema);
    return [...arcs, ...boxes];
}
