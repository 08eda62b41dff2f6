// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void nestsWhatIsNested() {
        JsonObject graph = JsonWriter.write(Samples.nested());
        assertThat(graph.get("program").getAsString()).isEqualTo("Nested");
        assertThat(ids(graph)).containsExactly("Listen>Image", "Image>Image!Fail", "Listen", "Image", "Image!Fail");
        JsonObject image = child(graph, "Image");
        assertThat(ids(image)).containsExactly(">Image/Write", "Image/Write>", "Image/Write");
        assertThat(image.get("kind").getAsString()).isEqualTo("abstract");
        assertThat(image.get("expanded").getAsBoolean()).isTrue();
        assertThat(image.get("overlay")).hasToString("{\"text\":\"12 ms\",\"color\":\"#d55e00\",\"detail\":\"hot\"}");
        assertThat(image.get("position")).hasToString("{\"x\":20,\"y\":100}");
        assertThat(child(image, "Image/Write").get("position")).as("from the corner of what is around it")
                .hasToString("{\"x\":30,\"y\":60}");
        assertThat(child(image, "Image/Write").has("expanded")).as("whether a concrete node is expanded").isFalse();
    }

    @Test
    void arcsThroughAnEdgeAreThoseOfTheBox() {
        JsonObject image = child(JsonWriter.write(Samples.nested()), "Image");
        JsonObject in = child(image, ">Image/Write");
        JsonObject out = child(image, "Image/Write>");
        assertThat(List.of(in.get("sourceId").getAsString(), in.get("targetId").getAsString(), in.get("continued").getAsString()))
                .containsExactly("Image", "Image/Write", "false");
        assertThat(List.of(out.get("sourceId").getAsString(), out.get("targetId").getAsString(), out.get("continued").getAsString()))
                .containsExactly("Image/Write", "Image", "true");
        assertThat(in.get("routingPoints")).hasToString("[{\"x\":80,\"y\":0},{\"x\":80,\"y\":60}]");
    }

    @Test
    void labelsHaveShapesInTheirOwnCoordinates() {
        JsonObject label = child(JsonWriter.write(Samples.nested()), "Listen>Image").getAsJsonArray("children").get(0).getAsJsonObject();
        assertThat(label.get("position")).hasToString("{\"x\":110,\"y\":72}");
        assertThat(label.get("text").getAsString()).isEqualTo("Socket");
        assertThat(label.getAsJsonArray("shapes").get(0)).hasToString(
                "{\"kind\":\"text\",\"x\":0,\"y\":10,\"anchor\":\"start\",\"length\":41.41,\"text\":\"Socket\",\"class\":\"types\"}");
    }

    @Test
    void shapesHaveAClassAndAPlace() {
        JsonObject graph = JsonWriter.write(Samples.nested());
        assertThat(child(graph, "Image").getAsJsonArray("shapes").get(1)).hasToString("{\"kind\":\"rect\",\"x\":1,\"y\":6,\"width\":5,"
                + "\"height\":108,\"radius\":2,\"color\":\"#d55e00\",\"class\":\"overlay\"}");
        JsonObject ring = graph.getAsJsonArray("rings").get(0).getAsJsonObject();
        assertThat(ring.get("kind").getAsString()).isEqualTo("deadlock");
        assertThat(ring.get("waits")).hasToString("[{\"from\":\"Image\",\"to\":\"Image\",\"lock\":\"cache\",\"scope\":\"session\"}]");
        assertThat(child(graph, "Listen").get("step")).hasToString(
                "{\"file\":\"a & b.flux\",\"line\":1,\"column\":1,\"endLine\":1,\"endColumn\":4}");
    }

    @Test
    void everyNameArrives() {
        String text = new String(Format.JSON.write(Samples.nodes(Samples.HOSTILE), Theme.AUTO, 1), StandardCharsets.UTF_8);
        List<String> names = new ArrayList<>();
        for (JsonElement child : JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("children")) {
            if (child.getAsJsonObject().get("type").getAsString().equals("node")) {
                names.add(child.getAsJsonObject().get("name").getAsString());
            }
        }
        assertThat(names).containsExactlyElementsOf(Samples.HOSTILE.stream().map(name -> name.replaceAll("\uD800(?![\uDC00-\uDFFF])", "?"))
                .toList());
        assertThat(text).endsWith("}\n").doesNotContain("\r");
    }

    @Test
    void writesNumbersAsShortAsTheyAre() {
        assertThat(List.of(Numbers.of(0), Numbers.of(-0.001), Numbers.of(12), Numbers.of(12.5), Numbers.of(-0.25), Numbers.of(1.049),
                Numbers.of(3.006), Numbers.of(99.999))).containsExactly("0", "0", "12", "12.5", "-0.25", "1.05", "3.01", "100");
    }

    private static List<String> ids(JsonObject parent) {
        List<String> ids = new ArrayList<>();
        parent.getAsJsonArray("children").forEach(child -> ids.add(child.getAsJsonObject().get("id").getAsString()));
        return ids;
    }

    private static JsonObject child(JsonObject parent, String id) {
        JsonArray children = parent.getAsJsonArray("children");
        return children.asList().stream().map(JsonElement::getAsJsonObject).filter(child -> child.get("id").getAsString().equals(id))
                .findFirst().orElseThrow();
    }
}
