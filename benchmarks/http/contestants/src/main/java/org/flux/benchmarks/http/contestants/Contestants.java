// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.nio.file.Path;
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
        Path root = Path.of(arguments[1]);
        if (arguments[0].startsWith(FLUX)) {
            FluxContestant.run(root, arguments[0].substring(FLUX.length()));
            return;
        }
        int port = start(arguments[0]).on(root);
        System.out.println("http://127.0.0.1:" + port + "/");
        new CountDownLatch(1).await();
    }

    private static Start start(String name) {
        return switch (name) {
            case "bare-event" -> root -> BareContestant.start(root, RuntimeKind.EVENT);
            case "bare-virtual" -> root -> BareContestant.start(root, RuntimeKind.VIRTUAL);
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
