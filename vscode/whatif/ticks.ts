// SPDX-License-Identifier: EPL-2.0
// Which values of an axis are marked.

/** The multiples of a round number (1, 2 or 5 times a power of ten) from zero to a value: at most so many besides zero. */
export function ticks(most: number, count: number): number[] {
    const power = 10 ** Math.floor(Math.log10(most / count));
    const step = [1, 2, 5, 10, 20].map(digit => digit * power).find(size => Math.floor(most / size * (1 + 1e-9)) <= count) ?? most;
    return Array.from({ length: Math.floor(most / step * (1 + 1e-9)) + 1 }, (_, i) => i * step);
}
