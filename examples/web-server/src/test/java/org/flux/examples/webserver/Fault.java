// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.flux.http.Request;
import org.flux.runtime.FluxOptions;
import org.flux.runtime.RuntimeKind;

/** What goes wrong, by intent: code that runs before each component. And what shows whether all is well afterwards. */
@FunctionalInterface
interface Fault {

    /**
     * Called in a flow before a component; what it throws is thrown by the component.
     *
     * @param node the component's method
     * @param path what was asked for
     */
    void before(String node, String path) throws Exception;

    /** A server with at most that many flows, with this fault. */
    default TestServer start(RuntimeKind kind, int maxFlows, String... options) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        all.addAll(List.of("--port=0", "--io-threads=1", "--php=off"));
        WebComponents components = new WebComponents(FluxOptions.of(all.toArray(String[]::new)));
        InvocationHandler faulty = (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof Request request) {
                before(method.getName(), request.path());
            }
            try {
                return method.invoke(components, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        WebServerComponents proxy = (WebServerComponents) Proxy.newProxyInstance(Fault.class.getClassLoader(),
                new Class<?>[] {WebServerComponents.class, AutoCloseable.class}, faulty);
        return new TestServer(WebServer.with(proxy).runtime(kind).maxFlows(maxFlows).start(), components);
    }

    /** Everything that is logged from here on, at the level of information or above. */
    final class Log extends Handler implements AutoCloseable {
        private final List<String> records = new CopyOnWriteArrayList<>();
        private final Logger root = Logger.getLogger("");

        Log() {
            root.addHandler(this);
        }

        List<String> records() {
            return records;
        }

        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() >= Level.INFO.intValue()) {
                records.add(logged.getLoggerName() + ": " + logged.getMessage());
            }
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }

    /** How many sockets, selectors, and files below a directory this process has open; 0 where the system does not tell. */
    static long descriptors(Path directory) throws IOException {
        Path own = Path.of("/proc/self/fd");
        if (!Files.isDirectory(own)) {
            return 0;
        }
        long number = 0;
        try (var open = Files.newDirectoryStream(own)) {
            for (Path descriptor : open) {
                String target = Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
                if (target.startsWith("socket:") || target.startsWith("anon_inode:") || target.startsWith(directory.toString())) {
                    number++;
                }
            }
        }
        return number;
    }
}
