// SPDX-License-Identifier: EPL-2.0
// Lines with round corners, what lies between two pictures, and what fits on the screen. Nothing here needs a page.
import type { Point, Shape, Size } from './picture';
import type { Viewport } from './protocol';

/** Of the corners of lines, as in every picture. */
const RADIUS = 10;
/** Of an arrow head. */
const HEAD = { length: 9, width: 8 };

export const ZOOM = { min: 0.004, max: 4 };

/** The `d` of a path through points, its corners rounded. */
export function roundPath(points: readonly Point[]): string {
    const parts: string[] = [];
    points.forEach((point, i) => {
        const [before, after] = [points[i - 1], points[i + 1]];
        if (!before) {
            parts.push(`M${short(point.x)} ${short(point.y)}`);
            return;
        }
        const radius = after ? Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2) : 0;
        if (!after || radius < 0.5) {
            parts.push(`L${short(point.x)} ${short(point.y)}`);
            return;
        }
        const [from, to] = [towards(point, before, radius), towards(point, after, radius)];
        parts.push(`L${short(from.x)} ${short(from.y)}Q${short(point.x)} ${short(point.y)} ${short(to.x)} ${short(to.y)}`);
    });
    return parts.join('');
}

/** Where the line ends whose arrow head has its tip at the last point, and the corners of the head. */
export function arrow(points: readonly Point[]): { line: Point[]; head: Point[] } {
    const tip = points.at(-1);
    const before = points.findLast(point => tip !== undefined && distance(point, tip) > 0.01);
    if (!tip || !before) {
        return { line: [...points], head: [] };
    }
    const far = distance(before, tip);
    const [dx, dy] = [(tip.x - before.x) / far, (tip.y - before.y) / far];
    const base = { x: tip.x - dx * HEAD.length, y: tip.y - dy * HEAD.length };
    const half = HEAD.width / 2;
    const last = far > HEAD.length ? { x: tip.x - dx * (HEAD.length - 1), y: tip.y - dy * (HEAD.length - 1) } : before;
    return {
        line: [...points.slice(0, -1), last],
        head: [tip, { x: base.x - dy * half, y: base.y + dx * half }, { x: base.x + dy * half, y: base.y - dx * half }],
    };
}

/** In the SVG, a hundredth of a pixel is enough. */
export function short(number: number): number {
    return Math.round(number * 100) / 100;
}

export function distance(a: Point, b: Point): number {
    return Math.hypot(b.x - a.x, b.y - a.y);
}

function towards(from: Point, to: Point, by: number): Point {
    const far = distance(from, to);
    return far === 0 ? from : { x: from.x + (to.x - from.x) * by / far, y: from.y + (to.y - from.y) * by / far };
}

export function between(a: number, b: number, t: number): number {
    return t === 1 ? b : a + (b - a) * t;
}

export function pointBetween(a: Point, b: Point, t: number): Point {
    return { x: between(a.x, b.x, t), y: between(a.y, b.y, t) };
}

/** A way between two ways; one that has fewer corners stops at its middle one for the others. */
export function wayBetween(a: readonly Point[], b: readonly Point[], t: number): readonly Point[] {
    if (t === 1) {
        return b;
    }
    const count = Math.max(a.length, b.length);
    const [from, to] = [padded(a, count), padded(b, count)];
    return from.map((point, i) => pointBetween(point, to[i] ?? point, t));
}

function padded(points: readonly Point[], count: number): readonly Point[] {
    const middle = points[Math.floor(points.length / 2)];
    return points.length >= count || !middle ? points : points.toSpliced(Math.floor(points.length / 2), 0,
        ...new Array<Point>(count - points.length).fill(middle));
}

/** Shapes between those of two pictures; where they are not the same ones, the new ones at once. */
export function shapesBetween(a: readonly Shape[], b: readonly Shape[], t: number): readonly Shape[] {
    return t === 1 || a.length !== b.length ? b : b.map((shape, i) => shapeBetween(a[i] ?? shape, shape, t));
}

function shapeBetween(a: Shape, b: Shape, t: number): Shape {
    switch (b.kind) {
        case 'rect':
            return a.kind !== 'rect' ? b : { ...b, ...pointBetween(a, b, t), width: between(a.width, b.width, t),
                height: between(a.height, b.height, t) };
        case 'circle':
            return a.kind !== 'circle' ? b : { ...b, ...pointBetween(a, b, t), radius: between(a.radius, b.radius, t) };
        case 'text':
            return a.kind !== 'text' || a.anchor !== b.anchor ? b : { ...b, ...pointBetween(a, b, t) };
        case 'line':
            return a.kind !== 'line' ? b : { ...b, points: wayBetween(a.points, b.points, t) };
        case 'polygon':
            return a.kind !== 'polygon' || a.points.length !== b.points.length ? b : { ...b, points: wayBetween(a.points, b.points, t) };
    }
}

/** The part of the screen that shows all of an area. */
export function fit(area: Point & Size, canvas: Size, most = 1): Viewport {
    const margin = 16;
    const zoom = limited(Math.min(most, (canvas.width - margin) / area.width, (canvas.height - margin) / area.height));
    return {
        zoom,
        scroll: { x: area.x + area.width / 2 - canvas.width / zoom / 2, y: area.y + area.height / 2 - canvas.height / zoom / 2 },
    };
}

/** What is shown of a picture first: all of it if it can be read then, else its upper part. */
export function first(area: Point & Size, canvas: Size): Viewport {
    const least = 0.6;
    const whole = fit(area, canvas);
    if (whole.zoom >= least) {
        return whole;
    }
    const zoom = Math.max(least, Math.min(1, (canvas.width - 16) / area.width));
    const wide = area.width * zoom > canvas.width;
    return { zoom, scroll: { x: wide ? area.x : area.x + area.width / 2 - canvas.width / zoom / 2, y: area.y - 8 / zoom } };
}

/** Nearer or farther, while one place of the screen stays where it is. */
export function zoomed(viewport: Viewport, factor: number, at: Point): Viewport {
    const zoom = limited(viewport.zoom * factor);
    const change = 1 / viewport.zoom - 1 / zoom;
    return { zoom, scroll: { x: viewport.scroll.x + at.x * change, y: viewport.scroll.y + at.y * change } };
}

/** The same part, moved no more than it takes to see an area; undefined if that can be seen already. */
export function revealing(viewport: Viewport, canvas: Size, area: Point & Size): Viewport | undefined {
    const margin = 24 / viewport.zoom;
    const x = shift(viewport.scroll.x, canvas.width / viewport.zoom, area.x - margin, area.width + 2 * margin);
    const y = shift(viewport.scroll.y, canvas.height / viewport.zoom, area.y - margin, area.height + 2 * margin);
    return x === viewport.scroll.x && y === viewport.scroll.y ? undefined : { zoom: viewport.zoom, scroll: { x, y } };
}

/** Where a window must begin to show a stretch: its beginning if it is too long. */
function shift(from: number, length: number, at: number, needed: number): number {
    if (needed > length) {
        return at < from + length && at + needed > from ? from : at;
    }
    return at < from ? at : at + needed > from + length ? at + needed - length : from;
}

function limited(zoom: number): number {
    return Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));
}
