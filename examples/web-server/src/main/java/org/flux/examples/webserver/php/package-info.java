// SPDX-License-Identifier: EPL-2.0
/**
 * PHP by FastCGI: processes that are started, watched and ended here, and a client that speaks the protocol on a socket.
 *
 * <p>The client is our own: of the libraries on Maven Central, fcgi4j and jFastCGI have been left alone for years, and Jetty's, which is
 * well kept, is a part of its asynchronous HTTP client and brings threads of its own; here a script is a call that blocks.
 */
package org.flux.examples.webserver.php;
