// SPDX-License-Identifier: EPL-2.0
// A store of small texts and counters, spoken to in lines:
// GET, PUT, ADD, DEL, LIST, HELP, QUIT. One flow per line.
package org.flux.examples.lineserver;

/** Waits until some client has sent a line. A client's next line comes after its last one was answered. */
Receive () => (Connection connection, String line);

/** Deals with one line, from reading to answering it. */
Talk (Connection connection, String line) => ();

/** Understands the line, or fails with what is wrong with it. */
Parse (Connection connection, String line) => (Connection connection, Command command);

/** Carries the command out; which variant that is depends on the command alone. */
Execute (Connection connection, Command command) => (Connection connection, Answer answer);

/** Reads one entry. */
Get (Connection connection, Command command) => (Connection connection, Answer answer);

/** Adds to the number in one entry: reads it, adds, writes it back. */
Add (Connection connection, Command command) => (Connection connection, Answer answer);

/** Creates or replaces an entry. */
Put (Connection connection, Command command) => (Connection connection, Answer answer);

/** Removes an entry. */
Delete (Connection connection, Command command) => (Connection connection, Answer answer);

/** Shows all entries as they are at one moment. */
List (Connection connection, Command command) => (Connection connection, Answer answer);

/** Says goodbye. */
Quit (Connection connection, Command command) => (Connection connection, Answer answer);

/** Explains the protocol. */
Help (Connection connection, Command command) => (Connection connection, Answer answer);

/** Sends the answer, and lets the client's next line come or hangs up. */
Reply (Connection connection, Answer answer) => ();

/** The client cannot be reached any more. */
HangUp (Connection connection, Answer answer) => ();

typedef get IsGet;
typedef add IsAdd;
typedef put IsPut;
typedef delete IsDelete;
typedef list IsList;
typedef quit IsQuit;

source Receive {session: KeyOf} => Talk;

Talk = Parse -> Execute -> Reply;

Execute:[_, get]    = Get;
Execute:[_, add]    = Add;
Execute:[_, put]    = Put;
Execute:[_, delete] = Delete;
Execute:[_, list]   = List;
Execute:[_, quit]   = Quit;
Execute:[_, _]      = Help;

// The session is the key: lines about different keys run side by side.
// Whoever changes the set of entries, or reads all of it, runs alone.
atomic Get:{entry?(session), store?};
atomic Add:{entry(session), store?};
atomic Put:{store};
atomic Delete:{store};
atomic List:{store};

handle error Talk => Complain;
handle error Reply => HangUp;
