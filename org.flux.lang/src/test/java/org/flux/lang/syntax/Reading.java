// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.syntax;

import java.util.Optional;
import org.flux.lang.Corpus;

/** Reads texts for the tests. */
public final class Reading {
    private Reading() {}

    public static ParsedFile of(String text) {
        return Corpus.service(FluxReader.class).read("test.flux", text, target -> Optional.of(target.text()));
    }

    /** What a text says, without the places. */
    public static String withoutRanges(String text) {
        return of(text).file().toString().replaceAll("SourceRange\\[[^]]*]", "@");
    }
}
