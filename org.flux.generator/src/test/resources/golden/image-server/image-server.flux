package com.example.images;

import java.time.Duration;
import java.time.Instant;
import com.example.images.store.*;

/** A predicate type: the image is in the cache. */
typedef hit TestInCache;
typedef small by com.example.images.Sizes::isSmall;

/** Waits for the next request of a client. */
push Listen () => (Request request);
ReadRequest (Request request) => (Request request, Job job);
/**
 * Looks the image up.
 * An entry without an image is a miss.
 */
CheckCache (Request request, Job job) => (Request request, Job job, Entry entry);
Image (Request request) => ();
Handler (Request request, Job job, Entry entry) => (Request request, Image image);
FromCache (Request request, Job job, Entry entry) => (Request request, Image image);
blocking ReadFromDisk (Request request, Job job, Entry entry) => (Request request, Job job, byte[] raw);
Compress (Request request, Job job, byte[] raw) => (Request request, Image image);
Fetch (Request request, Job job, Entry entry) => (Request request, Image image);
StoreInCache (Request request, Image image) => (Request request, Image image);
Write (Request request, Image image) => (Request request);
Complete (Request request) => ();
Sorry (Request request, Job job, byte[] raw) => ();
Apologise (Request request, Job job, byte[] raw) => (Request request);
Release (Request request) => ();

Tick () => (Instant now);
async Limit (Instant now) => (Duration age) by com.example.images.Housekeeper::limit;
Trim (Duration age) => ();

source Listen {session: ClientOf} => Image;
source Tick => Housekeeping;

/** Answers one request. */
Image = ReadRequest -> CheckCache -> Handler -> Write -> Complete;
Handler:[_, small, hit] = FromCache;
Handler:[_, small, _] = Fetch;
Handler:[_, !small, hit] = FromCache;
Handler:[_, _, _] = Fetch;
Fetch = ReadFromDisk -> Compress -> StoreInCache;
Housekeeping = Limit -> Trim;
Sorry = Apologise -> Release;

order disk < cacheLock < chunks;
atomic CheckCache:{cacheLock};
atomic StoreInCache:{cacheLock, chunks(session)};
atomic Complete:{cacheLock};
atomic Trim:{cacheLock};
atomic Fetch:{disk?};
atomic ReadFromDisk:{disk?};

handle error ReadFromDisk => FourOhFour;
handle error Fetch -> ReadFromDisk -> Compress => Sorry;
handle error Compress => Broken by com.example.images.Housekeeper::broken;
handle error CheckCache -> Handler => Busy;
handle error * => Log;
