// SPDX-License-Identifier: EPL-2.0
// What every contestant does, in Flux: a greeting, and files from memory.
package org.flux.benchmarks.http.contestants;

import org.flux.http.Request;
import org.flux.http.Response;

push Listen () => (Request request);

Page (Request request) => ();

/** Finds what is asked for; fails if there is no such file. */
Find (Request request) => (Request request, Response response);

Reply (Request request, Response response) => () by org.flux.http.Http::respond;

source Listen => Page;

Page = Find -> Reply;

handle error Find => NotFound by org.flux.http.Http::notFound;
