// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.formatting;

import java.util.List;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionAccess;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;
import org.eclipse.xtext.util.ITextRegion;
import org.eclipse.xtext.util.TextRegion;

/** Offers {@link FluxLayout} to Xtext's editors. */
public class FluxFormatter implements IFormatter2 {

    @Override
    public List<ITextReplacement> format(FormatterRequest request) {
        ITextRegionAccess access = request.getTextRegionAccess();
        if (!access.getResource().getErrors().isEmpty()) {
            return List.of();
        }
        var root = access.getResource().getParseResult().getRootNode();
        String text = root.getText();
        return FluxLayout.of(root).stream()
                .filter(gap -> isAskedFor(request, gap) && !text.substring(gap.offset(), gap.end()).equals(gap.blanks()))
                .map(gap -> access.regionForOffset(gap.offset(), gap.end() - gap.offset()).replaceWith(gap.blanks()))
                .toList();
    }

    private static boolean isAskedFor(FormatterRequest request, FluxLayout.Gap gap) {
        ITextRegion region = new TextRegion(gap.offset(), gap.end() - gap.offset());
        return request.getRegions().isEmpty() || request.getRegions().stream().anyMatch(asked -> asked.contains(region));
    }
}
