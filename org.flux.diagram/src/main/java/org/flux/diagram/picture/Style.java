// SPDX-License-Identifier: EPL-2.0
package org.flux.diagram.picture;

import java.util.Locale;

/** What a shape is, for who gives it colours and fonts. In a stylesheet it is a class of the same name in small letters. */
public enum Style {
    /** A concrete node. */
    NODE,
    /** A concrete node that blocks, or answers later. */
    NODE_ELSEWHERE,
    /** A function that only a handler names, or a node that is a handler. */
    HANDLER,
    /** A name that denotes nothing. */
    UNRESOLVED,
    /** A source. */
    SOURCE,
    /** An abstract node, and one within one, alternating. */
    FLOW, FLOW_INSIDE,
    /** The diamond at which a flow takes one of several variants, and the dot where a flow goes on that has no steps. */
    CHOICE, JOINT,
    /** The triangle beside the name of an abstract node: down if it shows what it contains, right if not. */
    TOGGLE,
    /** The way of data, its arrow head, and those of a failure. */
    ARC, ARC_HEAD, ERROR_ARC, ERROR_HEAD,
    /** A lock that is declared, one that is held because of the order, and one that is written where reading is declared. */
    LOCK, LOCK_ELEVATED, LOCK_PROMOTED,
    /** The ring of a deadlock or of a recursion: the outline of who takes part, and lines from who waits to who holds. */
    RING,
    /** The signs of findings. */
    ERROR, WARNING,
    /** Something that an overlay adds. */
    OVERLAY,
    /** How hot an overlay says that something is, the hottest last. */
    HEAT_1, HEAT_2, HEAT_3, HEAT_4, HEAT_5,
    /** The outline of what an overlay marks. */
    MARK,
    /** Texts: the name of a node, of an abstract node, small print, types, patterns, a lock, the word at an error arc, a sign. */
    NAME, TITLE, NOTE, TYPES, PATTERN, LOCK_NAME, ERROR_TEXT, SIGN, OVERLAY_TEXT;

    /** @param degree from 1 to 5 */
    public static Style heat(int degree) {
        return values()[HEAT_1.ordinal() + degree - 1];
    }

    /** Its class in a stylesheet. */
    public String css() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
