// SPDX-License-Identifier: EPL-2.0
package org.flux.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.flux.cli.report.TextTable;
import org.flux.graph.diagnostics.Code;
import org.flux.lang.report.JsonLine;

/** Every code of flux, for people and for machines. */
final class Catalogue {
    private Catalogue() {}

    static String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("code", "name", "severity", "meaning"));
        Arrays.stream(Code.values()).forEach(c -> rows.add(List.of(c.id(), c.label(), c.defaultSeverity().toString(), c.meaning())));
        return TextTable.render(rows);
    }

    /** One object a line and code; {@code fix} is null where there is none. */
    static String json() {
        return Arrays.stream(Code.values()).map(code -> JsonLine.of(json -> {
            json.setSerializeNulls(true);
            json.beginObject().name("code").value(code.id()).name("name").value(code.label());
            json.name("severity").value(code.defaultSeverity().toString()).name("family").value(code.family().toString());
            json.name("title").value(code.title()).name("meaning").value(code.meaning());
            json.name("fix").value(code.fix().map(Object::toString).orElse(null));
            json.name("since").value(code.since()).endObject();
        }) + "\n").collect(Collectors.joining());
    }
}
