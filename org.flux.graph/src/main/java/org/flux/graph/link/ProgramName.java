// SPDX-License-Identifier: EPL-2.0
package org.flux.graph.link;

/** The name of a program from the name of its root file: {@code image-server.flux} is {@code ImageServer}. */
final class ProgramName {
    private ProgramName() {}

    static String of(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String stem = file.endsWith(".flux") ? file.substring(0, file.length() - ".flux".length()) : file;
        StringBuilder name = new StringBuilder();
        boolean wordStarts = true;
        for (int c : stem.codePoints().toArray()) {
            if (!Character.isJavaIdentifierPart(c) || c == '_' || Character.isIdentifierIgnorable(c)) {
                wordStarts = true;
            } else {
                name.appendCodePoint(wordStarts ? Character.toUpperCase(c) : c);
                wordStarts = false;
            }
        }
        if (name.isEmpty()) {
            return "Program";
        }
        return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name.toString() : "Flux" + name;
    }
}
