// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.flux.graph.syntax.Import;
import org.flux.graph.types.JavaTypes;
import org.flux.lang.classpath.ClassPathTypes;

/** Java types as the file names them, and those that it could. */
final class JavaNames {
    /** So many types of a class path are looked at for one request. */
    private static final int MOST = 100;
    private static final String LANG = "java.lang.";

    /** Types of the JDK that values in a server are usually of. */
    private static final List<String> USUAL = List.of("java.lang.String", "java.lang.Object", "java.lang.Integer", "java.lang.Long",
            "java.lang.Boolean", "java.lang.Double", "java.lang.Float", "java.lang.Short", "java.lang.Byte", "java.lang.Character",
            "java.lang.CharSequence", "java.lang.Iterable", "java.lang.Number", "java.lang.Exception", "java.lang.Throwable",
            "java.util.List", "java.util.Map", "java.util.Set", "java.util.Collection", "java.util.Optional", "java.util.UUID",
            "java.util.Deque", "java.util.Queue", "java.util.SortedMap", "java.util.SortedSet", "java.util.BitSet", "java.util.Locale",
            "java.util.Date", "java.util.Properties", "java.util.concurrent.CompletableFuture", "java.util.concurrent.CompletionStage",
            "java.util.concurrent.ConcurrentMap", "java.util.stream.Stream", "java.io.InputStream", "java.io.OutputStream", "java.io.File",
            "java.io.IOException", "java.io.Reader", "java.io.Writer", "java.nio.ByteBuffer", "java.nio.channels.SocketChannel",
            "java.nio.charset.Charset", "java.nio.file.Path", "java.net.Socket", "java.net.URI", "java.net.URL",
            "java.net.InetSocketAddress", "java.net.InetAddress", "java.net.DatagramPacket", "java.net.http.HttpRequest",
            "java.net.http.HttpResponse", "java.time.Instant", "java.time.Duration", "java.time.LocalDate", "java.time.LocalDateTime",
            "java.time.ZonedDateTime", "java.math.BigDecimal", "java.math.BigInteger", "java.sql.Connection", "java.sql.ResultSet",
            "java.awt.image.BufferedImage");

    /** Primitive types, and C's spellings of those and of texts. */
    static final List<String> BASE = List.of("int", "long", "boolean", "double", "float", "byte", "short", "char", "byte[]");
    static final List<String> C = List.of("bool", "char*", "unsigned", "size_t", "int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t",
            "uint32_t", "int64_t", "uint64_t");

    private final Situation situation;
    /** Qualified names by simple ones. */
    private final Map<String, String> imported = new LinkedHashMap<>();
    private final List<String> onDemand = new ArrayList<>(List.of("java.lang"));

    JavaNames(Situation situation) {
        this.situation = situation;
        for (Import statement : situation.view().file().imports()) {
            if (statement instanceof Import.OfJava java) {
                if (java.onDemand()) {
                    onDemand.add(java.name().text());
                } else {
                    imported.put(simple(java.name().text()), java.name().text());
                }
            }
        }
    }

    static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    static String packageOf(String qualified) {
        return qualified.substring(0, Math.max(0, qualified.lastIndexOf('.')));
    }

    /** Types that the file imports by name. */
    Collection<String> imported() {
        return imported.values();
    }

    Collection<String> usual() {
        return USUAL;
    }

    /** Whether the simple name is enough. */
    boolean isVisible(String qualified) {
        return qualified.startsWith(LANG) || onDemand.contains(packageOf(qualified)) || qualified.equals(imported.get(simple(qualified)));
    }

    /** Whether the simple name means another type already. */
    boolean isTaken(String qualified) {
        String other = imported.get(simple(qualified));
        return other != null && !other.equals(qualified);
    }

    /** Types that other files of the program import. */
    Collection<String> importedElsewhere() {
        Collection<String> names = new TreeSet<>();
        situation.graph().files().forEach(file -> file.imports().forEach(statement -> {
            if (statement instanceof Import.OfJava java && !java.onDemand()) {
                names.add(java.name().text());
            }
        }));
        return names;
    }

    /** Types of the program's own class path, without the JDK's, whose simple names begin with a prefix. */
    List<String> onClassPath(String prefix) {
        List<String> found = new ArrayList<>();
        Optional<JavaTypes> types = situation.types();
        if (types.isEmpty() || prefix.isEmpty()) {
            return found;
        }
        String wanted = prefix.toLowerCase(Locale.ROOT);
        Collection<String> packages = new TreeSet<>(types.get().packages());
        packages.removeAll(ClassPathTypes.ofJdk().packages());
        for (String packageName : packages) {
            for (String name : new TreeSet<>(types.get().in(packageName))) {
                if (name.toLowerCase(Locale.ROOT).startsWith(wanted)) {
                    found.add(packageName.isEmpty() ? name : packageName + "." + name);
                    if (found.size() == MOST) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    static boolean isCapped(List<String> found) {
        return found.size() == MOST;
    }

    /** All types that are known: the class path's, or at least the JDK's. */
    JavaTypes known() {
        JavaTypes jdk = ClassPathTypes.ofJdk();
        return situation.types().map(types -> ClassPathTypes.union(List.of(types, jdk))).orElse(jdk);
    }
}
