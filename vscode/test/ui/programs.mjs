// SPDX-License-Identifier: EPL-2.0
// What the suites of the user interface work on.

export const DEADLOCK = `/** A shop: an order reserves goods and books money, a refund does it the other way round. */
Orders () => (int order);
Refunds () => (int order);
/** Sets the goods aside. */
Reserve (int order) => (int order);
/** Takes the money. */
Book (int order) => ();
PayBack (int order) => (int order);
Restock (int order) => ();

source Orders => Sell;
source Refunds => Refund;
Sell = Reserve -> Book;
Refund = PayBack -> Restock;

atomic Sell:{stock};
atomic Book:{money};
atomic Refund:{money};
atomic Restock:{stock};
`;

/** As many nodes as the largest programs have, in flows of 50 steps, each with a source of its own. */
export function large(nodes) {
    const flows = Array.from({ length: nodes / 50 }, (_, i) => i);
    const steps = i => Array.from({ length: 50 }, (_, k) => `Step${i * 50 + k}`);
    return [
        ...flows.map(i => `Listen${i} () => (int item);`),
        // Without findings, which would fill the list of problems.
        ...flows.flatMap(steps).map((name, k) => `${name} (int item) => (${k % 50 === 49 ? '' : 'int item'});`),
        ...flows.map(i => `Flow${i} = ${steps(i).join(' -> ')};`), ...flows.map(i => `source Listen${i} => Flow${i};`), '',
    ].join('\n');
}

export const TYPO = DEADLOCK.replace('Reserve -> Book', 'Resrve -> Book');
