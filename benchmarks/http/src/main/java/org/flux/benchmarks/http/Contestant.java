// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flux.runtime.RuntimeKind;

/**
 * A server that takes part.
 *
 * @param name as in {@code --contestants}
 * @param title as in tables
 * @param group what it is compared as
 * @param moreHeaders fields that its responses have and others have not, because it cannot be told to leave them out
 */
record Contestant(String name, String title, Group group, Set<String> moreHeaders) {
    enum Group { FLUX, HAND, OTHER, NATIVE }

    /** The web server of the examples, on a runtime. */
    static final String FLUX = "flux-";
    /** The least program, which does what the others do, on two of the runtimes. */
    static final String BARE_EVENT = "bare-event";
    static final String BARE_VIRTUAL = "bare-virtual";
    /** The transport of org.flux.http, with a hand-written handler on its event loop. */
    static final String HAND = "hand";
    /** The same, with a virtual thread for each request. */
    static final String HAND_VIRTUAL = "hand-virtual";
    static final String NETTY = "netty";
    static final String VERTX = "vertx";
    static final String UNDERTOW = "undertow";
    static final String JETTY = "jetty";
    static final String HELIDON = "helidon";
    static final String NGINX = "nginx";

    /** All, Flux first, on every runtime that there is. */
    static List<Contestant> all() {
        List<Contestant> all = new ArrayList<>();
        Arrays.stream(RuntimeKind.values()).map(Contestant::flux).forEach(all::add);
        all.add(new Contestant(BARE_EVENT, "a Flux program of two nodes, runtime event", Group.HAND, Set.of()));
        all.add(new Contestant(BARE_VIRTUAL, "a Flux program of two nodes, runtime virtual", Group.HAND, Set.of()));
        all.add(new Contestant(HAND, "by hand on org.flux.http, on its loop", Group.HAND, Set.of()));
        all.add(new Contestant(HAND_VIRTUAL, "by hand on org.flux.http, virtual threads", Group.HAND, Set.of()));
        all.add(new Contestant(NETTY, "Netty 4.2, by hand", Group.OTHER, Set.of()));
        all.add(new Contestant(VERTX, "Vert.x 5", Group.OTHER, Set.of()));
        all.add(new Contestant(UNDERTOW, "Undertow 2", Group.OTHER, Set.of()));
        all.add(new Contestant(JETTY, "Jetty 12, virtual threads", Group.OTHER, Set.of()));
        all.add(new Contestant(HELIDON, "Helidon 4", Group.OTHER, Set.of("connection")));
        all.add(new Contestant(NGINX, "nginx", Group.NATIVE, Set.of("server", "connection")));
        return all;
    }

    private static Contestant flux(RuntimeKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return new Contestant(FLUX + name, "the Flux web server, runtime " + name, Group.FLUX, Set.of());
    }

    boolean isJava() {
        return group != Group.NATIVE;
    }
}
