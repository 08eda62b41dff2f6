// SPDX-License-Identifier: EPL-2.0
// The programs of the tests, with marks.

/** Two flows that would wait for each other. */
export const DEADLOCK = `Orders () => (int order);
Refunds () => (int order);
Reserve (int order) => (int order);
Book (int order) => ();
PayBack (int order) => (int order);
Restock (int order) => ();

source Orders => Sell;
source Refunds => Refund;
Sell = Reserve -> Book;
Refund = PayBack -> Restock;

atomic Sell:{<|stock|>};
atomic Book:{<|money|>};
atomic Refund:{<|money|>};
atomic Restock:{<|stock|>};
`;

/** Everything that has a name, once declared and once used. */
export const SERVER = `/** Waits for clients. */
Listen () => (int socket);
/** Reads what the client wants. */
Read (int socket) => (int socket, String path);
Small (int socket, String path) => ();
Large (int socket, String path) => ();
typedef small IsSmall;

source Listen => Page;
Page = Read -> Answer;
Answer:[_, small] = Small;
Answer:[_, _] = Large;

atomic Small:{cache?};
atomic Large:{cache!, disk};
handle error Read => Complain;
`;

/** Names of all kinds, behind tabs, in lines that end in \\r\\n when it is opened so, and a character of two units before what is asked. */
export const UNICODE = `Höre () => (int größe);
\t/* 𝒳 𝒴 */ <|Zähle|> (int größe) => (int größe, String 名);
数 (int größe, String 名) => ();

source Höre => Straße;
/* 🚂 */ Straße\t= /* 𝒳 */ <|Zähle|> -> 数;
atomic 数:{schloß};
`;

/** A program with something to measure. */
export const SHOP = `Listen () => (int item);
Page (int item) => (int item);
source Listen => Serve;
Make (int item) => ();
Serve = Page -> Make;
`;

/** What was measured of it, in ten seconds. */
export function profileOf(program: string): string {
    const times = (mean: number) => ({ count: 100, mean, deviation: 0, min: mean, max: mean, buckets: [[mean, mean, 100]] });
    return JSON.stringify({
        format: 'flux-profile', version: 1, program, runtime: 'virtual', cores: 1, maxFlows: 100, java: '25', seconds: 10,
        flows: { started: 100, completed: 100, handled: 0, failed: 0, dropped: 0, refused: 0, timed: 100 }, process: {},
        sources: [{ node: 'Listen', root: 'Serve', flows: 100, latency: times(30e6) }],
        paths: [{ root: 'Serve', number: '2', count: 100, outcome: 'completed' }], unknownPaths: 0,
        nodes: [{ node: 'Page', wall: times(1e6) }, { node: 'Make', wall: times(20e6) }], locks: [],
    });
}
