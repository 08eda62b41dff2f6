// SPDX-License-Identifier: EPL-2.0
// What is above the picture: search, filter, overlay, zoom, export.
import { button, html, icon } from './html';
import type { Picture } from './picture';
import type { Format, OverlayChoice, Want } from './protocol';

/** What can be chosen as an overlay; again: the file that is painted already. */
export type OverlayKind = 'none' | 'again' | OverlayChoice['kind'];

/** What somebody asks for. */
export interface Wishes {
    search(text: string): void;
    /** @param by 1 for the next one, -1 for the one before */
    walk(by: 1 | -1): void;
    filter(flow: string | undefined): void;
    overlay(kind: OverlayKind): void;
    all(expanded: boolean): void;
    zoom(factor: number): void;
    natural(): void;
    fit(): void;
    export(format: Format): void;
    legend(): void;
    /** Back to the picture. */
    leave(): void;
}

const FORMATS: readonly [Format, string][] = [['svg', 'SVG, a drawing for every size'], ['png', 'PNG, pixels'],
    ['json', 'JSON, for programs'], ['mmd', 'Mermaid'], ['dot', 'DOT, for Graphviz']];

export class Toolbar {
    readonly element: HTMLElement;
    private readonly sought = html('input', { 'type': 'search', 'placeholder': 'Search', 'aria-label': 'Search in the diagram',
        'title': 'Search in the diagram (/)', 'spellcheck': 'false' });
    private readonly count = html('span', { class: 'count', role: 'status' });
    private readonly flows = html('select', { 'aria-label': 'Flows that are shown', 'title': 'Flows that are shown' });
    private readonly overlays = html('select', { 'aria-label': 'Overlay', 'title': 'What is painted over the diagram' });
    private readonly natural = html('button', { 'type': 'button', 'class': 'percent', 'title': 'Natural size (0)' });
    private readonly legend: HTMLButtonElement;
    private readonly menu: HTMLElement;

    constructor(private readonly wishes: Wishes) {
        const exporting = button('export', 'Export', '', () => this.openMenu(this.menu.hidden));
        exporting.setAttribute('aria-haspopup', 'menu');
        exporting.setAttribute('aria-expanded', 'false');
        this.menu = this.exportMenu(exporting);
        this.legend = button('legend', 'Legend', '?', () => wishes.legend());
        this.legend.setAttribute('aria-pressed', 'false');
        this.element = html('div', { 'id': 'toolbar', 'role': 'toolbar', 'aria-label': 'Diagram' },
            html('div', { class: 'search group' }, icon('find'), this.sought, this.count,
                button('previous', 'Previous find', 'Shift+Enter', () => wishes.walk(-1)),
                button('next', 'Next find', 'Enter', () => wishes.walk(1))),
            html('div', { class: 'group choices' }, this.flows, this.overlays),
            html('div', { class: 'group' }, button('expand', 'Expand everything', '', () => wishes.all(true)),
                button('collapse', 'Collapse everything', '', () => wishes.all(false))),
            html('div', { class: 'group' }, button('farther', 'Zoom out', '-', () => wishes.zoom(1 / 1.25)), this.natural,
                button('nearer', 'Zoom in', '+', () => wishes.zoom(1.25)), button('fit', 'Fit into the window', 'F', () => wishes.fit())),
            html('div', { class: 'group last' }, html('div', { class: 'with-menu' }, exporting, this.menu), this.legend));
        this.listen();
        this.show(undefined, { expand: [], collapse: [] });
        this.zoomed(1);
    }

    private listen(): void {
        this.sought.addEventListener('input', () => this.wishes.search(this.sought.value));
        this.sought.addEventListener('keydown', event => {
            if (event.key === 'Enter') {
                this.wishes.walk(event.shiftKey ? -1 : 1);
            } else if (event.key === 'Escape') {
                this.sought.value = '';
                this.wishes.search('');
                this.wishes.leave();
            } else {
                return;
            }
            event.preventDefault();
            event.stopPropagation();
        });
        this.natural.addEventListener('click', () => this.wishes.natural());
        this.flows.addEventListener('change', () => this.wishes.filter(this.flows.value === '' ? undefined : this.flows.value));
        this.overlays.addEventListener('change', () => this.wishes.overlay(this.overlays.value as OverlayKind));
    }

    /** What a picture lets one choose, and what is chosen. */
    show(picture: Picture | undefined, want: Want): void {
        const { flow, overlay } = want;
        const flows = picture?.flows ?? [];
        // A node's own flow can be asked for too, by a lens.
        const offered = flow === undefined || flows.includes(flow) ? flows : [...flows, flow];
        options(this.flows, [['', 'All flows'], ...offered.map(name => [name, name] as const)], flow ?? '');
        this.flows.hidden = offered.length < 2 && flow === undefined;
        options(this.overlays, [['none', 'No overlay'], ['locks', 'Lock schedule'], ['profile', 'Profile'],
            ...(overlay?.kind === 'prediction' ? [['prediction', 'Prediction'] as const] : []),
            ...(overlay?.kind === 'file' ? [['again', overlay.name] as const] : []), ['file', 'Overlay from file…']], chosen(overlay));
    }

    zoomed(zoom: number): void {
        const text = zoom < 0.01 ? '< 1 %' : `${Math.round(zoom * 100)} %`;
        if (this.natural.textContent !== text) {
            this.natural.textContent = text;
            this.natural.setAttribute('aria-label', `Zoom ${text}, press for natural size`);
        }
    }

    /** @param at which of the finds is looked at, from 0 */
    found(count: number, at: number): void {
        this.count.textContent = this.sought.value.trim() === '' ? '' : count === 0 ? 'none' : `${at + 1} of ${count}`;
        this.count.classList.toggle('none', count === 0);
    }

    search(): void {
        this.sought.focus();
        this.sought.select();
    }

    get text(): string {
        return this.sought.value;
    }

    legendShown(shown: boolean): void {
        this.legend.setAttribute('aria-pressed', String(shown));
    }

    private exportMenu(opener: HTMLButtonElement): HTMLElement {
        const menu = html('div', { 'class': 'menu', 'role': 'menu', 'aria-label': 'Export', 'hidden': '' },
            ...FORMATS.map(([format, label]) => {
                const item = html('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, label);
                item.addEventListener('click', () => {
                    this.openMenu(false);
                    this.wishes.export(format);
                });
                return item;
            }));
        menu.addEventListener('keydown', event => {
            const items = [...menu.querySelectorAll('button')];
            const at = items.findIndex(item => item === document.activeElement);
            const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
            if (by !== 0) {
                items[(at + by + items.length) % items.length]?.focus();
            } else if (event.key === 'Escape') {
                this.openMenu(false);
                opener.focus();
            } else {
                return;
            }
            event.preventDefault();
            event.stopPropagation();
        });
        document.addEventListener('mousedown', event => {
            if (event.target instanceof Node && !menu.contains(event.target) && !opener.contains(event.target)) {
                this.openMenu(false);
            }
        });
        return menu;
    }

    private openMenu(open: boolean): void {
        this.menu.hidden = !open;
        this.menu.previousElementSibling?.setAttribute('aria-expanded', String(open));
        if (open) {
            this.menu.querySelector('button')?.focus();
        }
    }
}

function chosen(overlay: OverlayChoice | undefined): string {
    return overlay === undefined ? 'none' : overlay.kind === 'file' ? 'again' : overlay.kind;
}

/** Only what differs is touched: a list that is open stays open. */
function options(select: HTMLSelectElement, offered: readonly (readonly [string, string])[], value: string): void {
    const now = [...select.options].map(option => `${option.value}\n${option.text}`).join('\n');
    if (now !== offered.map(([key, text]) => `${key}\n${text}`).join('\n')) {
        select.replaceChildren(...offered.map(([key, text]) => html('option', { value: key }, text)));
    }
    select.value = value;
}
