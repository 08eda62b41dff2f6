// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How nginx is found and told to do what the others do: one process, no log, files from the page cache by sendfile, kept open. */
final class Nginx {
    private Nginx() {}

    static Optional<Path> find() {
        String given = System.getenv("FLUX_NGINX");
        Stream<Path> places = Stream.concat(
                Stream.ofNullable(given).filter(text -> !text.isEmpty()).map(Path::of),
                Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                        .filter(text -> !text.isEmpty()).map(directory -> Path.of(directory, "nginx")));
        return places.filter(Files::isExecutable).findFirst();
    }

    static List<String> command(Server.Setup setup, int port) throws IOException {
        Path work = Files.createDirectories(setup.work().resolve("nginx"));
        Path configuration = work.resolve("nginx.conf");
        Files.writeString(configuration, configuration(setup.root(), work, port));
        return List.of(setup.nginx().toString(), "-p", work.toString(), "-e", "stderr", "-c", configuration.toString());
    }

    private static String configuration(Path root, Path work, int port) {
        return """
                daemon off;
                master_process off;
                pid WORK/nginx.pid;
                error_log stderr error;
                events { worker_connections 16384; }
                http {
                    access_log off;
                    server_tokens off;
                    sendfile on;
                    tcp_nopush on;
                    tcp_nodelay on;
                    keepalive_requests 4294967295;
                    keepalive_timeout 1h;
                    open_file_cache max=10000 inactive=1h;
                    open_file_cache_valid 1h;
                    default_type application/octet-stream;
                    client_body_temp_path WORK/body;
                    proxy_temp_path WORK/proxy;
                    fastcgi_temp_path WORK/fastcgi;
                    uwsgi_temp_path WORK/uwsgi;
                    scgi_temp_path WORK/scgi;
                    server {
                        listen 127.0.0.1:PORT backlog=4096;
                        root ROOT;
                        location = /hello { default_type "text/plain; charset=utf-8"; return 200 "Hello, World!"; }
                    }
                }
                """.replace("WORK", work.toString()).replace("ROOT", root.toString()).replace("PORT", Integer.toString(port));
    }
}
