// SPDX-License-Identifier: EPL-2.0
package org.flux.examples.imageserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;

import org.flux.http.Request;
import org.flux.http.RequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionTest {

    @Test
    void parametersAreUnderstood() throws Exception {
        assertThat(Rendition.of(Request.get("/images/north%20sea.jpg?q=55&w=320&h=200").build()))
                .isEqualTo(new Rendition("north sea", 55, OptionalInt.of(320), OptionalInt.of(200)));
        assertThat(Rendition.of(Request.get("/images/aurora").build()))
                .isEqualTo(new Rendition("aurora", 80, OptionalInt.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"q=0|q must be a number from 1 to 100", "q=101|q must be a number from 1 to 100",
            "q=high|q must be a number from 1 to 100", "w=|w must be a number from 1 to 2048",
            "h=99999999999|h must be a number from 1 to 2048",
            "w=-1|w must be a number from 1 to 2048"})
    void badParametersAreRefusedWithTheReason(String query, String reason) {
        Request request = Request.get("/images/aurora.jpg?" + query).build();
        assertThatThrownBy(() -> Rendition.of(request)).isInstanceOf(Refusal.class).hasMessage(reason);
    }

    @Test
    void nothingCanBeChanged() {
        Request request = new RequestBuilder("DELETE", "/images/aurora.jpg").build();
        assertThatThrownBy(() -> Rendition.of(request)).isInstanceOf(Refusal.class).hasMessageContaining("GET and HEAD");
    }

    @ParameterizedTest
    @CsvSource({"200, 100, 200, 100", "200, , 200, 150", ", 60, 80, 60", ", , 40, 30", "1, , 1, 1", "2048, , 2048, 1536"})
    void theShapeIsKeptWhereOneSideIsGiven(Integer width, Integer height, int newWidth, int newHeight) {
        RawPicture raw = new RawPicture(40, 30, new byte[3600]);
        RawPicture picture = new Rendition("a", 80, optional(width), optional(height)).apply(raw);
        assertThat(picture.width()).isEqualTo(newWidth);
        assertThat(picture.height()).isEqualTo(newHeight);
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
