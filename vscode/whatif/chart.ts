// SPDX-License-Identifier: EPL-2.0
// Latency and throughput against load, with the knee and the load that is looked at.
import type { Curve, Point } from './protocol';
import { duration, rate } from './quantities';
import { ticks } from './ticks';

const NS = 'http://www.w3.org/2000/svg';
/** Above the plot are its title with the names of the lines, and what is said of the knee; below it the axis. */
const SIZE = { width: 420, height: 186, right: 12, top: 40, bottom: 30 } as const;
/** The width of a letter or digit, about: texts are not measured before they are drawn. */
const LETTER = 6.4;
/** So many values are marked at the axes, besides zero, at most. */
const UPWARDS = 3;
const ACROSS = 4;
/** What is farther away than so many times the latency of little load is above the chart. */
const ABOVE = 6;

interface Line {
    readonly name: string;
    readonly value: (point: Point) => number | undefined;
}

interface Chart {
    readonly title: string;
    readonly lines: readonly Line[];
    /** The value at the upper edge. */
    readonly most: number;
    readonly text: (value: number) => string;
}

/** Two charts, one below the other, over the same loads. */
export function charts(curve: Curve, now: number | undefined): SVGSVGElement[] {
    const [first, second] = curve.points;
    const little = Math.max(2 * (first?.mean ?? 0), second?.mean ?? 0, first?.p99 ?? 0);
    const slowest = Math.max(...curve.points.map(point => point.p99 ?? 0));
    const fastest = Math.max(...curve.points.map(point => point.throughput ?? 0));
    const both: Chart[] = [
        { title: 'Latency', lines: [{ name: 'mean', value: point => point.mean }, { name: 'p99', value: point => point.p99 }],
            most: Math.min(slowest, ABOVE * little) || 1, text: duration },
        { title: 'Throughput', lines: [{ name: '', value: point => point.throughput }], most: 1.08 * fastest || 1, text: rate },
    ];
    const longest = Math.max(...both.flatMap(({ most, text }) => ticks(most, UPWARDS).map(tick => text(tick).length)));
    return both.map(chart => draw(chart, curve, now, 12 + LETTER * longest));
}

/** @param left where the plot begins */
function draw({ title, lines, most, text }: Chart, { points, knee }: Curve, now: number | undefined, left: number): SVGSVGElement {
    const last = points.at(-1)?.rate ?? 1;
    const right = SIZE.width - SIZE.right;
    const bottom = SIZE.height - SIZE.bottom;
    const x = (perSecond: number) => left + perSecond / last * (right - left);
    const y = (value: number) => bottom - value / most * (bottom - SIZE.top);
    const drawn = svg('svg', { 'viewBox': `0 0 ${SIZE.width} ${SIZE.height}`, 'role': 'img', 'class': 'chart',
        'aria-label': described(title, points, lines, knee, text) });
    for (const tick of ticks(most, UPWARDS)) {
        drawn.append(svg('line', { class: 'grid', x1: left, x2: right, y1: y(tick), y2: y(tick) }),
            label(left - 6, y(tick) + 4, tick === 0 ? '0' : text(tick), 'end'));
    }
    for (const tick of ticks(last, ACROSS)) {
        drawn.append(svg('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: bottom, y2: bottom + 4 }),
            inside(x(tick), bottom + 22, tick === 0 ? '0' : rate(tick), 0, SIZE.width, 'tick'));
    }
    drawn.append(label(left, 13, title, 'start', 'title'), ...names(lines, left + LETTER * title.length + 22));
    // What leaves the plot is cut off there.
    const plot = svg('svg', { x: left, y: SIZE.top, width: right - left, height: bottom - SIZE.top,
        viewBox: `${left} ${SIZE.top} ${right - left} ${bottom - SIZE.top}` });
    drawn.append(plot);
    if (knee !== undefined) {
        plot.append(svg('line', { class: 'knee', x1: x(knee), x2: x(knee), y1: SIZE.top, y2: bottom }));
        drawn.append(inside(x(knee), SIZE.top - 6, `knee ${rate(knee)}`, left, right, 'knee-text'));
    }
    lines.forEach((line, i) => {
        const way = points.filter(point => line.value(point) !== undefined)
            .map(point => `${x(point.rate).toFixed(1)} ${y(line.value(point) ?? 0).toFixed(1)}`);
        if (way.length > 0) {
            plot.append(svg('path', { class: `line line-${i}`, d: `M${way.join('L')}` }));
        }
    });
    if (now !== undefined) {
        drawn.append(...(now > last ? [svg('path', { class: 'now-mark', d: `M${right} ${bottom - 5}v10l8-5z` })]
            : [svg('line', { class: 'now', x1: x(now), x2: x(now), y1: SIZE.top, y2: bottom }),
                svg('path', { class: 'now-mark', d: `M${x(now) - 5} ${bottom + 9}h10l-5-8z` })]));
    }
    return drawn;
}

/** Which line is which, behind the title. */
function names(lines: readonly Line[], from: number): SVGElement[] {
    let at = from;
    return lines.flatMap(({ name }, i) => {
        if (name === '') {
            return [];
        }
        const begin = at;
        at += 30 + LETTER * name.length + 14;
        return [svg('path', { class: `line line-${i}`, d: `M${begin} 9h22` }), label(begin + 28, 13, name, 'start', 'name')];
    });
}

/** For who cannot see it. */
function described(title: string, points: readonly Point[], lines: readonly Line[], knee: number | undefined,
    text: (value: number) => string): string {
    const some = [points[0], points[Math.floor(points.length / 2)], points.at(-1)].filter(point => point !== undefined);
    const value = (known: number | undefined) => known === undefined ? 'unknown' : text(known);
    const said = (point: Point) => lines.map(line => `${line.name} ${value(line.value(point))}`.trim()).join(', ');
    return `${title} against load: ${some.map(point => `at ${rate(point.rate)} ${said(point)}`).join('; ')}${
        knee === undefined ? '' : `; knee at ${rate(knee)}`}`;
}

/** In the middle of a place, but not beyond the ends. */
function inside(x: number, y: number, text: string, from: number, to: number, name: string): SVGElement {
    const half = LETTER * text.length / 2;
    return x - half < from ? label(from, y, text, 'start', name) : x + half > to ? label(to, y, text, 'end', name)
        : label(x, y, text, 'middle', name);
}

function label(x: number, y: number, text: string, anchor: string, name = 'tick'): SVGElement {
    const made = svg('text', { 'class': name, x, y, 'text-anchor': anchor });
    made.textContent = text;
    return made;
}

function svg<K extends keyof SVGElementTagNameMap>(name: K,
    attributes: Readonly<Record<string, string | number>>): SVGElementTagNameMap[K] {
    const element = document.createElementNS(NS, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
    return element;
}
