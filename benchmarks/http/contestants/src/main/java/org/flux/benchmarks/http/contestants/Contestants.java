// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.flux.runtime.RuntimeKind;

/** Starts one: the first argument is its name, the second the directory of files. Says where it listens and serves until it is ended. */
public final class Contestants {
    private static final String FLUX = "flux-";

    private Contestants() {}

    /** A server that listens on a free port of the loopback interface. */
    interface Start {
        int on(Path root) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int port = start(arguments[0]).on(Path.of(arguments[1]));
        System.out.println("http://127.0.0.1:" + port + "/");
        new CountDownLatch(1).await();
    }

    private static Start start(String name) {
        if (name.startsWith(FLUX)) {
            RuntimeKind kind = RuntimeKind.valueOf(name.substring(FLUX.length()).toUpperCase(Locale.ROOT));
            return root -> FluxContestant.start(root, kind);
        }
        return switch (name) {
            case "hand" -> HandContestant::onLoop;
            case "hand-virtual" -> HandContestant::onVirtualThreads;
            case "netty" -> NettyContestant::start;
            case "vertx" -> VertxContestant::start;
            case "undertow" -> UndertowContestant::start;
            case "jetty" -> JettyContestant::start;
            case "helidon" -> HelidonContestant::start;
            default -> throw new IllegalArgumentException("nobody is called " + name);
        };
    }
}
