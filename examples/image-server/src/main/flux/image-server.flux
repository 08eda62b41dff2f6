// SPDX-License-Identifier: EPL-2.0
// The image server of the Flux paper: raw pictures go out as JPEG files,
// in the size and quality that the client asks for, and are cached.
package org.flux.examples.imageserver;

import org.flux.http.Request;

/** Waits for requests by HTTP. One flow per request. */
push Listen () => (Request request);

/** Answers one request: with a page or with a picture. */
Serve (Request request) => ();

/** Answers with a picture. */
Image (Request request) => ();

/** Finds out which picture is wanted, how large and how good; fails if that cannot be had. */
ReadRequest (Request request) => (Request request, Rendition wanted);

/** Looks for the JPEG file. What it finds cannot be evicted until Complete or Release gives it back. */
CheckCache (Request request, Rendition wanted) => (Request request, Rendition wanted, CachedImage image);

/** Makes sure that there is a JPEG file. */
Handler (Request request, Rendition wanted, CachedImage image)
    => (Request request, Rendition wanted, CachedImage image);

/** Reads the raw file; fails if there is none. */
blocking ReadFromDisk (Request request, Rendition wanted, CachedImage image)
    => (Request request, Rendition wanted, RawFile raw);

/** Scales the picture and compresses it; fails if the raw file is no picture. */
blocking Compress (Request request, Rendition wanted, RawFile raw) => (Request request, Rendition wanted, Jpeg jpeg);

/** Puts the JPEG file into the cache. It cannot be evicted until Complete or Release gives it back. */
StoreInCache (Request request, Rendition wanted, Jpeg jpeg) => (Request request, Rendition wanted, CachedImage image);

/** Sends the JPEG file; fails if the client has left. */
Write (Request request, Rendition wanted, CachedImage image) => (Request request, Rendition wanted, CachedImage image);

/** Gives the cached file back: when nobody uses it any more, it may be evicted. */
Complete (Request request, Rendition wanted, CachedImage image) => ();

/** Does so where Write or Complete could not do their work: every claim comes back, whatever happens. */
Release (Request request, Rendition wanted, CachedImage image) => ();

/** Counts what the cache holds and has done. */
ReadStatistics (Request request) => (Request request, CacheStatistics statistics);

/** Answers with the gallery, or what else there is beside pictures. */
ShowPage (Request request, CacheStatistics statistics) => ();

typedef page IsPage;
typedef hit TestInCache;

source Listen => Serve;

Serve:[page] = ReadStatistics -> ShowPage;
Serve:[_]    = Image;

Image = ReadRequest -> CheckCache -> Handler -> Write -> Complete;

Handler:[_, _, hit] = ;
Handler:[_, _, _]   = ReadFromDisk -> Compress -> StoreInCache;

atomic CheckCache:{cacheLock};
atomic StoreInCache:{cacheLock};
atomic Complete:{cacheLock};
atomic Release:{cacheLock};
atomic ReadStatistics:{cacheLock?};

handle error ReadRequest => BadRequest;
handle error ReadFromDisk => FourOhFour;
handle error Write => Release;
handle error Complete => Release;
