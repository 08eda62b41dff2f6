// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ui.navigation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.flux.lang.ui.viewer.Match;

/**
 * Something to choose in a {@link QuickChoice}.
 *
 * @param name what letters are compared with
 * @param choose what choosing does
 * @param selected whether it is what one would choose most likely
 */
public record Choice(Image image, StyledString label, String name, List<Choice> children, Runnable choose, boolean selected) {
    /** Those that fit what is typed, and those that contain such; the best is the selected one. */
    public static List<Choice> fitting(List<Choice> all, String typed) {
        return typed.isEmpty() ? all : all.stream().flatMap(choice -> choice.fitting(typed)).toList();
    }

    private Stream<Choice> fitting(String typed) {
        List<Choice> within = fitting(children, typed);
        Optional<Match> match = Match.of(typed, name);
        return match.isPresent() || !within.isEmpty() ? Stream.of(new Choice(image, label, name, within, choose, false)) : Stream.empty();
    }
}
