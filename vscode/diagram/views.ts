// SPDX-License-Identifier: EPL-2.0
// How elements become SVG. The shapes of the picture are drawn as they are; only the signs of selection, focus and search are added.
// What has not changed is not looked at again: a view gives back what it made before.
import { type IView, type RenderingContext, SModelElementImpl } from 'sprotty';
import { inject, injectable } from 'inversify';
import { vnode, type VNode } from 'snabbdom';
import { ArcItem, BoxItem, Drawing, Item, LabelItem, RingItem } from './elements';
import { arrow, roundPath, short } from './geometry';
import { Marks } from './marks';
import type { Point, Shape } from './picture';

const SVG = 'http://www.w3.org/2000/svg';
/** Smaller than that, nobody can read what is written beside arcs, and in boxes. */
const LEGIBLE = { arcs: 0.45, boxes: 0.22 };

type Attributes = Record<string, string | number | boolean>;

function svg(name: string, attrs: Attributes, children?: (VNode | undefined)[], key?: string): VNode {
    const data = { ns: SVG, attrs, ...(key === undefined ? {} : { key }) };
    return vnode(name, data, children?.filter(child => child !== undefined), undefined, undefined);
}

@injectable()
export class DrawingView implements IView {
    render(drawing: Readonly<Drawing>, context: RenderingContext): VNode {
        const { rendered, version } = drawing;
        const content = rendered?.version === version ? rendered.vnode
            : svg('g', { role: 'presentation' }, context.renderChildren(drawing), 'content');
        // The model may not be changed by a view, but what the view remembers may.
        (drawing as Drawing).rendered = { version, vnode: content };
        const { zoom, scroll } = drawing;
        const distance = `${zoom < LEGIBLE.arcs ? ' far' : ''}${zoom < LEGIBLE.boxes ? ' tiny' : ''}`;
        return svg('svg', {
            'class': `flux-picture${distance}`,
            'role': 'tree', 'aria-label': `Diagram of ${drawing.program}`,
        }, [svg('g', { role: 'presentation', transform: `scale(${zoom}) translate(${-scroll.x},${-scroll.y})` }, [content])], drawing.id);
    }
}

/** What boxes, arcs and rings have in common. */
@injectable()
abstract class ItemView implements IView {
    constructor(@inject(Marks) protected readonly marks: Marks) {}

    render(element: Readonly<SModelElementImpl>, context: RenderingContext): VNode {
        const item = element as Item;
        const children = context.renderChildren(item);
        const { id, position, shapes, routingPoints, opacity, leaving } = item;
        const state = this.marks.of(id);
        const of = [position.x, position.y, shapes, routingPoints, opacity, leaving, state];
        const { rendered } = item;
        if (rendered && rendered.of.every((value, i) => value === of[i]) && rendered.children.length === children.length
            && rendered.children.every((child, i) => child === children[i])) {
            return rendered.vnode;
        }
        const classes = [item.type, item.kind, state, leaving ? 'leaving' : ''].filter(name => name !== '');
        const made = svg('g', {
            ...(position.x === 0 && position.y === 0 ? {} : { transform: `translate(${short(position.x)},${short(position.y)})` }),
            'class': classes.map(name => `flux-${name}`.replaceAll(' ', ' flux-')).join(' '), ...(opacity === 1 ? {} : { opacity }),
            ...(leaving ? { 'aria-hidden': 'true' } : this.names(item)),
        }, [...this.parts(item, state), ...this.below(children)], leaving ? `${id} leaving` : id);
        item.rendered = { of, children, vnode: made };
        return made;
    }

    protected abstract parts(item: Item, state: string): (VNode | undefined)[];

    /** For who cannot see it. */
    protected names(item: Item): Attributes {
        return { 'data-id': item.id, 'role': 'treeitem', 'aria-label': item.label || item.title,
            'tabindex': this.marks.current === item.id ? 0 : -1, 'aria-selected': String(this.marks.selected.has(item.id)) };
    }

    protected below(children: VNode[]): VNode[] {
        return children;
    }

    /** The shapes as vnodes, the same ones while they are the same. */
    protected shapes(item: Item): VNode[] {
        if (item.shapesRendered?.of !== item.shapes) {
            // With keys, nothing is ever taken for something else that has been kept.
            item.shapesRendered = { of: item.shapes, vnodes: item.shapes.map((drawn, i) => ({ ...shape(drawn), key: `shape ${i}` })) };
        }
        return item.shapesRendered.vnodes;
    }
}

@injectable()
export class BoxView extends ItemView {
    protected override parts(item: Item, state: string): (VNode | undefined)[] {
        const box = item as BoxItem;
        return [state === '' ? undefined : outline(box), ...this.shapes(box),
            box.expanded === undefined ? undefined : toggle(box)];
    }

    protected override names(item: Item): Attributes {
        const { expanded, depth } = item as BoxItem;
        return { ...super.names(item), 'aria-level': depth, ...(expanded === undefined ? {} : { 'aria-expanded': String(expanded) }) };
    }

    protected override below(children: VNode[]): VNode[] {
        return children.length === 0 ? [] : [svg('g', { role: 'group' }, children, 'inside')];
    }
}

/** Of a box that is selected, has the focus, or is found: around it, whatever form it has, and around the ring that it may take part in. */
function outline({ size: { width, height } }: BoxItem): VNode {
    const far = 9;
    return svg('rect', { 'class': 'flux-outline', 'x': -far, 'y': -far, 'width': width + 2 * far, 'height': height + 2 * far, 'rx': 13 },
        [], 'outline');
}

/** Where a click expands or collapses: around the small triangle, which is hard to hit. */
function toggle({ shapes, expanded }: BoxItem): VNode | undefined {
    const triangle = shapes.find(candidate => candidate.kind === 'polygon' && candidate.class === 'toggle');
    if (triangle?.kind !== 'polygon') {
        return undefined;
    }
    const [xs, ys] = [triangle.points.map(({ x }) => x), triangle.points.map(({ y }) => y)];
    const [x, y] = [Math.min(...xs) - 7, Math.min(...ys) - 7];
    return svg('rect', { 'class': 'flux-toggle', x, y, 'width': Math.max(...xs) + 7 - x, 'height': Math.max(...ys) + 7 - y, 'rx': 4,
        'data-toggle': String(expanded !== true) }, [], 'toggle');
}

@injectable()
export class ArcView extends ItemView {
    protected override parts(item: Item): VNode[] {
        const arc = item as ArcItem;
        const error = arc.kind === 'error';
        const color = arc.overlay?.color;
        const { line, head } = arc.continued ? { line: arc.routingPoints, head: [] } : arrow(arc.routingPoints);
        const d = roundPath(line);
        // The first one is there to be pointed at, and to be seen when it is selected.
        return [
            svg('path', { 'class': 'flux-track', d: roundPath(arc.routingPoints) }, [], 'track'),
            coloured(svg('path', { 'class': error ? 'error-arc' : 'arc', d }, [], 'line'), color, 'stroke'),
            ...(head.length === 0 ? [] : [coloured(svg('polygon', { 'class': error ? 'error-head' : 'arc-head', 'points': corners(head) },
                [], 'head'), color, 'fill')]),
            ...this.shapes(arc),
        ];
    }

    protected override names(item: Item): Attributes {
        return { ...super.names(item), 'aria-roledescription': 'arc' };
    }
}

@injectable()
export class LabelView extends ItemView {
    protected override parts(item: Item): VNode[] {
        return this.shapes(item as LabelItem);
    }

    /** Its arc says it. */
    protected override names(): Attributes {
        return { 'aria-hidden': 'true' };
    }
}

@injectable()
export class RingView extends ItemView {
    protected override parts(item: Item): VNode[] {
        return this.shapes(item as RingItem);
    }

    protected override names(item: Item): Attributes {
        return { ...super.names(item), 'aria-roledescription': item.kind };
    }
}

function shape(drawn: Shape): VNode {
    const common = { class: drawn.class };
    switch (drawn.kind) {
        case 'rect':
            return coloured(svg('rect', { ...common, x: short(drawn.x), y: short(drawn.y), width: short(drawn.width),
                height: short(drawn.height), ...(drawn.radius ? { rx: drawn.radius } : {}) }, []), drawn.color,
            // What an overlay adds is filled; of everything else it is the outline that has a colour, so that texts stay legible.
            drawn.class === 'overlay' ? 'fill' : 'stroke');
        case 'polygon':
            return coloured(svg('polygon', { ...common, points: corners(drawn.points) }, []), drawn.color, 'fill');
        case 'circle':
            return svg('circle', { ...common, cx: short(drawn.x), cy: short(drawn.y), r: drawn.radius }, []);
        case 'line':
            return coloured(svg('path', { ...common, d: roundPath(drawn.points) }, []), drawn.color, 'stroke');
        case 'text': {
            const { x, y, anchor, length, text } = drawn;
            const data = { ns: SVG, attrs: { ...common, 'x': short(x), 'y': short(y),
                ...(anchor === 'middle' ? { 'text-anchor': anchor } : {}),
                ...(length > 0 ? { textLength: short(length), lengthAdjust: 'spacingAndGlyphs' } : {}) } };
            return vnode('text', data, undefined, text, undefined);
        }
    }
}

/** The same with a colour of its own instead of its class's. */
function coloured(made: VNode, color: string | undefined, where: 'fill' | 'stroke'): VNode {
    if (color !== undefined) {
        const name = String(made.data?.attrs?.['class']);
        made.data = { ...made.data, style: { [where]: color }, attrs: { ...made.data?.attrs,
            class: where === 'stroke' ? `${name} coloured` : name } };
    }
    return made;
}

function corners(points: readonly Point[]): string {
    return points.map(({ x, y }) => `${short(x)},${short(y)}`).join(' ');
}
