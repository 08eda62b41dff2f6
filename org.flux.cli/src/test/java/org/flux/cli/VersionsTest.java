// SPDX-License-Identifier: EPL-2.0
package org.flux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The version of Flux is that of the parent POM. Eclipse's and npm's files cannot refer to it, so they repeat it, as the target does with
 * the versions of libraries.
 */
class VersionsTest {
    private static final Path ROOT = Path.of("..");
    private static final String POM = read(ROOT.resolve("pom.xml"));
    private static final String VERSION = first(POM, "<artifactId>flux-parent</artifactId>\\s*<version>([^<]+)-SNAPSHOT</version>");

    @Test
    void whatEclipseInstallsHasTheVersionOfTheBuild() {
        Map<Path, String> versions = new TreeMap<>();
        for (Path module : eclipseModules()) {
            versionIn(versions, module.resolve("META-INF/MANIFEST.MF"), "(?m)^Bundle-Version: (.*)$");
            versionIn(versions, module.resolve("feature.xml"), "<feature\\s[^>]*?\\sversion=\"([^\"]*)\"");
            versionIn(versions, module.resolve("workbench.product"), "<product\\s[^>]*?\\sversion=\"([^\"]*)\"");
        }
        assertThat(versions).hasSizeGreaterThan(4);
        assertThat(versions.values()).as(versions.toString()).containsOnly(VERSION + ".qualifier");
    }

    @Test
    void theExtensionForVsCodeHasTheVersionOfTheBuild() {
        assertThat(first(read(ROOT.resolve("vscode/package.json")), "\"version\": \"([^\"]*)\"")).isEqualTo(VERSION);
        assertThat(all(read(ROOT.resolve("vscode/package-lock.json")), "\"name\": \"flux\",\\s*\"version\": \"([^\"]*)\""))
                .isNotEmpty().containsOnly(VERSION);
    }

    @Test
    void eclipseHasTheLibrariesOfTheBuild() {
        String target = read(ROOT.resolve("target-platform/flux.target"));
        Map<String, List<String>> artifacts = Map.of(
                "lsp4j", List.of("org.eclipse.lsp4j", "org.eclipse.lsp4j.jsonrpc"),
                "gson", List.of("gson"),
                "xtext", List.of("org.eclipse.xtext", "org.eclipse.xtext.util", "org.eclipse.xtext.xbase.lib", "org.eclipse.xtend.lib"),
                "guice", List.of("guice"),
                "junit", List.of("junit-jupiter-engine", "junit-jupiter-params"),
                "assertj", List.of("assertj-core"));
        artifacts.forEach((property, names) -> names.forEach(name -> assertThat(
                first(target, "<artifactId>" + Pattern.quote(name) + "</artifactId>\\s*<version>([^<]*)</version>"))
                .as(name).isEqualTo(first(POM, "<" + property + "\\.version>([^<]*)<"))));
    }

    private static List<Path> eclipseModules() {
        String profile = first(POM, "(?s)<id>eclipse</id>\\s*<modules>(.*?)</modules>");
        return all(profile, "<module>([^<]*)</module>").stream().map(ROOT::resolve).toList();
    }

    private static void versionIn(Map<Path, String> versions, Path file, String pattern) {
        if (Files.exists(file)) {
            versions.put(file, first(read(file), pattern));
        }
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("matches " + pattern).isTrue();
        return matcher.group(1);
    }

    private static List<String> all(String text, String pattern) {
        Stream<MatchResult> found = Pattern.compile(pattern).matcher(text).results();
        return found.map(match -> match.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
