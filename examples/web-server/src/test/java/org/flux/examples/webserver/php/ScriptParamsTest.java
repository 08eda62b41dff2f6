// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.webserver.php;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.flux.http.Request;
import org.flux.http.RequestBuilder;
import org.junit.jupiter.api.Test;

class ScriptParamsTest {
    private static Map<String, String> of(Request request) {
        Map<String, String> texts = new TreeMap<>();
        Script script = new Script(Path.of("/srv/www/a.php"), "/a.php", "/info");
        ScriptParams.of(request, script, Path.of("/srv/www"), 8080, false)
                .forEach((name, value) -> texts.put(name, new String(value, StandardCharsets.UTF_8)));
        return texts;
    }

    @Test
    void whatAScriptIsTold() {
        Map<String, String> params = of(new RequestBuilder("POST", "/a.php/info?x=%41&y").header("Host", "example.org:81")
                .header("Content-Type", "text/plain").header("User-Agent", "u").header("Cookie", "a=1").header("cookie", "b=2")
                .header("X-Twice", "1").header("X-Twice", "2").body("12345").build());
        assertThat(params).containsEntry("REQUEST_METHOD", "POST").containsEntry("QUERY_STRING", "x=%41&y")
                .containsEntry("REQUEST_URI", "/a.php/info?x=%41&y").containsEntry("SCRIPT_NAME", "/a.php")
                .containsEntry("SCRIPT_FILENAME", "/srv/www/a.php").containsEntry("PATH_INFO", "/info")
                .containsEntry("CONTENT_TYPE", "text/plain").containsEntry("CONTENT_LENGTH", "5")
                .containsEntry("SERVER_NAME", "example.org").containsEntry("SERVER_PORT", "8080")
                .containsEntry("HTTP_USER_AGENT", "u").containsEntry("HTTP_COOKIE", "a=1; b=2").containsEntry("HTTP_X_TWICE", "1, 2")
                .containsEntry("REDIRECT_STATUS", "200").doesNotContainKey("HTTPS").doesNotContainKey("PATH_TRANSLATED");
    }

    /** CVE-2016-5385 and its kind: no header may become a variable that means something else. */
    @Test
    void headersThatAreNotForScripts() {
        Map<String, String> params = of(Request.get("/a.php").header("Proxy", "http://evil/").header("pRoXy", "http://evil/")
                .header("X_Forwarded_For", "1.2.3.4").header("Content_Length", "7").header("X.Dot", "x")
                .header("Content-Length", "9").header("Connection", "close").header("X-Fine", "x").build());
        assertThat(params).doesNotContainKeys("HTTP_PROXY", "HTTP_X_FORWARDED_FOR", "HTTP_CONTENT_LENGTH", "HTTP_CONNECTION", "HTTP_X.DOT")
                .containsEntry("HTTP_X_FINE", "x").containsEntry("CONTENT_LENGTH", "");
    }

    @Test
    void overTls() {
        Script script = new Script(Path.of("/a.php"), "/a.php", "");
        assertThat(ScriptParams.of(Request.get("/a.php").build(), script, Path.of("/"), 443, true)).containsKey("HTTPS");
    }

    @Test
    void hostsThatAreNone() {
        assertThat(of(Request.get("/a.php").header("Host", "<script>").build())).containsEntry("SERVER_NAME", "localhost");
        assertThat(of(Request.get("/a.php").header("Host", "[::1]:80").build())).containsEntry("SERVER_NAME", "[::1]");
        assertThat(of(Request.get("/a.php").build())).containsEntry("SERVER_NAME", "localhost");
    }
}
