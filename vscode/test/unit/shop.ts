// SPDX-License-Identifier: EPL-2.0
// A picture for tests: two sources; Sell is open and has Reserve and a choice of Book and Refuse, its errors go to Give; Refund is closed.
import type { EdgeElement, Element, FileRange, NodeElement, Picture } from '../../diagram/picture';

const FILE = '/shop/shop.flux';
const name = (id: string) => id.slice(id.lastIndexOf('/') + 1).replace(/\.\d+$/, '');

function at(line: number, column: number, length: number): FileRange {
    return { file: FILE, line, column, endLine: line, endColumn: column + length };
}

function box(id: string, [x, y, width, height]: readonly [number, number, number, number], more: Partial<NodeElement> = {}): NodeElement {
    return { type: 'node', kind: 'concrete', id, name: name(id), position: { x, y }, size: { width, height }, title: name(id),
        label: name(id), shapes: [{ kind: 'rect', x: 0, y: 0, width, height, radius: 6, class: 'node' }], children: [], ...more };
}

function arc(id: string, sourceId: string, targetId: string, points: readonly (readonly [number, number])[],
    more: Partial<EdgeElement> = {}): EdgeElement {
    return { type: 'edge', kind: 'data', id, sourceId, targetId, routingPoints: points.map(([x, y]) => ({ x, y })), types: 'int order',
        title: 'int order', label: `int order from ${name(sourceId)} to ${name(targetId)}`, children: [], ...more };
}

const inside: readonly Element[] = [
    box('Orders/Sell/Reserve', [100, 30, 100, 40], { step: at(9, 8, 7), declaration: at(3, 1, 30) }),
    box('Orders/Sell/', [126, 110, 48, 36], { kind: 'choice' }),
    box('Orders/Sell/Book', [20, 190, 100, 40], { step: at(10, 20, 4), declaration: at(4, 1, 24),
        locks: [{ lock: 'money', scope: 'program', mode: '!', kind: 'declared' }] }),
    box('Orders/Sell/Refuse', [180, 190, 100, 40], { step: at(11, 20, 6) }),
    arc('a1', 'Orders/Sell', 'Orders/Sell/Reserve', [[150, 0], [150, 30]]),
    arc('a2', 'Orders/Sell/Reserve', 'Orders/Sell/', [[150, 70], [150, 110]], { range: at(9, 8, 20) }),
    arc('a3', 'Orders/Sell/', 'Orders/Sell/Book', [[126, 128], [70, 128], [70, 190]], { pattern: '[_, small]' }),
    arc('a4', 'Orders/Sell/', 'Orders/Sell/Refuse', [[174, 128], [230, 128], [230, 190]]),
    arc('a5', 'Orders/Sell/Book', 'Orders/Sell', [[70, 230], [70, 260]], { continued: true }),
];

export const SHOP: Picture = {
    type: 'graph', id: 'shop', program: 'shop', area: { x: 0, y: 0, width: 900, height: 500 }, flows: ['Orders', 'Refunds'],
    rings: [{ id: 'ring 1', kind: 'deadlock', boxes: ['Orders/Sell', 'Refunds/Refund'], text: 'they would wait', shapes: [] }],
    children: [
        box('Orders', [100, 0, 100, 36], { kind: 'source', step: at(6, 1, 22), declaration: at(6, 1, 22) }),
        box('Orders/Sell', [0, 80, 300, 260], { kind: 'abstract', expanded: true, step: at(6, 18, 4), declaration: at(9, 1, 4),
            children: inside }),
        box('Refunds', [600, 0, 100, 36], { kind: 'source', step: at(7, 1, 24) }),
        box('Refunds/Refund', [590, 80, 120, 40], { kind: 'abstract', expanded: false, step: at(7, 19, 6), declaration: at(12, 1, 6) }),
        box('Give', [400, 120, 100, 40], { kind: 'external', step: at(13, 25, 4) }),
        arc('b1', 'Orders', 'Orders/Sell', [[150, 36], [150, 80]]),
        arc('b2', 'Refunds', 'Refunds/Refund', [[650, 36], [650, 80]]),
        arc('b3', 'Orders/Sell', 'Give', [[300, 140], [400, 140]], { kind: 'error', types: '', label: 'errors of Sell to Give',
            range: at(13, 1, 29) }),
        arc('b4', 'Orders/Sell', 'After', [[70, 340], [70, 380]]),
        box('After', [20, 380, 100, 40], {}),
    ],
};
