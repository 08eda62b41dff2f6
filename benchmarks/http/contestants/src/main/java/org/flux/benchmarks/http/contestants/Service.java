// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.http.contestants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What every contestant serves: the same bytes, types and validators, all in memory. How they are kept and sent is each one's own. */
final class Service {
    static final String HELLO_PATH = "/hello";
    static final String HELLO_TYPE = "text/plain; charset=utf-8";
    static final String RANGES = "bytes";
    static final String FILE_TYPE = "application/octet-stream";
    private static final String HELLO = "Hello, World!";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Service() {}

    /** @param path as it is asked for */
    record Page(String path, String type, byte[] body, String lastModified, String etag) {
        boolean isFile() {
            return etag != null;
        }
    }

    interface Maker<T> {
        T make(Page page);
    }

    /** All pages by their paths, as a server wants to keep them. */
    static <T> Map<String, T> pages(Path root, Maker<T> maker) throws IOException {
        Map<String, T> pages = new HashMap<>();
        pages.put(HELLO_PATH, maker.make(new Page(HELLO_PATH, HELLO_TYPE, HELLO.getBytes(StandardCharsets.US_ASCII), null, null)));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + root.relativize(file);
                long modified = Files.getLastModifiedTime(file).toMillis();
                byte[] body = Files.readAllBytes(file);
                pages.put(path, maker.make(new Page(path, FILE_TYPE, body, date(modified / 1000),
                        "\"" + Integer.toHexString(body.length) + "-" + Long.toHexString(modified * 1_000_000) + "\"")));
            }
        }
        return pages;
    }

    static String date(long seconds) {
        return DATE.format(Instant.ofEpochSecond(seconds));
    }
}
