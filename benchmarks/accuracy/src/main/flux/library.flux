// SPDX-License-Identifier: EPL-2.0
// Readers and writers of an index and a store, whose locks are taken one within the other, with failures on the way.
package org.flux.benchmarks.accuracy.library;

push Arrive () => (Object item);

Serve (Object item) => ();
Parse (Object item) => (Object item);
Act (Object item) => (Object item);
Look (Object item) => (Object item);
Find (Object item) => (Object item);
Read (Object item) => (Object item);
Change (Object item) => (Object item);
Check (Object item) => (Object item);
Apply (Object item) => (Object item);
Log (Object item) => (Object item);
Undo (Object item) => ();
Answer (Object item) => ();

typedef change IsChange;

source Arrive => Serve;

Serve = Parse -> Act -> Answer;

Act:[change] = Change;
Act:[_]      = Look;

Look = Find -> Read;
Change = Check -> Apply -> Log;

atomic Look:{index?};
atomic Read:{store?};
atomic Change:{index};
atomic Apply:{store};
atomic Log:{log};
atomic Undo:{store};

handle error Find => Missing;
handle error Apply => Undo;
