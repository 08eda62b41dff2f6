// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.flux.examples.webserver.php.Script;
import org.flux.examples.webserver.samples.SpecTree;
import org.flux.http.Request;
import org.flux.http.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    @TempDir
    private Path directory;
    private Path root;
    private Site site;

    @BeforeEach
    void makeSite() throws IOException {
        root = Files.createDirectory(directory.resolve("root"));
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.writeString(directory.resolve("secret.php"), "<?php echo 'secret';");
        Files.writeString(root.resolve("a.txt"), "text");
        Files.writeString(root.resolve("cat.jpg"), "<?php evil();");
        Files.writeString(root.resolve("a.php"), "<?php");
        Files.writeString(root.resolve("a.php~"), "<?php $password");
        Files.writeString(root.resolve("a.php.bak"), "<?php $password");
        Files.writeString(root.resolve(".hidden.php"), "<?php");
        Files.createDirectories(root.resolve("dir/sub"));
        Files.createDirectories(root.resolve("odd.php"));
        Files.writeString(root.resolve("odd.php/inner.php"), "<?php");
        Files.writeString(root.resolve("dir/<b>&\".txt"), "odd name");
        Files.createDirectories(root.resolve("scripted"));
        Files.writeString(root.resolve("scripted/index.php"), "<?php");
        Files.createSymbolicLink(root.resolve("out.php"), directory.resolve("secret.php"));
        Files.createSymbolicLink(root.resolve("out.txt"), directory.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("source.txt"), root.resolve("a.php"));
        site = new Site(root, 1_000, true);
    }

    @Test
    void fileInMemory() throws Exception {
        Resource.File file = (Resource.File) site.read("/a.txt", null);
        assertThat(file.inMemory()).isTrue();
        assertThat(file.size()).isEqualTo(4);
        Response response = file.representation().answer(Request.get("/a.txt").build());
        assertThat(response.bodyText()).isEqualTo("text");
        assertThat(response.inMemory()).isTrue();
        assertThat(response.headers().first("Content-Type")).hasValue("text/plain; charset=utf-8");
    }

    @Test
    void largeFileStaysOnTheDisk() throws Exception {
        Files.writeString(root.resolve("large.txt"), "x".repeat(1_001));
        Resource.File file = (Resource.File) site.read("/large.txt", null);
        assertThat(file.inMemory()).isFalse();
        assertThat(file.size()).isZero();
        assertThat(file.representation().answer(Request.get("/large.txt").build()).inMemory()).isFalse();
    }

    @Test
    void onlyWhatHasChangedIsReadAgain() throws Exception {
        Resource first = site.read("/a.txt", null);
        assertThat(site.read("/a.txt", first)).isSameAs(first);
        Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(Instant.EPOCH));
        Resource second = site.read("/a.txt", first);
        assertThat(second).isNotSameAs(first);
        Files.writeString(root.resolve("a.txt"), "changed");
        assertThat(((Resource.File) site.read("/a.txt", second)).representation().answer(Request.get("/").build()).bodyText())
                .isEqualTo("changed");
    }

    @ParameterizedTest
    @CsvSource({"/a.php,/a.php,''", "/a.php/,/a.php,/", "/a.php/x/y.jpg,/a.php,/x/y.jpg", "/a.php/..x/.,/a.php,/..x/.",
        "/odd.php/inner.php,/odd.php/inner.php,''", "/scripted/,/scripted/index.php,''", "//a.php,//a.php,''"})
    void scripts(String path, String name, String pathInfo) throws Exception {
        Script script = ((Resource.Runnable) site.read(path, null)).script();
        assertThat(script.name()).isEqualTo(name);
        assertThat(script.pathInfo()).isEqualTo(pathInfo);
        assertThat(script.file()).isRegularFile();
    }

    /** No file beside the root, no file as a script that is none, and no script's source. */
    @ParameterizedTest
    @ValueSource(strings = {"/cat.jpg/x.php", "/cat.jpg/a.php", "/a.txt/a.php", "/missing.php", "/.hidden.php", "/out.php", "/out.txt",
        "/out.php/x", "/../secret.php", "/..%2fsecret.php", "/dir/../../secret.txt", "/dir/../a.php", "/a.php~", "/a.php.bak",
        "/a.php/../a.txt", "/a.php/..",
        "/source.txt", "/dir\\..\\a.txt", "/..\\secret.txt", "/a.txt/", "/nowhere/", "*", "", "a.txt", "/a.php\u0000.jpg",
        "/a.txt\u0000.html", "/%2e%2e/secret.txt"})
    void nothing(String path) {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> site.read(path, null));
    }

    @Test
    void listing() throws Exception {
        Resource.Listing listing = (Resource.Listing) site.read("/dir/", null);
        assertThat(listing.page().bodyText()).contains("<a href=\"./sub/\">sub/</a>")
                .contains("<a href=\"./%3Cb%3E%26%22.txt\">&lt;b&gt;&amp;&quot;.txt</a>").contains("<td>8 B</td>").contains("href=\"../\"");
        String top = ((Resource.Listing) site.read("/", null)).page().bodyText();
        assertThat(top).contains("./cat.jpg").contains("./a.php\"").doesNotContain("hidden").doesNotContain("out.txt")
                .doesNotContain("out.php").doesNotContain("a.php~").doesNotContain("a.php.bak").doesNotContain("../");
        assertThat(site.read("/dir", null)).isInstanceOf(Resource.Unslashed.class);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Site(root, 1_000, false).read("/dir/", null))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    @Test
    void indexInsteadOfAListing() throws Exception {
        Files.writeString(root.resolve("dir/index.html"), "index");
        assertThat(((Resource.File) site.read("/dir/", null)).representation().answer(Request.get("/dir/").build()).bodyText())
                .isEqualTo("index");
    }

    /** The sizes that the benchmark is made of, and the same bytes every time. */
    @Test
    void specTree() throws Exception {
        SpecTree.create(root, 2);
        SpecTree.create(directory.resolve("again"), 1);
        Path first = root.resolve("dir00000");
        assertThat(root.resolve("dir00001/class3_8")).hasSize(921_600);
        assertThat(first.resolve("class0_0")).hasSize(102);
        assertThat(first.resolve("class1_3")).hasSize(4_096);
        assertThat(first.resolve("class2_8")).hasSize(92_160);
        assertThat(first.toFile().list()).hasSize(36);
        assertThat(first.resolve("class2_3")).hasSameBinaryContentAs(directory.resolve("again/dir00000/class2_3"));
        assertThat(Files.readString(first.resolve("class2_3"))).isNotEqualTo(Files.readString(root.resolve("dir00001/class2_3")));
    }
}
