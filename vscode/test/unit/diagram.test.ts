// SPDX-License-Identifier: EPL-2.0
// The parts of the diagram that need neither a page nor an editor.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { find } from '../../diagram/find';
import { arrow, first, fit, revealing, roundPath, shapesBetween, wayBetween, zoomed } from '../../diagram/geometry';
import { arcAt, neighbour, type Direction } from '../../diagram/neighbours';
import { Contents } from '../../diagram/picture';
import { allCollapsed, allExpanded, expanded, filtered, granted, NOTHING_SPECIAL, overlaid } from '../../diagram/want';
import { page } from '../../src/pages/html';
import { boxesOf, elementsAt, filesOf, rangeOf, statementBefore } from '../../src/diagram/places';
import { exportParams, params } from '../../src/diagram/requests';
import { SHOP } from './shop';

const contents = new Contents(SHOP);

describe('from the text to the diagram', () => {
    const at = (line: number, column: number, file = '/shop/shop.flux', statement = '') =>
        elementsAt(contents, { file, line, column }, statement);

    test('a step selects its box, at both of its ends', () => {
        assert.deepEqual(at(9, 8), ['Orders/Sell/Reserve']);
        assert.deepEqual(at(9, 15), ['Orders/Sell/Reserve']);
    });

    test('the smallest step counts', () => assert.deepEqual(at(6, 19), ['Orders/Sell']));

    test('a declaration selects its boxes where there is no step', () => {
        assert.deepEqual(at(9, 4), ['Orders/Sell']);
        assert.deepEqual(at(3, 5), ['Orders/Sell/Reserve']);
    });

    test('what a closed node contains selects the node', () => {
        const before = statementBefore('Sell = Reserve;\n/* one; */ // two;\nRefund = PayBack -> ');
        assert.equal(before, 'Refund = PayBack -> ');
        assert.deepEqual(at(30, 40, undefined, before), ['Refunds/Refund']);
        assert.deepEqual(at(30, 40, undefined, statementBefore('source Orders =>')), []);
    });

    test('what stands between steps selects the arc', () => assert.deepEqual(at(9, 17), ['a2']));

    test('a handler selects its arc, or its box if the cursor is there', () => {
        assert.deepEqual(at(13, 3), ['b3']);
        assert.deepEqual(at(13, 26), ['Give']);
    });

    test('nothing else selects anything', () => {
        assert.deepEqual(at(40, 1), []);
        assert.deepEqual(at(9, 8, '/shop/other.flux'), []);
    });

    test('a node is found by its name, and the files by their ranges', () => {
        assert.deepEqual(boxesOf(contents, 'Book'), ['Orders/Sell/Book']);
        assert.deepEqual([...filesOf(SHOP)], ['/shop/shop.flux']);
    });
});

describe('from the diagram to the text', () => {
    test('a box leads to its step or its declaration, whichever there is', () => {
        assert.equal(rangeOf(SHOP, contents, 'Orders/Sell/Book', 'step')?.line, 10);
        assert.equal(rangeOf(SHOP, contents, 'Orders/Sell/Book', 'declaration')?.line, 4);
        assert.equal(rangeOf(SHOP, contents, 'Orders/Sell/Refuse', 'declaration')?.line, 11);
    });

    test('an arc leads to where it is declared, and a ring to its first box', () => {
        assert.equal(rangeOf(SHOP, contents, 'b3', 'step')?.line, 13);
        assert.equal(rangeOf(SHOP, contents, 'ring 1', 'step')?.line, 6);
        assert.equal(rangeOf(SHOP, contents, 'unknown', 'step'), undefined);
    });
});

describe('arrow keys', () => {
    const go = (from: string, direction: Direction) => neighbour(contents, from, direction)?.to;

    test('go along arcs, into a box that is open, and out of it', () => {
        assert.equal(go('Orders', 'down'), 'Orders/Sell');
        assert.equal(go('Orders/Sell', 'down'), 'Orders/Sell/Reserve');
        assert.equal(go('Orders/Sell/Reserve', 'down'), 'Orders/Sell/');
        assert.equal(go('Orders/Sell/', 'up'), 'Orders/Sell/Reserve');
        assert.equal(go('Orders/Sell/Reserve', 'up'), 'Orders/Sell');
        assert.equal(go('Orders/Sell', 'up'), 'Orders');
    });

    test('go on through the edge of a box', () => assert.equal(go('Orders/Sell/Book', 'down'), 'After'));

    test('tell along which arc', () => assert.equal(neighbour(contents, 'Orders', 'down')?.along, 'b1'));

    test('go to what is beside', () => {
        assert.equal(go('Orders/Sell/Book', 'right'), 'Orders/Sell/Refuse');
        assert.equal(go('Orders/Sell/Refuse', 'left'), 'Orders/Sell/Book');
        assert.equal(go('Orders/Sell', 'right'), 'Give');
        assert.equal(go('Refunds', 'left'), 'Orders');
    });

    test('end where the picture ends', () => {
        assert.equal(go('Orders', 'up'), undefined);
        assert.equal(go('Refunds', 'right'), undefined);
        assert.equal(go('unknown', 'up'), undefined);
    });

    test('go from an arc to its ends, and to an arc', () => {
        assert.equal(go('a3', 'down'), 'Orders/Sell/Book');
        assert.equal(go('a3', 'up'), 'Orders/Sell/');
        assert.equal(arcAt(contents, 'Orders/Sell/Reserve', 'down'), 'a2');
    });
});

describe('search', () => {
    test('finds names, types, patterns and locks, boxes first', () => {
        assert.deepEqual(find(contents, 'sell'), ['Orders/Sell']);
        assert.deepEqual(find(contents, 'money'), ['Orders/Sell/Book']);
        assert.deepEqual(find(contents, 'small'), ['a3']);
        assert.ok(find(contents, 'order').indexOf('Orders') < find(contents, 'order').indexOf('a1'));
    });

    test('heeds case if there are capitals, and finds nothing if nothing is sought', () => {
        assert.deepEqual(find(contents, 'SELL'), []);
        assert.deepEqual(find(contents, ' '), []);
    });
});

describe('what is wanted', () => {
    test('opens and closes one box', () => {
        const open = expanded(NOTHING_SPECIAL, 'A', true);
        assert.deepEqual(open, { expand: ['A'], collapse: [] });
        assert.deepEqual(expanded(open, 'A', false), { expand: [], collapse: ['A'] });
    });

    test('opens everything but one, and closes what is open', () => {
        assert.deepEqual(expanded(allExpanded(NOTHING_SPECIAL), 'A/B', false), { expand: ['*'], collapse: ['A/B'] });
        assert.deepEqual(allCollapsed(allExpanded(NOTHING_SPECIAL), SHOP), { expand: [], collapse: ['Orders/Sell'] });
    });

    test('is what was measured, or nothing, while nothing is predicted', () => {
        const predicted = overlaid(NOTHING_SPECIAL, { kind: 'prediction' });
        assert.equal(granted(predicted, 'prediction').overlay?.kind, 'prediction');
        assert.equal(granted(predicted, 'profile').overlay?.kind, 'profile');
        assert.equal(granted(predicted, undefined).overlay, undefined);
        const locks = overlaid(NOTHING_SPECIAL, { kind: 'locks' });
        assert.equal(granted(locks, 'profile'), locks, 'the picture is of what was wanted before');
    });

    test('is asked of the server', () => {
        const want = overlaid(filtered(expanded(NOTHING_SPECIAL, 'A', true), 'Orders'), { kind: 'locks' });
        const asked = { textDocument: { uri: 'file:///a' }, expand: ['A'], collapse: [], flow: 'Orders', overlay: 'locks' };
        assert.deepEqual(params('file:///a', want, undefined), asked);
        assert.deepEqual(exportParams('file:///a', want, undefined, 'png', 'dark'), { ...asked, format: 'png', theme: 'dark' });
        assert.equal(params('file:///a', overlaid(want, { kind: 'prediction' }), undefined).overlay, 'prediction');
        const painted = overlaid(NOTHING_SPECIAL, { kind: 'file', name: 'x.json', file: 'file:///x.json' });
        assert.equal(params('file:///a', painted, '{}').overlay, '{}');
        assert.equal('flow' in filtered(want, undefined), false);
    });
});

describe('drawing', () => {
    const points = [{ x: 0, y: 0 }, { x: 0, y: 40 }, { x: 30, y: 40 }];

    test('lines have round corners', () => assert.equal(roundPath(points), 'M0 0L0 30Q0 40 10 40L30 40'));

    test('a corner is no rounder than its sides are long', () =>
        assert.equal(roundPath([{ x: 0, y: 0 }, { x: 0, y: 8 }, { x: 30, y: 8 }]), 'M0 0L0 4Q0 8 4 8L30 8'));

    test('an arrow ends at the last point, its line a little before', () => {
        const { line, head } = arrow(points);
        assert.deepEqual(line.at(-1), { x: 22, y: 40 });
        assert.deepEqual(head, [{ x: 30, y: 40 }, { x: 21, y: 44 }, { x: 21, y: 36 }]);
        assert.deepEqual(arrow([]).head, []);
    });

    test('ways with more and less corners change into each other and arrive', () => {
        const straight = [{ x: 0, y: 0 }, { x: 0, y: 10 }];
        assert.equal(wayBetween(straight, points, 0.5).length, 3);
        assert.equal(wayBetween(straight, points, 1), points);
        assert.equal(wayBetween(points, straight, 1), straight);
    });

    test('shapes move, and change at once where they are other ones', () => {
        const rect = { kind: 'rect', x: 0, y: 0, width: 10, height: 10, radius: 6, class: 'node' } as const;
        assert.deepEqual(shapesBetween([rect], [{ ...rect, width: 20 }], 0.5), [{ ...rect, width: 15 }]);
        const two = [rect, rect];
        assert.equal(shapesBetween([rect], two, 0.5), two);
    });

    test('everything fits into the window, and no larger than it is', () => {
        const canvas = { width: 416, height: 216 };
        const { zoom, scroll } = fit({ x: 0, y: 0, width: 800, height: 300 }, canvas);
        assert.equal(zoom, 0.5);
        assert.deepEqual(scroll, { x: -16, y: -66 });
        assert.equal(fit({ x: 0, y: 0, width: 80, height: 30 }, canvas).zoom, 1);
    });

    test('what is large is shown from its upper end, legibly', () => {
        const { zoom, scroll } = first({ x: 0, y: 0, width: 300, height: 9000 }, { width: 400, height: 400 });
        assert.equal(zoom, 1);
        assert.ok(scroll.y > -20 && scroll.y <= 0);
    });

    test('the window moves only as far as it must', () => {
        const viewport = { zoom: 1, scroll: { x: 0, y: 0 } };
        const canvas = { width: 400, height: 400 };
        assert.equal(revealing(viewport, canvas, { x: 100, y: 100, width: 50, height: 50 }), undefined);
        assert.deepEqual(revealing(viewport, canvas, { x: 100, y: 390, width: 50, height: 50 })?.scroll, { x: 0, y: 64 });
    });

    test('what is under the pointer stays there', () => {
        const { zoom, scroll } = zoomed({ zoom: 1, scroll: { x: 10, y: 20 } }, 2, { x: 100, y: 50 });
        assert.deepEqual([100 / zoom + scroll.x, 50 / zoom + scroll.y], [110, 70]);
    });
});

describe('the page', () => {
    const made = page({ title: 'Diagram', source: 'https://here', scripts: ['a.js'], styles: ['a.css'], appearance: 'dark',
        saved: { program: '</script><b>', want: NOTHING_SPECIAL } });

    test('lets nothing in but its own', () => {
        const policy = /content="(default-src [^"]*)"/.exec(made)?.[1] ?? '';
        const nonce = /script-src 'nonce-([^']+)'$/.exec(policy)?.[1];
        assert.ok(policy.startsWith("default-src 'none';"));
        assert.ok(!/unsafe|\*/.test(policy), policy);
        assert.equal(made.split(`<script nonce="${nonce}"`).length, 3);
        assert.equal(made.split('<script').length, 3);
    });

    test('is not led astray by what was kept', () => assert.ok(!made.includes('</script><b>')));
});
