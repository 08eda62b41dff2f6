// SPDX-License-Identifier: EPL-2.0
package org.flux.benchmarks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;

/** Results in files, as JSON. */
public final class Kept {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeSpecialFloatingPointValues()
            .create();

    private Kept() {}

    /**
     * @param whole whether results have what they must have
     * @throws IOException if the file cannot be read, is no JSON or has something else
     */
    public static <R> R read(Path file, Class<R> type, Predicate<R> whole) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " is not there: nothing has been measured yet");
        }
        try {
            R results = GSON.fromJson(Files.readString(file), type);
            if (results == null || !whole.test(results)) {
                throw new IOException(file + " has no results of this benchmark");
            }
            return results;
        } catch (JsonParseException malformed) {
            throw new IOException(file + " is no JSON file of results: " + malformed.getMessage(), malformed);
        }
    }

    /** Writes all of it or nothing. */
    public static void write(Path file, Object results) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = Files.createTempFile(folder, "results", ".tmp");
        try {
            Files.writeString(next, GSON.toJson(results) + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
