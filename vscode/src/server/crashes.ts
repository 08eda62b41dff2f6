// SPDX-License-Identifier: EPL-2.0
// How often a server that ends by itself is started again: at once, but not for ever.

/** More than so many ends within the time are no accident. */
export const MOST_CRASHES = 5;
/** In milliseconds. */
export const WITHIN = 3 * 60 * 1000;

export class Crashes {
    private times: number[] = [];

    /**
     * The server ended without having been told to.
     *
     * @param now in milliseconds
     * @returns whether to start it again
     */
    another(now: number): boolean {
        this.times = [...this.times.filter(time => now - time < WITHIN), now];
        return this.times.length < MOST_CRASHES;
    }

    /** Somebody has restarted it by hand, or has changed what it is started with. */
    forget(): void {
        this.times = [];
    }
}
