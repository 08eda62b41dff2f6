// SPDX-License-Identifier: EPL-2.0
// A picture as the server makes it: the JSON of `flux diagram`. What has shapes is drawn as they say; nothing is decided here.

export interface Point {
    readonly x: number;
    readonly y: number;
}

export interface Size {
    readonly width: number;
    readonly height: number;
}

export type Shape =
    | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number;
        readonly radius: number; readonly class: string; readonly color?: string }
    | { readonly kind: 'polygon'; readonly points: readonly Point[]; readonly class: string; readonly color?: string }
    | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number; readonly class: string }
    | { readonly kind: 'line'; readonly points: readonly Point[]; readonly class: string; readonly color?: string }
    | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle'; readonly length: number;
        readonly text: string; readonly class: string };

/** In a file, from 1, the end exclusive. */
export interface FileRange {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
}

export interface Finding {
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    /** Of one that concerns nothing in the picture. */
    readonly range?: FileRange;
}

export interface OverlayValue {
    readonly text?: string;
    readonly color?: string;
    /** From 1 to 5. */
    readonly heat?: number;
    readonly marked?: boolean;
    readonly detail?: string;
}

export interface Lock {
    readonly lock: string;
    readonly scope: string;
    readonly mode: string;
    readonly kind: string;
    readonly why?: readonly string[];
}

/** A box, in the coordinates of the one around it. */
export interface NodeElement {
    readonly type: 'node';
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly position: Point;
    readonly size: Size;
    /** For who asks: several lines. */
    readonly title: string;
    /** For who cannot see it: one line. */
    readonly label: string;
    /** Only of an abstract node. */
    readonly expanded?: boolean;
    readonly step?: FileRange;
    readonly declaration?: FileRange;
    readonly locks?: readonly Lock[];
    readonly findings?: readonly Finding[];
    readonly overlay?: OverlayValue;
    readonly shapes: readonly Shape[];
    readonly children?: readonly Element[];
}

/** What is written beside an arc. */
export interface LabelElement {
    readonly type: 'label';
    readonly id: string;
    readonly position: Point;
    readonly size?: Size;
    readonly text: string;
    readonly shapes: readonly Shape[];
}

/** An arc, in the coordinates of the box around both ends. An end that is this box is its edge. */
export interface EdgeElement {
    readonly type: 'edge';
    readonly kind: 'data' | 'error';
    readonly id: string;
    readonly sourceId: string;
    readonly targetId: string;
    /** Has its head on the other side of the edge. */
    readonly continued?: boolean;
    readonly routingPoints: readonly Point[];
    readonly pattern?: string;
    readonly types?: string;
    readonly title: string;
    readonly label: string;
    readonly range?: FileRange;
    readonly overlay?: OverlayValue;
    readonly children?: readonly LabelElement[];
}

export type Element = NodeElement | EdgeElement;

/** A deadlock or a recursion, in the coordinates of the picture. */
export interface Ring {
    readonly id: string;
    readonly kind: string;
    readonly boxes: readonly string[];
    readonly text: string;
    readonly shapes: readonly Shape[];
}

export interface Picture {
    readonly type: 'graph';
    readonly id: string;
    readonly program: string;
    readonly area: Point & Size;
    readonly flows: readonly string[];
    readonly css?: string;
    readonly title?: string;
    readonly legend?: readonly { readonly color?: string; readonly heat?: number; readonly text: string }[];
    readonly rings?: readonly Ring[];
    readonly findings?: readonly Finding[];
    readonly children: readonly Element[];
}

/** A box with its place in the picture. */
export interface Placed {
    readonly node: NodeElement;
    /** Of its upper left corner. */
    readonly at: Point;
    readonly parent: Placed | undefined;
    readonly depth: number;
}

/** An arc with the place of the box around it. */
export interface PlacedEdge {
    readonly edge: EdgeElement;
    readonly origin: Point;
    readonly parent: Placed | undefined;
}

/** Everything of a picture by its id, in the order in which it is read. */
export class Contents {
    readonly boxes = new Map<string, Placed>();
    readonly arcs = new Map<string, PlacedEdge>();

    constructor(picture: Picture) {
        this.collect(picture.children, { x: 0, y: 0 }, undefined);
    }

    /** Of a box, or of the way of an arc, in the picture. */
    areaOf(id: string): Point & Size | undefined {
        const box = this.boxes.get(id);
        if (box) {
            return { ...box.at, ...box.node.size };
        }
        const { edge, origin } = this.arcs.get(id) ?? {};
        if (!edge || !origin || edge.routingPoints.length === 0) {
            return undefined;
        }
        const [xs, ys] = [edge.routingPoints.map(point => point.x + origin.x), edge.routingPoints.map(point => point.y + origin.y)];
        const [x, y] = [Math.min(...xs), Math.min(...ys)];
        return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    }

    private collect(children: readonly Element[], origin: Point, parent: Placed | undefined): void {
        for (const child of children) {
            if (child.type === 'edge') {
                this.arcs.set(child.id, { edge: child, origin, parent });
            } else {
                const at = { x: origin.x + child.position.x, y: origin.y + child.position.y };
                const placed = { node: child, at, parent, depth: (parent?.depth ?? 0) + 1 };
                this.boxes.set(child.id, placed);
                this.collect(child.children ?? [], at, placed);
            }
        }
    }
}

export function centre(placed: Placed): Point {
    return { x: placed.at.x + placed.node.size.width / 2, y: placed.at.y + placed.node.size.height / 2 };
}
