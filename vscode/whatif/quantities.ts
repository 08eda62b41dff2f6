// SPDX-License-Identifier: EPL-2.0
// Times, rates and shares as text, as the server writes them (org.flux.graph.quantities.Quantities).

const UNITS: readonly [string, number][] = [['s', 1e9], ['ms', 1e6], ['µs', 1e3], ['ns', 1]];

/** `31.6 ms`. */
export function duration(nanoseconds: number | undefined): string {
    if (nanoseconds === undefined) {
        return '–';
    }
    if (nanoseconds === 0) {
        return '0 s';
    }
    const [unit, size] = UNITS.find(([, least]) => nanoseconds >= 0.9995 * least) ?? ['ns', 1];
    return `${number(nanoseconds / size)} ${unit}`;
}

/** `182/s`. */
export function rate(perSecond: number | undefined): string {
    return perSecond === undefined ? '–' : `${number(perSecond)}/s`;
}

/** `3.2 %`, `87 %`. */
export function percent(share: number | undefined): string {
    return share === undefined ? '–' : `${(share * 100).toFixed(Math.abs(share) >= 0.0995 || share === 0 ? 0 : 1)} %`;
}

/** `+12 %`, `−50 %`; empty where there is next to no difference. */
export function change(from: number | undefined, to: number | undefined): string {
    if (from === undefined || to === undefined || from === 0) {
        return '';
    }
    const share = to / from - 1;
    return Math.abs(share) < 0.005 ? '' : `${share > 0 ? '+' : '−'}${percent(Math.abs(share))}`;
}

/** Three digits, or all of those before the point. */
export function number(value: number): string {
    const size = Math.abs(value);
    return value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits:
        size >= 99.95 || value === 0 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3 });
}
