// SPDX-License-Identifier: EPL-2.0
// What keys do with the picture.
import type { Direction } from './neighbours';

export interface KeyWishes {
    walk(direction: Direction): void;
    toArc(direction: Direction): void;
    scroll(dx: number, dy: number): void;
    edge(last: boolean): void;
    open(declaration: boolean): void;
    toggle(): void;
    details(): void;
    search(): void;
    zoom(factor: number): void;
    natural(): void;
    fit(): void;
    legend(): void;
    escape(): void;
}

const DIRECTIONS: Readonly<Record<string, Direction>> =
    { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
/** In pixels. */
const FAR = 80;
const MOVES: Readonly<Record<Direction, readonly [number, number]>> =
    { up: [0, -FAR], down: [0, FAR], left: [-FAR, 0], right: [FAR, 0] };

/** @param inPicture whether the focus is there, and not in a field of the toolbar */
export function listenToKeys(inPicture: () => boolean, wishes: KeyWishes): void {
    document.addEventListener('keydown', event => {
        const writing = event.target instanceof Element && event.target.closest('input, select, [role=menu]');
        if (!writing && (everywhere(event, wishes) || inPicture() && there(event, wishes))) {
            event.preventDefault();
            event.stopPropagation();
        }
    });
}

function everywhere({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, wishes: KeyWishes): boolean {
    if (altKey) {
        return false;
    }
    // Ctrl with + and - belongs to the host, but for the field that searches.
    if (ctrlKey || metaKey) {
        return key.toLowerCase() === 'f' ? done(() => wishes.search()) : false;
    }
    switch (key) {
        case '/': return done(() => wishes.search());
        case '+': case '=': return done(() => wishes.zoom(1.25));
        case '-': return done(() => wishes.zoom(1 / 1.25));
        case '0': return done(() => wishes.natural());
        case 'f': case 'F': return done(() => wishes.fit());
        case '?': return done(() => wishes.legend());
        case 'Escape': return done(() => wishes.escape());
        default: return false;
    }
}

function there({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, wishes: KeyWishes): boolean {
    const direction = DIRECTIONS[key];
    if (direction && !ctrlKey && !metaKey) {
        return done(() => shiftKey ? wishes.scroll(...MOVES[direction]) : altKey ? wishes.toArc(direction) : wishes.walk(direction));
    }
    switch (key) {
        case 'Enter': return done(() => wishes.open(ctrlKey || metaKey || altKey));
        case ' ': return done(() => wishes.toggle());
        case 'i': case 'I': return !ctrlKey && !metaKey && !altKey && done(() => wishes.details());
        case 'Home': return done(() => wishes.edge(false));
        case 'End': return done(() => wishes.edge(true));
        default: return false;
    }
}

function done(act: () => void): true {
    act();
    return true;
}
