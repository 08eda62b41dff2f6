// SPDX-License-Identifier: EPL-2.0
// What the signs of the picture mean, drawn with the same stylesheet.
import { button, html } from './html';

const SIGNS: readonly [string, string][] = [
    ['<rect class="source" x="3" y="4" width="54" height="20" rx="10"/>', 'source: starts a flow for each item'],
    ['<rect class="node" x="3" y="4" width="54" height="20" rx="6"/>', 'node in Java'],
    ['<rect class="node-elsewhere" x="3" y="4" width="54" height="20" rx="6"/>', 'node that blocks, or answers later'],
    ['<rect class="flow" x="3" y="4" width="54" height="20" rx="8"/><polygon class="toggle" points="12,11 20,11 16,17"/>',
        'abstract node: opens and closes'],
    ['<polygon class="choice" points="30,3 46,14 30,25 14,14"/>', 'one of several variants is taken'],
    ['<path class="arc" d="M4 14H48"/><polygon class="arc-head" points="57,14 48,10 48,18"/>', 'data, with its types'],
    ['<path class="error-arc" d="M4 14H48"/><polygon class="error-head" points="57,14 48,10 48,18"/>', 'an error, to its handler'],
    ['<rect class="handler" x="3" y="4" width="54" height="20" rx="6"/>', 'handles errors'],
    ['<rect class="unresolved" x="3" y="4" width="54" height="20" rx="6"/>', 'a name that denotes nothing'],
    ['<rect class="lock" x="8" y="6" width="44" height="16" rx="8"/>', 'lock, as declared: ! writes, ? reads'],
    ['<rect class="lock-elevated" x="8" y="6" width="44" height="16" rx="8"/>', 'lock that is taken here because of the order'],
    ['<rect class="lock-promoted" x="8" y="6" width="44" height="16" rx="8"/>', 'lock that is taken for writing already here'],
    ['<rect class="node" x="3" y="4" width="54" height="20" rx="6"/><rect class="mark" x="3" y="4" width="54" height="20" rx="6"/>',
        'the bottleneck, of a profile or a prediction'],
    ['<rect class="ring" x="4" y="4" width="52" height="20" rx="8"/>', 'flows that would wait for each other, or recursion'],
];

const KEYS: readonly [string, string][] = [
    ['↑ ↓ ← →', 'along arcs and to neighbours'], ['Alt+arrow', 'to the arc itself'], ['Enter', 'show it in the text'],
    ['Ctrl+Enter', 'show its declaration'], ['Space', 'open or close'], ['I', 'tell about it'], ['/', 'search'],
    ['+  −  0  F', 'nearer, farther, natural size, all'], ['Shift+arrow', 'move the picture'],
];

export class Legend {
    readonly element: HTMLElement;

    constructor(closed: () => void) {
        const close = button('close', 'Close the legend', 'Escape', closed);
        this.element = html('aside', { 'id': 'legend', 'aria-label': 'Legend', 'hidden': '' },
            html('header', {}, html('strong', {}, 'Legend'), close),
            html('dl', {}, ...SIGNS.flatMap(([drawing, text]) => {
                const sign = html('dt', {});
                sign.innerHTML = `<svg viewBox="0 0 60 28" aria-hidden="true">${drawing}</svg>`;
                return [sign, html('dd', {}, text)];
            })),
            html('strong', {}, 'Keys'),
            html('dl', {}, ...KEYS.flatMap(([keys, text]) => [html('dt', {}, html('kbd', {}, keys)), html('dd', {}, text)])));
        this.element.addEventListener('keydown', event => {
            if (event.key === 'Escape') {
                closed();
                event.stopPropagation();
            }
        });
    }

    get shown(): boolean {
        return !this.element.hidden;
    }

    show(shown: boolean): void {
        this.element.hidden = !shown;
        if (shown) {
            this.element.querySelector('button')?.focus();
        }
    }
}
