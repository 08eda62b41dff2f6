// SPDX-License-Identifier: EPL-2.0
// What is told of an element while the pointer rests on it, or when a key asks for it.
import type { Point } from './picture';

/** In milliseconds: until it comes, and until it goes when the pointer is on its way to it. */
const REST = 350;
const GRACE = 250;
const MARGIN = 8;

export class Details {
    private readonly box = document.createElement('div');
    private timer: ReturnType<typeof setTimeout> | undefined;
    private shown: string | undefined;
    /** What is shown soon, or already. */
    private expected: string | undefined;
    private at: Point = { x: 0, y: 0 };
    private placed = new DOMRect();

    /** @param textOf what is told of an element, by its id; nothing of what has no text */
    constructor(private readonly textOf: (id: string) => string | undefined, private readonly anchor: (id: string) => DOMRect | undefined) {
        this.box.id = 'details';
        this.box.setAttribute('role', 'tooltip');
        this.box.hidden = true;
        this.box.addEventListener('mouseenter', () => {
            clearTimeout(this.timer);
            this.expected = this.shown;
        });
        this.box.addEventListener('mouseleave', ({ clientX, clientY }) => this.later(undefined, { x: clientX, y: clientY }));
        document.body.append(this.box);
    }

    get of(): string | undefined {
        return this.shown;
    }

    /** The pointer is at an element, or at none. */
    later(id: string | undefined, at: Point): void {
        this.at = at;
        if (id === this.expected) {
            return;
        }
        this.expected = id;
        clearTimeout(this.timer);
        if (id === undefined) {
            this.timer = setTimeout(() => this.hide(), GRACE);
        } else if (id !== this.shown) {
            this.timer = setTimeout(() => this.show(id, this.at), REST);
        }
    }

    /** @param at where the pointer is, if it is there because of it */
    show(id: string, at?: Point): void {
        clearTimeout(this.timer);
        const text = this.textOf(id);
        const area = this.anchor(id);
        if (!text || !area) {
            this.hide();
            return;
        }
        this.shown = id;
        this.expected = id;
        this.placed = area;
        this.box.replaceChildren(...paragraphs(text));
        this.box.hidden = false;
        this.box.scrollTop = 0;
        this.place(area, at);
    }

    /** The picture may have moved under it. */
    follow(): void {
        const area = this.shown === undefined ? undefined : this.anchor(this.shown);
        if (this.shown !== undefined && (!area || Math.hypot(area.x - this.placed.x, area.y - this.placed.y) > 2)) {
            this.hide();
        }
    }

    hide(): void {
        clearTimeout(this.timer);
        this.shown = undefined;
        this.expected = undefined;
        this.box.hidden = true;
    }

    /** Below what it is about, or above, or beside; always within the window. */
    private place(area: DOMRect, at: Point | undefined): void {
        const { innerWidth, innerHeight } = window;
        const { offsetWidth, offsetHeight } = this.box;
        // Of something large, what counts is where the pointer is.
        const large = area.height > innerHeight / 3 || area.width > innerWidth / 2;
        const anchor = large && at ? new DOMRect(at.x, at.y, 1, 18) : area;
        const below = anchor.bottom + MARGIN;
        const above = anchor.top - MARGIN - offsetHeight;
        const top = below + offsetHeight <= innerHeight - MARGIN ? below : above >= MARGIN ? above
            : Math.max(MARGIN, innerHeight - MARGIN - offsetHeight);
        const beside = top !== below && top !== above;
        const right = anchor.right + MARGIN + offsetWidth <= innerWidth ? anchor.right + MARGIN : anchor.left - MARGIN - offsetWidth;
        const left = beside ? right : anchor.left;
        this.box.style.top = `${top}px`;
        this.box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - MARGIN - offsetWidth))}px`;
    }
}

/** The first line says what it is; findings stand out by their severity. */
function paragraphs(text: string): HTMLElement[] {
    return text.trim().split('\n').map((line, i) => {
        const element = document.createElement('div');
        const severity = /^(error|warning|info|hint)\b/.exec(line)?.[1];
        element.className = line.trim() === '' ? 'gap' : i === 0 ? 'heading' : severity ? `finding ${severity}` : 'line';
        element.textContent = line;
        return element;
    });
}
