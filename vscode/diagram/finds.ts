// SPDX-License-Identifier: EPL-2.0
import { find } from './find';
import type { Contents } from './picture';
import type { Stage } from './stage';
import type { Toolbar } from './toolbar';

/** The search: what it has found is marked while one types, and each find is looked at in turn. */
export class Finds {
    constructor(private readonly stage: Stage, private readonly toolbar: Toolbar) {}

    /** The find that is looked at. */
    get at(): string | undefined {
        return this.stage.marks.at;
    }

    /** Marks what is found, to be seen with the next drawing; what was looked at is still looked at if it is still found. */
    seek(contents: Contents | undefined, text: string): void {
        const ids = contents ? find(contents, text) : [];
        const { marks } = this.stage;
        marks.found = new Set(ids);
        marks.at = marks.at !== undefined && marks.found.has(marks.at) ? marks.at : ids[0];
        this.toolbar.found(ids.length, marks.at === undefined ? -1 : ids.indexOf(marks.at));
    }

    /** @returns whether there is anything to walk to */
    walk(by: 1 | -1): boolean {
        const { marks } = this.stage;
        const ids = [...marks.found];
        if (ids.length === 0) {
            return false;
        }
        const at = (Math.max(0, ids.indexOf(marks.at ?? '')) + by + ids.length) % ids.length;
        marks.at = ids[at];
        marks.current = marks.at;
        this.toolbar.found(ids.length, at);
        this.stage.refresh();
        return true;
    }
}
