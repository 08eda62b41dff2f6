// SPDX-License-Identifier: EPL-2.0
// Latency and throughput against load, with the knee and the load that is looked at.
import type { Curve, Point } from './protocol';
import { duration, rate } from './quantities';

const NS = 'http://www.w3.org/2000/svg';
const SIZE = { width: 420, height: 150, left: 56, right: 10, top: 12, bottom: 26 } as const;
/** What is farther away than so many times the latency of the knee is above the chart. */
const ABOVE = 6;

interface Line {
    readonly name: string;
    readonly value: (point: Point) => number | undefined;
}

/** Two charts, one below the other, over the same loads. */
export function charts(curve: Curve, now: number | undefined): SVGSVGElement[] {
    const latencies = curve.points.map(point => point.mean ?? 0);
    const least = latencies[0] ?? 0;
    const most = Math.min(Math.max(...curve.points.map(point => point.p99 ?? 0)), ABOVE * Math.max(2 * least, latencies[1] ?? 0,
        curve.points[0]?.p99 ?? 0));
    const throughputs = curve.points.map(point => point.throughput ?? 0);
    return [
        chart(curve, now, 'Latency',
            [{ name: 'mean', value: point => point.mean }, { name: 'p99', value: point => point.p99 }], most, duration),
        chart(curve, now, 'Throughput', [{ name: 'throughput', value: point => point.throughput }], Math.max(...throughputs) * 1.08, rate),
    ];
}

function chart({ points, knee }: Curve, now: number | undefined, title: string, lines: readonly Line[], most: number,
    text: (value: number) => string): SVGSVGElement {
    const last = points.at(-1)?.rate ?? 1;
    const x = (perSecond: number) => SIZE.left + perSecond / last * (SIZE.width - SIZE.left - SIZE.right);
    const y = (value: number) => SIZE.height - SIZE.bottom - Math.min(value / most, 1.02) * (SIZE.height - SIZE.top - SIZE.bottom);
    const drawn = svg('svg', { 'viewBox': `0 0 ${SIZE.width} ${SIZE.height}`, 'role': 'img', 'class': 'chart',
        'aria-label': described(title, points, lines, knee, text) });
    const bottom = y(0);
    for (const share of [0, 0.5, 1]) {
        drawn.append(svg('line', { class: 'grid', x1: SIZE.left, x2: SIZE.width - SIZE.right, y1: y(most * share), y2: y(most * share) }),
            label(SIZE.left - 6, y(most * share) + 4, share === 0 ? '0' : text(most * share), 'end'));
    }
    for (const share of [0, 0.5, 1]) {
        drawn.append(label(x(last * share), bottom + 15, share === 0 ? '0' : rate(last * share), share === 1 ? 'end' : 'middle'));
    }
    drawn.append(label(SIZE.left + 6, SIZE.top + 10, title, 'start', 'title'));
    if (knee !== undefined) {
        drawn.append(svg('line', { class: 'knee', x1: x(knee), x2: x(knee), y1: SIZE.top, y2: bottom }),
            label(x(knee) - 4, SIZE.top + 26, `knee ${rate(knee)}`, 'end', 'knee-text'));
    }
    if (now !== undefined && now <= last) {
        drawn.append(svg('line', { class: 'now', x1: x(now), x2: x(now), y1: SIZE.top, y2: bottom }),
            svg('path', { class: 'now-mark', d: `M${x(now) - 5} ${SIZE.top - 8}h10l-5 8z` }));
    }
    lines.forEach((line, i) => {
        const way = points.filter(point => line.value(point) !== undefined)
            .map(point => `${x(point.rate).toFixed(1)} ${y(line.value(point) ?? 0).toFixed(1)}`);
        drawn.append(svg('path', { class: `line line-${i}`, d: `M${way.join('L')}` }));
        const named = points[Math.floor(points.length / 2)];
        if (lines.length > 1 && named) {
            drawn.append(label(x(named.rate), y(line.value(named) ?? 0) - 6, line.name, 'middle', `line-text line-text-${i}`));
        }
    });
    return drawn;
}

/** For who cannot see it. */
function described(title: string, points: readonly Point[], lines: readonly Line[], knee: number | undefined,
    text: (value: number) => string): string {
    const some = [points[0], points[Math.floor(points.length / 2)], points.at(-1)].filter(point => point !== undefined);
    return `${title} against load: ${some.map(point => `at ${rate(point.rate)} ${lines.map(line =>
        `${line.name} ${text(line.value(point) ?? 0)}`).join(', ')}`).join('; ')}${knee === undefined ? '' : `; knee at ${rate(knee)}`}`;
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
