// A web server: one flow for each request.
package @package@;

import org.flux.http.Request;
import org.flux.http.Response;

/** Delivers requests by HTTP. */
push Listen () => (Request request) by org.flux.http.HttpSource::listen;

/** Answers one request. */
Page (Request request) => ();

/** Counts the visits. */
Count (Request request) => (Request request, long visits);

/** Writes the greeting. */
Greet (Request request, long visits) => (Request request, Response response);

/** Sends a response. */
Respond (Request request, Response response) => () by org.flux.http.Http::respond;

/** Answers that there is no such page. */
NotFound (Request request) => () by org.flux.http.Http::notFound;

/** Tells the client that something went wrong here. */
Apologise (Request request) => () by org.flux.http.Http::internalError;

typedef home IsHome;

source Listen => Page;

Page:[home] = Count -> Greet -> Respond;
Page:[_]    = NotFound;

// Counting reads the number, adds one and writes it back: not two flows at a time.
atomic Count:{visits};

handle error Page => Apologise;
