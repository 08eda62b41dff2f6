// SPDX-License-Identifier: EPL-2.0
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { params, placeOf, RATES, rounded, SPEEDS, valueAt, withLock, withSpeed } from '../../whatif/choices';
import { NOTHING_CHANGED, type Profile } from '../../whatif/protocol';
import { change, duration, number, percent, rate } from '../../whatif/quantities';

const PROFILE: Profile = { uri: 'file:///a.flux', nodes: [{ node: 'Make' }], locks: [{ lock: 'stock', scope: 'program' }] };

describe('what if', () => {
    test('asks only for what differs from the profile', () => {
        assert.deepEqual(params('file:///a.flux', NOTHING_CHANGED, PROFILE, false),
            { textDocument: { uri: 'file:///a.flux' }, curve: false, speeds: {}, whatIfs: [] });
        const choices = { cores: 8, rate: 500, runtime: 'event', speeds: { Make: 2 }, locks: { stock: 'removed' } } as const;
        assert.deepEqual(params('file:///a.flux', choices, PROFILE, true, 'token'), {
            textDocument: { uri: 'file:///a.flux' }, curve: true, cores: 8, rate: 500, runtime: 'event',
            speeds: { Make: 2 }, whatIfs: ['lock=stock:removed'], workDoneToken: 'token' });
    });

    test('does not ask about what the program has no more', () => {
        const asked = params('file:///a.flux', { speeds: { Gone: 2, Make: 1 }, locks: { gone: 'reader' } }, PROFILE, false);
        assert.deepEqual([asked.speeds, asked.whatIfs], [{}, []]);
    });

    test('forgets what is as it was', () => {
        const changed = withLock(withSpeed(NOTHING_CHANGED, 'Make', 4), 'stock', 'reader');
        assert.deepEqual(changed, { speeds: { Make: 4 }, locks: { stock: 'reader' } });
        assert.deepEqual(withLock(withSpeed(changed, 'Make', 1), 'stock', 'asIs'), NOTHING_CHANGED);
    });

    test('has sliders whose steps multiply', () => {
        for (const range of [RATES, SPEEDS]) {
            assert.deepEqual([valueAt(0, range), rounded(valueAt(1, range))], [range.least, range.most]);
            assert.equal(rounded(valueAt(placeOf(1.7, range), range)), 1.7);
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
