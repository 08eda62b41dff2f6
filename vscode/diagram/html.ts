// SPDX-License-Identifier: EPL-2.0
// Small helpers for what is HTML.

type Attributes = Readonly<Record<string, string>>;

export function html<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {},
    ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
}

/** Lines of 16 by 16, in the colour of the text. */
const ICONS = {
    previous: 'M4 10l4-4 4 4', next: 'M4 6l4 4 4-4', nearer: 'M8 3v10M3 8h10', farther: 'M3 8h10',
    fit: 'M2.5 6v-3.5h3.5M10 2.5h3.5v3.5M13.5 10v3.5h-3.5M6 13.5h-3.5v-3.5M5.5 5.5h5v5h-5z',
    expand: 'M2.5 2.5h11v11h-11zM8 5.5v5M5.5 8h5', collapse: 'M2.5 2.5h11v11h-11zM5.5 8h5',
    export: 'M8 2v7.5M5 6.5l3 3 3-3M2.5 11v2.5h11V11', legend: 'M2.5 3.5h3v3h-3zM8 5h5.5M2.5 9.5h3v3h-3zM8 11h5.5',
    close: 'M4 4l8 8M12 4l-8 8', find: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.2 10.2L14 14',
} as const;

export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGSVGElement {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(ns, 'path');
    path.setAttribute('d', ICONS[name]);
    svg.append(path);
    return svg;
}

/** @param key what does the same, for the tooltip */
export function button(name: Icon, label: string, key: string, pressed: () => void): HTMLButtonElement {
    const made = html('button', { 'type': 'button', 'aria-label': label, 'title': key === '' ? label : `${label} (${key})` }, icon(name));
    made.addEventListener('click', pressed);
    return made;
}
