// SPDX-License-Identifier: EPL-2.0
// What somebody changes: sliders, fields, choices. All of them are the browser's own, so that keys and screen readers know them.
import { html } from '../diagram/html';
import { MOST_CORES, placeOf, RATES, rounded, SPEEDS, valueAt, withCores, withLock, withRate, withRuntime, withSpeed } from './choices';
import { RUNTIMES, type Choices, type LockChange, type Profile, type Runtime } from './protocol';
import { duration, percent } from './quantities';

/** So many places does a slider have whose steps multiply. */
const STEPS = 120;
/** So many nodes are there at once; the others are there if somebody asks. */
const SHOWN = 6;

const RUNTIME_NAMES: Readonly<Record<Runtime, string>> =
    { virtual: 'virtual threads', threads: 'platform threads', pool: 'pool of threads', event: 'event loops' };
const LOCK_CHANGES: readonly [LockChange, string][] = [['asIs', 'as it is'], ['reader', 'readers only'], ['removed', 'removed']];

export class Controls {
    readonly element = html('form', { 'id': 'controls', 'aria-label': 'What if' });

    /** @param changed called with what is chosen from now on */
    constructor(private readonly changed: (choices: Choices) => void) {
        this.element.addEventListener('submit', event => event.preventDefault());
    }

    /** Shows what is chosen; what has the focus keeps it. */
    show(profile: Profile, choices: Choices): void {
        const focused = document.activeElement?.id;
        const open = this.element.querySelector('details')?.open === true;
        let now = choices;
        const choose = (next: (before: Choices) => Choices) => {
            now = next(now);
            this.changed(now);
        };
        const nodes = (profile.nodes ?? []).map(({ node, mean, share }) => speed(node, mean, share, now.speeds[node] ?? 1,
            chosen => choose(before => withSpeed(before, node, chosen))));
        const rest = nodes.slice(SHOWN);
        this.element.replaceChildren(
            group('Machine', cores(now.cores ?? profile.cores ?? 1, count => choose(before => withCores(before, count))),
                runtime(now.runtime ?? profile.runtime ?? 'virtual', kind => choose(before => withRuntime(before, kind)))),
            group('Load', ...load(profile.rate ?? 1, now.rate ?? profile.rate ?? 1, chosen => choose(before => withRate(before, chosen)))),
            group('Speed of nodes', ...nodes.slice(0, SHOWN),
                ...(rest.length === 0 ? [] : [more(rest, open || rest.some(({ classList }) => classList.contains('changed')))])),
            ...(profile.locks?.length ? [group('Locks', ...profile.locks.map(({ lock, waits, contended }) => lockRow(lock, waits, contended,
                now.locks[lock] ?? 'asIs', change => choose(before => withLock(before, lock, change)))))] : []));
        if (focused) {
            document.getElementById(focused)?.focus();
        }
    }
}

function more(rows: readonly HTMLElement[], open: boolean): HTMLElement {
    return html('details', open ? { open: '' } : {}, html('summary', {}, `${rows.length} more`), ...rows);
}

function group(title: string, ...rows: HTMLElement[]): HTMLElement {
    return html('fieldset', {}, html('legend', {}, title), ...rows);
}

function row(label: string, id: string, detail: string, ...parts: (HTMLElement | string)[]): HTMLElement {
    return html('div', { class: 'row' }, html('label', { 'for': id, ...(detail === '' ? {} : { title: detail }) }, label), ...parts);
}

function cores(count: number, choose: (count: number) => void): HTMLElement {
    const slider = html('input', { id: 'cores', type: 'range', min: '1', max: String(MOST_CORES), step: '1', value: String(count) });
    const shown = html('output', { for: 'cores' });
    const tell = () => {
        shown.textContent = slider.value;
        slider.setAttribute('aria-valuetext', slider.value === '1' ? '1 core' : `${slider.value} cores`);
    };
    slider.addEventListener('input', () => {
        tell();
        choose(Number(slider.value));
    });
    tell();
    return row('Cores', 'cores', '', slider, shown);
}

function runtime(kind: string, choose: (kind: Runtime) => void): HTMLElement {
    const select = html('select', { id: 'runtime' }, ...RUNTIMES.map(name => html('option', { value: name }, RUNTIME_NAMES[name])));
    select.value = kind;
    select.addEventListener('change', () => choose(select.value as Runtime));
    return row('Runtime', 'runtime', '', select);
}

function load(profiled: number, chosen: number, choose: (perSecond: number) => void): HTMLElement[] {
    const range = { least: profiled * RATES.least, most: profiled * RATES.most };
    const slider = multiplying('rate', chosen, range);
    const field = html('input', { id: 'rate-field', type: 'number', min: '0.001', step: 'any', value: String(rounded(chosen)),
        'aria-label': 'Flows per second' });
    slider.addEventListener('input', () => {
        field.value = String(rounded(valueAt(Number(slider.value) / STEPS, range)));
        slider.setAttribute('aria-valuetext', `${field.value} flows per second`);
        choose(Number(field.value));
    });
    field.addEventListener('input', () => {
        const value = Number(field.value);
        if (value > 0 && Number.isFinite(value)) {
            slider.value = String(placeOf(value, range) * STEPS);
            choose(value);
        }
    });
    slider.setAttribute('aria-valuetext', `${field.value} flows per second`);
    return [row('Flows per second', 'rate', `${rounded(profiled)}/s in the profile`, slider, field)];
}

function speed(node: string, mean: number | undefined, share: number | undefined, times: number, choose: (times: number) => void) {
    const id = `speed-${node}`;
    const slider = multiplying(id, times, SPEEDS);
    const shown = html('output', { for: id });
    const made = row(node, id, `${duration(mean)}, ${percent(share)} of the service time`, slider, shown);
    const tell = (value: number) => {
        shown.textContent = value === 1 ? duration(mean) : `${duration(mean === undefined ? undefined : mean / value)} · × ${value}`;
        slider.setAttribute('aria-valuetext', `${value} times as fast, ${duration(mean === undefined ? undefined : mean / value)}`);
        made.classList.toggle('changed', value !== 1);
    };
    slider.addEventListener('input', () => {
        const value = rounded(valueAt(Number(slider.value) / STEPS, SPEEDS));
        const near = Math.abs(value - 1) < 0.04 ? 1 : value;
        tell(near);
        choose(near);
    });
    slider.addEventListener('dblclick', () => {
        slider.value = String(placeOf(1, SPEEDS) * STEPS);
        tell(1);
        choose(1);
    });
    tell(times);
    return made;
}

function multiplying(id: string, value: number, range: { least: number; most: number }): HTMLInputElement {
    return html('input', { id, type: 'range', min: '0', max: String(STEPS), step: '1', value: String(placeOf(value, range) * STEPS) });
}

function lockRow(lock: string, waits: number | undefined, contended: number | undefined, change: LockChange,
    choose: (change: LockChange) => void): HTMLElement {
    const id = `lock-${lock}`;
    const select = html('select', { id }, ...LOCK_CHANGES.map(([value, text]) => html('option', { value }, text)));
    select.value = change;
    const detail = waits === undefined || !contended ? 'never contended' : `waits ${duration(waits)}, contended ${percent(contended)}`;
    const made = row(lock, id, '', select, html('span', { class: 'detail' }, detail));
    made.classList.toggle('changed', change !== 'asIs');
    select.addEventListener('change', () => {
        made.classList.toggle('changed', select.value !== 'asIs');
        choose(select.value as LockChange);
    });
    return made;
}
