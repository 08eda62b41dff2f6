// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.diagram;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A picture for a live view.
 *
 * @param uri of the program's root
 * @param roots of all programs that contain the document, the shown one first
 * @param version of the document that the request saw; null if it is not open
 * @param stale whether the picture is of an older text, since the present one has syntax errors
 * @param reason why the picture is stale, or shows less than the text says: the first syntax error; null if there is none
 * @param overlay which of the server's overlays is painted, {@code profile} where a prediction was asked for and there is none; null for
 *     none, and for one that the client has
 * @param model what {@code flux diagram -o x.json} writes
 */
public record DiagramAnswer(String uri, List<String> roots, Integer version, boolean stale, String reason,
        String overlay, JsonObject model) {}
