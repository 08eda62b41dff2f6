// SPDX-License-Identifier: EPL-2.0
import { html } from './html';
import type { Appearance } from './protocol';

/** Put there when the bundle is made: the hatchings that the stylesheet of pictures refers to. */
declare const PATTERNS: string;

/** One attribute is for the stylesheet of pictures, the other one for that of the page. */
export function appear(appearance: Appearance): void {
    const { dataset } = document.documentElement;
    dataset['appearance'] = appearance;
    dataset['theme'] = appearance === 'dark' || appearance === 'contrast' ? 'dark' : 'light';
}

/** Something that cannot be seen and has the hatchings, wherever in the page they are used. */
export function patterns(): HTMLElement {
    const holder = html('div', { class: 'spoken' });
    holder.innerHTML = `<svg aria-hidden="true"><defs>${PATTERNS}</defs></svg>`;
    return holder;
}
