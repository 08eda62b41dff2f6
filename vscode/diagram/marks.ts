// SPDX-License-Identifier: EPL-2.0
import { injectable } from 'inversify';

/** What is marked in the picture. It survives the picture, since ids do. */
@injectable()
export class Marks {
    selected: ReadonlySet<string> = new Set();
    found: ReadonlySet<string> = new Set();
    /** Of those found, the one that is looked at. */
    at: string | undefined;
    /** What Tab leads to. */
    current: string | undefined;

    /** In words; the same words as long as nothing has changed. */
    of(id: string): string {
        const selected = this.selected.has(id) ? 'selected' : '';
        const found = this.found.has(id) ? id === this.at ? 'found at' : 'found' : '';
        const current = this.current === id ? 'current' : '';
        return [selected, found, current].filter(word => word !== '').join(' ');
    }
}
