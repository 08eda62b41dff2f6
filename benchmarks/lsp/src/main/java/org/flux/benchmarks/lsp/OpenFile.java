// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that an editor has open, and when there were diagnostics of each of its versions.
 *
 * <p>Our server says which version its diagnostics are of. The stock one does not; in its copy of the text there is one line more, at the
 * top, {@code source Probe00017 => Probe00017;}, whose number is changed along with each key, in the same notification. No node is called
 * so, which its diagnostics say, and so they tell of which version they are. To a server that reads all of a text again after each key,
 * that makes no difference.
 */
final class OpenFile {
    private static final Pattern PROBE = Pattern.compile("Probe(\\d{5})");

    private final Connection connection;
    private final String uri;
    private final boolean probed;
    /** By version, from 1; {@link System#nanoTime()}. */
    private final List<Long> due = new ArrayList<>();
    /** When there first were diagnostics of this version or a later one; as many as have been covered. */
    private final List<Long> covered = new ArrayList<>();
    private int publications;

    OpenFile(Connection connection, String uri, boolean probed) {
        this.connection = connection;
        this.uri = uri;
        this.probed = probed;
    }


    String uri() {
        return uri;
    }

    JsonElement identifier() {
        return Json.object("uri", uri);
    }

    /** So many lines are before the text, in the server's eyes. */
    int shift() {
        return probed ? 1 : 0;
    }

    void open(String text) throws IOException {
        synchronized (this) {
            due.add(System.nanoTime());
        }
        connection.notify("textDocument/didOpen", Json.object("textDocument", Json.object("uri", uri, "languageId", "flux", "version", 1,
                "text", probed ? probe(1) + "\n" + text : text)));
    }

    /** @return the version that the text has now */
    int change(Stroke stroke, long dueNanos) throws IOException {
        int version;
        synchronized (this) {
            due.add(dueNanos);
            version = due.size();
        }
        JsonArray changes = new JsonArray();
        if (probed) {
            String line = probe(version);
            changes.add(new Stroke(0, 0, 0, line.length(), line, false).toJson());
        }
        changes.add(stroke.below(shift()).toJson());
        connection.notify("textDocument/didChange", Json.object("textDocument", Json.object("uri", uri, "version", version),
                "contentChanges", changes));
        return version;
    }

    private static String probe(int version) {
        return String.format(Locale.ROOT, "source Probe%05d => Probe%05d;", version, version);
    }

    /** Hears of all diagnostics that the server publishes. */
    synchronized void published(JsonElement params, long nanos) {
        if (!Json.at(params, "uri").map(JsonElement::getAsString).filter(uri::equals).isPresent()) {
            return;
        }
        publications++;
        version(params).ifPresent(version -> {
            while (covered.size() < Math.min(version, due.size())) {
                covered.add(nanos);
            }
            notifyAll();
        });
    }

    private OptionalInt version(JsonElement params) {
        if (!probed) {
            return Json.at(params, "version").map(version -> OptionalInt.of(version.getAsInt())).orElse(OptionalInt.empty());
        }
        return Json.at(params, "diagnostics").stream().flatMap(list -> list.getAsJsonArray().asList().stream())
                .flatMap(diagnostic -> Json.at(diagnostic, "message").stream()).map(JsonElement::getAsString).map(PROBE::matcher)
                .filter(Matcher::find).mapToInt(probe -> Integer.parseInt(probe.group(1))).max();
    }

    synchronized int version() {
        return due.size();
    }

    /** How many times there have been diagnostics of this file. */
    synchronized int publications() {
        return publications;
    }

    /** Waits for diagnostics of a version or a later one. */
    synchronized boolean await(int version, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; covered.size() < version && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return covered.size() >= version;
    }

    /** When there first were diagnostics of a version or a later one; there must have been. */
    synchronized long coveredNanos(int version) {
        return covered.get(version - 1);
    }

    /** Milliseconds from when the key was due until there were diagnostics that know of it; NaN if there have not been any yet. */
    synchronized double latency(int version) {
        return covered.size() < version ? Double.NaN : (covered.get(version - 1) - due.get(version - 1)) / 1e6;
    }
}
