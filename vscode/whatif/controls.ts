// SPDX-License-Identifier: EPL-2.0
// What somebody changes: sliders, fields, choices. All of them are the browser's own, so that keys and screen readers know them.
import { html } from '../diagram/html';
import { chosenAt, FLOWS, MOST_CORES, placeOf, RATES, rounded, SPEEDS, withChoice, withLock, withSpeed } from './choices';
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
        const { cores: profiledCores = 1, rate = 1, runtime: profiledRuntime = 'virtual' } = profile;
        const nodes = (profile.nodes ?? []).map(({ node, mean, share }) => speed(node, mean, share, now.speeds[node] ?? 1,
            chosen => choose(before => withSpeed(before, node, chosen))));
        const rest = nodes.slice(SHOWN);
        this.element.replaceChildren(
            group('Machine',
                cores(profiledCores, now.cores ?? profiledCores, count => choose(before => withChoice(before, 'cores', count))),
                runtime(profiledRuntime, now.runtime ?? profiledRuntime, kind => choose(before => withChoice(before, 'runtime', kind)))),
            group('Load', load(rate, now.rate ?? rate, perSecond => choose(before => withChoice(before, 'rate', perSecond)))),
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
    return html('details', open ? { open: '' } : {}, html('summary', { id: 'more' }, `${rows.length} more`), ...rows);
}

function group(title: string, ...rows: HTMLElement[]): HTMLElement {
    return html('fieldset', {}, html('legend', {}, title), ...rows);
}

/** @param detail what the profile says, told of the control by screen readers, and with the whole label where the mouse rests */
function row(label: string, detail: string, control: HTMLElement, ...others: HTMLElement[]): HTMLElement {
    control.setAttribute('aria-description', detail);
    return html('div', { class: 'row' }, html('label', { for: control.id, title: `${label}: ${detail}` }, label), control, ...others);
}

/** What differs from the profile can be seen. */
function mark(made: HTMLElement, changed: boolean): void {
    made.classList.toggle('changed', changed);
}

/** @param choose called with undefined for what the profile has, as those below */
function cores(profiled: number, chosen: number, choose: (count: number | undefined) => void): HTMLElement {
    const slider = html('input', { id: 'cores', type: 'range', min: '1', max: String(Math.max(MOST_CORES, profiled)), step: '1',
        value: String(chosen) });
    const shown = html('output', { for: 'cores' });
    const made = row('Cores', `${profiled} in the profile`, slider, shown);
    const tell = (count: number) => {
        shown.textContent = String(count);
        slider.setAttribute('aria-valuetext', count === 1 ? '1 core' : `${count} cores`);
        mark(made, count !== profiled);
    };
    const take = () => {
        const count = Number(slider.value);
        tell(count);
        choose(count === profiled ? undefined : count);
    };
    slider.addEventListener('input', take);
    slider.addEventListener('dblclick', () => {
        slider.value = String(profiled);
        take();
    });
    tell(chosen);
    return made;
}

function runtime(profiled: string, chosen: string, choose: (kind: Runtime | undefined) => void): HTMLElement {
    const select = html('select', { id: 'runtime' }, ...RUNTIMES.map(name => html('option', { value: name }, RUNTIME_NAMES[name])));
    const made = row('Runtime', `${profiled} in the profile`, select);
    select.value = chosen;
    mark(made, chosen !== profiled);
    select.addEventListener('change', () => {
        mark(made, select.value !== profiled);
        choose(select.value === profiled ? undefined : select.value as Runtime);
    });
    return made;
}

function load(profiled: number, chosen: number, choose: (perSecond: number | undefined) => void): HTMLElement {
    const range = { least: profiled * RATES.least, most: profiled * RATES.most };
    const slider = multiplying('rate', chosen, range);
    const field = html('input', { 'id': 'rate-field', 'type': 'number', 'min': String(FLOWS.least), 'max': String(FLOWS.most),
        'step': 'any', 'required': '', 'aria-label': 'Flows per second' });
    const made = row('Flows per second', `${rounded(profiled, 3)}/s in the profile`, slider, field);
    let taken = chosen;
    const tell = (perSecond: number) => {
        slider.setAttribute('aria-valuetext', `${rounded(perSecond, 3)} flows per second`);
        mark(made, perSecond !== profiled);
    };
    const take = (perSecond: number) => {
        taken = perSecond;
        tell(perSecond);
        choose(perSecond === profiled ? undefined : perSecond);
    };
    const slide = (perSecond: number) => {
        field.value = String(rounded(perSecond, 3));
        take(perSecond);
    };
    slider.addEventListener('input', () => slide(chosenAt(Number(slider.value) / STEPS, range, profiled, STEPS)));
    slider.addEventListener('dblclick', () => {
        slider.value = String(placeOf(profiled, range) * STEPS);
        slide(profiled);
    });
    field.addEventListener('input', () => {
        if (field.validity.valid) {
            const value = Number(field.value);
            slider.value = String(placeOf(value, range) * STEPS);
            take(value);
        }
    });
    // What cannot be is forgotten when somebody goes on.
    field.addEventListener('change', () => {
        if (!field.validity.valid) {
            field.value = String(rounded(taken, 3));
        }
    });
    field.value = String(rounded(chosen, 3));
    tell(chosen);
    return made;
}

function speed(node: string, mean: number | undefined, share: number | undefined, times: number, choose: (times: number) => void) {
    const id = `speed-${node}`;
    const slider = multiplying(id, times, SPEEDS);
    const shown = html('output', { for: id });
    const made = row(node, `${duration(mean)}, ${percent(share)} of the service time`, slider, shown);
    const tell = (value: number) => {
        const faster = duration(mean === undefined ? undefined : mean / value);
        shown.textContent = value === 1 ? faster : `${faster} · × ${value}`;
        slider.setAttribute('aria-valuetext', `${value} times as fast, ${faster}`);
        mark(made, value !== 1);
    };
    const take = (value: number) => {
        tell(value);
        choose(value);
    };
    slider.addEventListener('input', () => take(chosenAt(Number(slider.value) / STEPS, SPEEDS, 1, STEPS)));
    slider.addEventListener('dblclick', () => {
        slider.value = String(placeOf(1, SPEEDS) * STEPS);
        take(1);
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
    const made = row(lock, detail, select, html('span', { class: 'detail' }, detail));
    mark(made, change !== 'asIs');
    select.addEventListener('change', () => {
        mark(made, select.value !== 'asIs');
        choose(select.value as LockChange);
    });
    return made;
}
