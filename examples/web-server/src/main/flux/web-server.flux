// SPDX-License-Identifier: EPL-2.0
// The web server of the Flux paper, grown up: files with a cache, scripts
// in PHP, an access log, and a limit to what one client may ask for.
package org.flux.examples.webserver;

import org.flux.http.Request;
import org.flux.http.Response;

/** Waits for requests by HTTP. One flow per request. */
push Listen () => (Request request);

/** Answers one request, unless its client asks for too much. */
Serve (Request request) => ();

/** Answers one request. */
Page (Request request) => ();

/** Finds out what is wanted; fails if that is nothing that can be wanted here. */
ReadRequest (Request request) => (Request request, Wanted wanted);

/** Makes the response; fails if there is nothing by that name. */
ReadWrite (Request request, Wanted wanted) => (Request request, Response response);

/** Says hello. */
Greet (Request request, Wanted wanted) => (Request request, Response response);

/** Looks for what is wanted among what has been read from the disk lately. */
CheckCache (Request request, Wanted wanted) => (Request request, Wanted wanted, Lookup found);

/** Makes sure that it is known what there is on the disk. */
Fetch (Request request, Wanted wanted, Lookup found) => (Request request, Wanted wanted, Lookup found);

/** Looks once more, for another flow may be reading by now; if none is, this one says that it will. */
Claim (Request request, Wanted wanted, Lookup found) => (Request request, Wanted wanted, Lookup found);

/** Reads, unless another flow does so. */
Renew (Request request, Wanted wanted, Lookup found) => (Request request, Wanted wanted, Lookup found);

/** Reads the file, or looks again whether it is still what it was; fails if there is none. */
blocking ReadFromDisk (Request request, Wanted wanted, Lookup found)
    => (Request request, Wanted wanted, Resource resource);

/** Remembers it, and forgets what has not been looked at for longest. */
StoreInCache (Request request, Wanted wanted, Resource resource) => (Request request, Wanted wanted, Lookup found);

/** Makes the response from what has been found. */
Make (Request request, Wanted wanted, Lookup found) => (Request request, Response response);

/** Runs a script, which makes the response; fails if it does not. */
blocking RunScript (Request request, Wanted wanted, Lookup found) => (Request request, Response response);

/** Chooses what the client gets of a file: all, a part, or word that its copy is good. */
Represent (Request request, Wanted wanted, Lookup found) => (Request request, Response response);

/** Sends the response. */
Reply (Request request, Response response) => ();

/** Sends what is in memory. */
Send (Request request, Response response) => ();

/** Sends a file that is too large for memory. */
blocking SendFile (Request request, Response response) => ();

/** Takes one of the client's tokens; fails if it has none left. */
Throttle (Request request) => (Request request);

/** Looks for the client among those who have been here lately. */
FindClient (Request request) => (Request request, Bucket bucket);

/** Makes sure that the client has a bucket of tokens. */
Introduce (Request request, Bucket bucket) => (Request request, Bucket bucket);

/** Gives a new client a full bucket. */
AddClient (Request request, Bucket bucket) => (Request request, Bucket bucket);

/** Fills the bucket up for the time that has passed, and takes one token. */
TakeToken (Request request, Bucket bucket) => (Request request);

/** Waits some seconds. */
Tick () => ();

/** Forgets clients that have not been here for so long that their buckets are full again. */
ForgetIdle () => ();

/** Waits until there is something to write to the access log. */
AwaitEntries () => ();

/** Writes it. */
blocking WriteEntries () => ();

typedef limited IsLimited;
typedef known IsKnown;
typedef greeting IsGreeting;
typedef fresh IsFresh;
typedef script IsScript;
typedef ready IsReady;

source Listen {session: ClientOf} => Serve;
source Tick => ForgetIdle;
source AwaitEntries => WriteEntries;

Serve:[limited] = Throttle -> Page;
Serve:[_]       = Page;

Page = ReadRequest -> ReadWrite -> Reply;

ReadWrite:[_, greeting] = Greet;
ReadWrite:[_, _]        = CheckCache -> Fetch -> Make;

Fetch:[_, _, fresh] = ;
Fetch:[_, _, _]     = Claim -> Renew;

Renew:[_, _, fresh] = ;
Renew:[_, _, _]     = ReadFromDisk -> StoreInCache;

Make:[_, _, script] = RunScript;
Make:[_, _, _]      = Represent;

Reply:[_, ready] = Send;
Reply:[_, _]     = SendFile;

Throttle = FindClient -> Introduce -> TakeToken;

Introduce:[_, known] = ;
Introduce:[_, _]     = AddClient;

// Who only looks does so side by side with others; whoever changes the cache is alone.
atomic CheckCache:{cache?};
atomic Claim:{cache};
atomic StoreInCache:{cache};

// One request of a client at a time takes a token; the table of clients is for all.
atomic Throttle:{client(session)};
atomic FindClient:{clients?};
atomic AddClient:{clients};
atomic ForgetIdle:{clients};

atomic WriteEntries:{accessLog};

handle error ReadRequest => BadRequest;
handle error ReadWrite => FourOhFour;
handle error RunScript => BadGateway;
handle error TakeToken => TooMany;
handle error Serve => Trouble;
