// SPDX-License-Identifier: EPL-2.0
// What the mouse does with the picture. Sprotty moves and zooms it; the rest is here.
import type { Point } from './picture';

/** In pixels: who moves the mouse farther between down and up has dragged. */
const STILL = 4;

export interface PointerWishes {
    /** @param id nothing if it is beside everything */
    click(id: string | undefined, modified: boolean): void;
    doubleClick(id: string): void;
    toggle(id: string, open: boolean): void;
    rest(id: string | undefined, at: Point): void;
    /** The window over the picture is moved. */
    moved(): void;
}

export function listenToPointer(view: HTMLElement, wishes: PointerWishes): void {
    let down: Point | undefined;
    let dragged = false;
    view.addEventListener('mousedown', event => {
        down = { x: event.clientX, y: event.clientY };
        dragged = false;
        wishes.rest(undefined, down);
    });
    view.addEventListener('mousemove', event => {
        const { clientX: x, clientY: y, buttons } = event;
        if (buttons !== 0 && down && Math.hypot(x - down.x, y - down.y) > STILL && !dragged) {
            dragged = true;
            wishes.moved();
        }
        if (buttons === 0) {
            wishes.rest(idOf(event.target), { x, y });
        }
    });
    view.addEventListener('mouseleave', event => wishes.rest(undefined, { x: event.clientX, y: event.clientY }));
    view.addEventListener('wheel', event => {
        wishes.rest(undefined, { x: event.clientX, y: event.clientY });
        wishes.moved();
    }, { passive: true });
    view.addEventListener('click', event => {
        if (dragged) {
            return;
        }
        const id = idOf(event.target);
        const toggle = event.target instanceof Element ? event.target.closest('[data-toggle]')?.getAttribute('data-toggle') : undefined;
        if (id !== undefined && toggle) {
            wishes.toggle(id, toggle === 'true');
        } else {
            wishes.click(id, event.ctrlKey || event.metaKey || event.altKey);
        }
    });
    view.addEventListener('dblclick', event => {
        const id = idOf(event.target);
        const onToggle = event.target instanceof Element && event.target.closest('[data-toggle]');
        if (id !== undefined && !onToggle) {
            wishes.doubleClick(id);
        }
    });
}

/** Of the box, arc or ring that an event is about. */
export function idOf(target: EventTarget | null): string | undefined {
    return target instanceof Element ? target.closest('[data-id]')?.getAttribute('data-id') ?? undefined : undefined;
}
