// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chosenAt, isChanged, params, placeOf, RATES, rounded, SPEEDS, valueAt, withChoice, withLock, withSpeed }
    from '../../whatif/choices';
import { NOTHING_CHANGED, type Profile } from '../../whatif/protocol';
import { change, duration, number, percent, rate } from '../../whatif/quantities';
import { ticks } from '../../whatif/ticks';

const PROFILE: Profile = { uri: 'file:///a.flux', nodes: [{ node: 'Make' }], locks: [{ lock: 'stock' }] };

describe('what if', () => {
    test('asks only for what differs from the profile', () => {
        assert.deepEqual(params('file:///a.flux', NOTHING_CHANGED, PROFILE, 'compare'),
            { textDocument: { uri: 'file:///a.flux' }, curve: false, shown: false, speeds: {}, whatIfs: [] });
        const choices = { cores: 8, rate: 500, runtime: 'event', speeds: { Make: 2 }, locks: { stock: 'removed' } } as const;
        assert.deepEqual(params('file:///a.flux', choices, PROFILE, 'show', 'token'), {
            textDocument: { uri: 'file:///a.flux' }, curve: false, shown: true, cores: 8, rate: 500, runtime: 'event',
            speeds: { Make: 2 }, whatIfs: ['lock=stock:removed'], workDoneToken: 'token' });
        assert.deepEqual((({ curve, shown }) => [curve, shown])(params('file:///a.flux', choices, PROFILE, 'curve')), [true, false]);
    });

    test('does not ask about what the program has no more', () => {
        const asked = params('file:///a.flux', { speeds: { Gone: 2, Make: 1 }, locks: { gone: 'reader' } }, PROFILE, 'show');
        assert.deepEqual([asked.speeds, asked.whatIfs], [{}, []]);
    });

    test('tells locks of one name apart', () => {
        const profile: Profile = { ...PROFILE, locks: [{ lock: 'room' }, { lock: 'room(session)' }, { lock: 'stock' }] };
        const locks = { 'room': 'reader', 'room(session)': 'removed', 'stock': 'removed' } as const;
        assert.deepEqual(params('file:///a.flux', { speeds: {}, locks }, profile, 'show').whatIfs,
            ['lock=room(program):reader', 'lock=room(session):removed', 'lock=stock:removed']);
    });

    test('forgets what is as it was', () => {
        const changed = withLock(withSpeed(NOTHING_CHANGED, 'Make', 4), 'stock', 'reader');
        assert.deepEqual(changed, { speeds: { Make: 4 }, locks: { stock: 'reader' } });
        assert.deepEqual(withLock(withSpeed(changed, 'Make', 1), 'stock', 'asIs'), NOTHING_CHANGED);
        const more = withChoice(withChoice(NOTHING_CHANGED, 'cores', 4), 'rate', 80);
        assert.deepEqual([more.cores, more.rate], [4, 80]);
        assert.deepEqual(withChoice(withChoice(more, 'rate', undefined), 'cores', undefined), NOTHING_CHANGED);
        assert.deepEqual([NOTHING_CHANGED, changed, more].map(isChanged), [false, true, true]);
    });

    test('finds the load of the profile again, to the last digit', () => {
        const range = { least: 41.5252 * RATES.least, most: 41.5252 * RATES.most };
        assert.deepEqual([39, 40, 41].map(place => chosenAt(place / 120, range, 41.5252, 120)), [39, 41.5252, 44]);
        assert.deepEqual([50, 51, 52, 68].map(place => chosenAt(place / 120, SPEEDS, 1, 120)), [0.94, 1, 1, 2]);
    });

    test('has sliders whose steps multiply', () => {
        for (const range of [RATES, SPEEDS]) {
            assert.deepEqual([valueAt(0, range), rounded(valueAt(1, range))], [range.least, range.most]);
            assert.equal(rounded(valueAt(placeOf(1.7, range), range)), 1.7);
        }
    });

    test('marks round values', () => {
        assert.deepEqual([1, 4, 9.99, 2181, 5000, 58.6e6].map(most => ticks(most, 4)), [[0, 0.5, 1], [0, 1, 2, 3, 4], [0, 2, 4, 6, 8],
            [0, 500, 1000, 1500, 2000], [0, 2000, 4000], [0, 20e6, 40e6]]);
        for (let most = 0.001; most < 1e7; most *= 1.1) {
            const marked = ticks(most, 4);
            assert.ok(marked.length > 2 && marked.length <= 5 && (marked.at(-1) ?? 0) <= most, `${most}: ${marked.join(' ')}`);
        }
    });

    test('writes quantities as the server does', () => {
        assert.deepEqual([812, 4210, 31_600_000, 1.24e9, 0, undefined].map(duration),
            ['812 ns', '4.21 µs', '31.6 ms', '1.24 s', '0 s', '–']);
        assert.deepEqual([0.25, 182, 12_300].map(rate), ['0.25/s', '182/s', '12,300/s']);
        assert.deepEqual([0.032, 0.87, 0].map(percent), ['3.2 %', '87 %', '0 %']);
        assert.deepEqual([change(10, 12), change(10, 5), change(10, 10.01), change(0, 3)], ['+20 %', '−50 %', '', '']);
        assert.equal(number(9.996), '10');
    });
});
