// SPDX-License-Identifier: EPL-2.0
// Work that runs side by side, with one step in its middle that does not.
package org.flux.benchmarks.accuracy.hotlock;

push Arrive () => (Object item);

Serve (Object item) => ();

Prepare (Object item) => (Object item);

/** Everybody has to come through here, one at a time. */
Update (Object item) => (Object item);

Finish (Object item) => ();

source Arrive => Serve;

Serve = Prepare -> Update -> Finish;

atomic Update:{table};
