// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.samples;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The site that comes with the server: a page, two scripts, and files to measure with. */
public final class SampleSite {
    /** Where the server looks for its files if it is not told otherwise. */
    public static final Path DIRECTORY = Path.of("target", "sample-site");

    private static final Logger LOGGER = System.getLogger(SampleSite.class.getName());
    private static final int SPEC_DIRECTORIES = 2;

    private static final String INDEX = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>A server made with Flux</title>
            <link rel="stylesheet" href="style.css">
            </head>
            <body>
            <h1>It works</h1>
            <p>This page comes from the web server among the examples of Flux.</p>
            <ul>
            <li><a href="hello">hello</a>: the shortest answer</li>
            <li><a href="dir00000/">dir00000</a>: files to measure with, and a directory without an index</li>
            <li><a href="php/hello.php?name=Flux">php/hello.php</a>: a script, if there is a PHP</li>
            <li><a href="php/form.php">php/form.php</a>: another one, with a form</li>
            </ul>
            </body>
            </html>
            """;

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1f2430; --ground: #f6f5f1; --accent: #b3541e }
            @media (prefers-color-scheme: dark) { :root { --ink: #eceef3; --ground: #12141a; --accent: #f2a541 } }
            body { margin: 0 auto; padding: 64px 24px; max-width: 640px; background: var(--ground); color: var(--ink);
              font: 17px/1.6 system-ui, sans-serif }
            h1 { font-size: 2.2rem; letter-spacing: -.02em; margin: 0 }
            a { color: var(--accent) }
            """;

    private static final String HELLO = """
            <?php
            // What a script is told of its request.
            header('Content-Type: text/plain; charset=utf-8');
            header('X-Content-Type-Options: nosniff');
            $name = $_POST['name'] ?? $_GET['name'] ?? 'World';
            echo 'Hello, ', is_string($name) ? $name : 'World', "!\\n";
            echo 'method: ', $_SERVER['REQUEST_METHOD'], "\\n";
            echo 'script: ', $_SERVER['SCRIPT_NAME'], "\\n";
            echo 'path info: ', $_SERVER['PATH_INFO'] ?? '', "\\n";
            echo 'query: ', $_SERVER['QUERY_STRING'], "\\n";
            echo 'body: ', strlen(file_get_contents('php://input')), " bytes\\n";
            """;

    private static final String FORM = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>A form</title>
            <link rel="stylesheet" href="../style.css">
            </head>
            <body>
            <h1>A form</h1>
            <?php if ($_SERVER['REQUEST_METHOD'] === 'POST'): ?>
            <p>You wrote: <em><?= htmlspecialchars((string) ($_POST['text'] ?? '')) ?></em></p>
            <?php endif ?>
            <form method="post">
            <p><label>Text: <input name="text" autofocus></label> <button>Send</button></p>
            </form>
            </body>
            </html>
            """;

    private SampleSite() {
    }

    /** Makes the site in the directory that the one argument names, unless it exists: what the Maven build calls. */
    public static void main(String[] args) throws IOException {
        createUnlessPresent(Path.of(args[0]));
    }

    /**
     * Creates {@code directory} with the site in it, unless it exists. Others see it complete or not at all; of several servers that start
     * at the same time one wins.
     */
    public static void createUnlessPresent(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        LOGGER.log(Level.INFO, "making a sample site in {0}", directory);
        Path parent = Files.createDirectories(directory.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, directory.getFileName() + "-");
        try {
            Files.writeString(unfinished.resolve("index.html"), INDEX);
            Files.writeString(unfinished.resolve("style.css"), STYLE);
            Path scripts = Files.createDirectory(unfinished.resolve("php"));
            Files.writeString(scripts.resolve("hello.php"), HELLO);
            Files.writeString(scripts.resolve("form.php"), FORM);
            SpecTree.create(unfinished, SPEC_DIRECTORIES);
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(unfinished);
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
