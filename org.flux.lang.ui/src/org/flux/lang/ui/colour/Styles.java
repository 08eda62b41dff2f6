// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.colour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;

/**
 * What tokens look like. Colours are those of the workbench's theme, defined in plugin.xml and css/dark.css, so they can be changed on the
 * page <em>Colors and Fonts</em>; which kinds there are is what the server says.
 */
public final class Styles {
    /** What the colours of the theme begin with. */
    public static final String PREFIX = "org.flux.lang.ui.colour.";
    public static final String KEYWORD = PREFIX + "keyword";
    public static final String COMMENT = PREFIX + "comment";
    public static final String DOCUMENTATION = PREFIX + "documentation";
    public static final String STRING = PREFIX + "string";
    public static final String NUMBER = PREFIX + "number";
    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry(SemanticTokenTypes.Keyword, KEYWORD), Map.entry(SemanticTokenTypes.Comment, COMMENT),
            Map.entry(SemanticTokenTypes.String, STRING), Map.entry(SemanticTokenTypes.Number, NUMBER),
            Map.entry(SemanticTokenTypes.Operator, PREFIX + "operator"), Map.entry(SemanticTokenTypes.Function, PREFIX + "node"),
            Map.entry(SemanticTokenTypes.Event, PREFIX + "source"), Map.entry(SemanticTokenTypes.EnumMember, PREFIX + "predicate"),
            Map.entry(SemanticTokenTypes.Variable, PREFIX + "lock"), Map.entry(SemanticTokenTypes.Method, PREFIX + "method"),
            Map.entry(SemanticTokenTypes.Type, PREFIX + "type"), Map.entry(SemanticTokenTypes.Parameter, PREFIX + "parameter"),
            Map.entry(SemanticTokenTypes.Property, PREFIX + "pragma"));
    /** What one looks for in a text is bold where it is declared. */
    private static final Set<String> STRESSED = Set.of(SemanticTokenTypes.Function, SemanticTokenTypes.Event,
            SemanticTokenTypes.EnumMember);
    static final TextAttribute PLAIN = new TextAttribute(null);

    private final List<String> types;
    private final int documentation;
    private final int declaration;
    private final Map<Long, TextAttribute> known = new HashMap<>();

    Styles(SemanticTokensLegend legend) {
        types = legend.getTokenTypes();
        documentation = bit(legend, SemanticTokenModifiers.Documentation);
        declaration = bit(legend, SemanticTokenModifiers.Declaration) | bit(legend, SemanticTokenModifiers.Definition);
    }

    private static int bit(SemanticTokensLegend legend, String modifier) {
        int at = legend.getTokenModifiers().indexOf(modifier);
        return at < 0 ? 0 : 1 << at;
    }

    TextAttribute of(int type, int modifiers) {
        return known.computeIfAbsent((long) type << Integer.SIZE | modifiers, key -> attribute(type, modifiers));
    }

    private TextAttribute attribute(int type, int modifiers) {
        String name = type >= 0 && type < types.size() ? types.get(type) : "";
        if (name.equals(SemanticTokenTypes.Comment)) {
            return of((modifiers & documentation) == 0 ? COMMENT : DOCUMENTATION);
        }
        String colour = COLOURS.get(name);
        if (colour == null) {
            return PLAIN;
        }
        boolean stressed = name.equals(SemanticTokenTypes.Keyword) || STRESSED.contains(name) && (modifiers & declaration) != 0;
        return new TextAttribute(colour(colour), null, stressed ? SWT.BOLD : SWT.NORMAL);
    }

    /** A colour of ours by itself; keywords are bold wherever they are known by their letters only, too. */
    static TextAttribute of(String colour) {
        return new TextAttribute(colour(colour), null, colour.equals(KEYWORD) ? SWT.BOLD : SWT.NORMAL);
    }

    /** A colour of the theme that is in use; owned by the theme. */
    public static Color colour(String id) {
        return PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry().get(id);
    }
}
