// SPDX-License-Identifier: EPL-2.0
// What is predicted, beside what is predicted for the machine and the load of the profile.
import { html } from '../diagram/html';
import { charts } from './chart';
import type { Curve, Figures, Value } from './protocol';
import { change, duration, percent, rate } from './quantities';

export class Results {
    readonly element = html('section', { 'id': 'results', 'aria-label': 'Prediction' });
    private readonly figures = html('dl', { id: 'figures' });
    private readonly limit = html('p', { id: 'bottleneck' });
    /** What is seen of other loads. */
    readonly load = html('section', { 'id': 'load', 'aria-label': 'Load' });
    private readonly curve = html('div', { id: 'curve' });
    private readonly notes = html('ul', { 'id': 'notes', 'aria-label': 'What was assumed' });
    private readonly problem = html('p', { id: 'problem', role: 'alert', hidden: '' });
    /** Said when somebody has stopped changing things, in one sentence. */
    private readonly spoken = html('p', { 'class': 'spoken', 'aria-live': 'polite' });
    private base: Figures | undefined;
    private shown: Figures | undefined;
    private assumptions: readonly string[] = [];
    private drawn: Curve | undefined;

    constructor() {
        this.element.append(this.problem, this.figures, this.limit, this.spoken);
        this.load.append(this.curve, this.notes);
    }

    compareWith(base: Figures): void {
        this.base = base;
        if (this.shown) {
            this.show(this.shown, this.assumptions);
        }
    }

    show(figures: Figures, assumptions: readonly string[]): void {
        this.shown = figures;
        this.assumptions = assumptions;
        this.problem.hidden = true;
        const { base } = this;
        const less = 'less is better';
        this.figures.replaceChildren(
            ...figure('Throughput', figures.throughput, base?.throughput, rate, 'more is better'),
            ...figure('Mean latency', figures.mean, base?.mean, duration, less), ...figure('p99', figures.p99, base?.p99, duration, less),
            ...figure('Cores busy', figures.cores, base?.cores, percent, ''));
        const late = figures.saturated
            ? `The server does not keep up with ${rate(figures.offered.value)}: latencies grow with time.` : '';
        const named = figures.bottleneck !== '' && figures.limit !== 'nothing';
        this.limit.replaceChildren(named ? html('strong', {}, `Bottleneck: ${figures.bottleneck}. `) : '', sentence(figures.reason),
            ...(late === '' ? [] : [html('span', { class: 'saturated' }, ` ${late}`)]));
        this.notes.replaceChildren(...assumptions.map(text => html('li', {}, text)));
        this.spoken.textContent = `Throughput ${rate(figures.throughput.value)}, mean latency ${duration(figures.mean.value)}, `
            + `p99 ${duration(figures.p99.value)}, cores ${percent(figures.cores.value)} busy. ${sentence(figures.reason)} ${late}`;
        if (this.drawn) {
            this.draw(this.drawn);
        }
    }

    draw(curve: Curve): void {
        this.drawn = curve;
        this.curve.replaceChildren(...charts(curve, this.shown?.offered.value));
    }

    fail(text: string): void {
        this.problem.hidden = false;
        this.problem.textContent = text;
    }
}

function sentence(text: string): string {
    return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function figure(name: string, { value, halfWidth }: Value, base: Value | undefined, text: (value: number | undefined) => string,
    better: string): HTMLElement[] {
    const difference = change(base?.value, value);
    const interval = halfWidth === undefined || value === undefined ? '' : `± ${text(halfWidth)}`;
    const grows = difference.startsWith('+');
    const judged = better === '' || difference === '' ? '' : grows === (better === 'more is better') ? 'better' : 'worse';
    const signs = judged === '' ? [] : [html('span', { 'aria-hidden': 'true' }, judged === 'better' ? ' ▲' : ' ▼'),
        html('span', { class: 'spoken' }, ` ${judged} than ${text(base?.value)} as profiled`)];
    return [html('dt', {}, name), html('dd', {}, html('b', {}, text(value)),
        html('span', { 'class': `change ${judged}`, 'title': base === undefined ? '' : `${text(base.value)} as profiled` }, difference,
            ...signs),
        html('small', { title: 'half the width of the 95 % interval' }, interval))];
}
