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
