// SPDX-License-Identifier: EPL-2.0
/**
 * The model of a server, made of its program and a profile, and what simulating it tells.
 *
 * <h2>What is modelled</h2>
 * <ul>
 * <li><b>Flows</b> take the paths that were observed, as often as they were observed; at each node they take a time drawn from what was
 * measured there, whatever the path, the load or the number of cores. Locks are taken and given back as the generated code does it: by the
 * schedule of {@link org.flux.graph.locks.LockSchedule}, in its order and modes, without what is held already. A flow that fails gives
 * back everything, then its handler runs.
 * <li><b>Cores</b>: a node that is neither {@code blocking} nor {@code async} needs a core for all of its time; a blocking one for the
 * processor time that was measured in it; an async one for none. Processor time of the process that no node accounts for (network, garbage
 * collection) is work in the background: it takes cores from flows, and no flow waits for its end.
 * <li><b>Runtimes</b>: {@code virtual} like the JDK's pool of carriers, with queues of their own and stealing; {@code threads} as one
 * line from which the operating system takes threads for a slice of time; {@code pool} likewise, with a bounded number of threads in front;
 * {@code event} with loops to which flows are bound in turn, owners of locks first, and blocking nodes off the loop.
 * <li><b>Locks</b> are those of the runtime: readers and writers, first come, first served, handed over by whoever gives them back; of
 * session locks one for each session, drawn from how flows were spread over sessions.
 * <li><b>Load</b>: open, whether or not the server keeps up (independent arrivals unless something else is asked for), or closed, from
 * clients that wait for their answer. Latency counts from the arrival, waiting for admission included. </ul>
 *
 * <h2>What is not</h2> Nodes that get slower when others run (caches, memory bandwidth, hyper-threads, the disk behind a blocking node),
 * cores that other programs use, the network, what a lock or a switch of threads costs in itself, sessions that come and go with time,
 * paths and times that depend on each other within a flow, time-outs, and everything that the profile has not seen.
 *
 * <h2>How sure it is</h2> Replications are independent, each with a warm-up that is left out; what differs among them makes the 95 %
 * intervals (Student's t; Law and Kelton, "Simulation Modeling and Analysis", ch. 9). They tell of chance in the simulation only, not how
 * well the model fits. Scenarios that are compared see the same random numbers, flow by flow (ibid., ch. 11). Every prediction is checked
 * by Little's law ("A Proof for the Queuing Formula L = λW", Operations Research 1961). What is worth making faster is found as in
 * Curtsinger and Berger, "Coz" (SOSP 2015); bounds before anything is simulated are those of Denning and Buzen (Computing Surveys 1978);
 * for all of this see Jain, "The Art of Computer Systems Performance Analysis".
 */
package org.flux.simulator.model;
