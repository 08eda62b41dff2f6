// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON without line ends inside, so that a line is an object. */
public final class JsonLine {
    private JsonLine() {}

    @FunctionalInterface
    public interface Body {
        void write(JsonWriter json) throws IOException;
    }

    public static String of(Body body) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
