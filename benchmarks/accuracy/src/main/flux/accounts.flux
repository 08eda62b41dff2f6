// SPDX-License-Identifier: EPL-2.0
// One flow of an account at a time, and some accounts are asked for far more often than others; a slow neighbour is asked meanwhile.
package org.flux.benchmarks.accuracy.accounts;

push Arrive () => (Object item);

Serve (Object item) => ();
Authenticate (Object item) => (Object item);
Transact (Object item) => (Object item);
Load (Object item) => (Object item);

/** Asks another server, with the account locked. */
blocking Confirm (Object item) => (Object item);

Store (Object item) => (Object item);
Balance (Object item) => (Object item);
Reply (Object item) => ();

typedef doubtful IsDoubtful;

source Arrive {session: AccountOf} => Serve;

Serve = Authenticate -> Transact -> Reply;

Transact = Load -> Balance -> Store;

Balance:[doubtful] = Confirm;
Balance:[_]        = ;

atomic Transact:{account(session)};
atomic Load:{rates?};
atomic Store:{journal};
