// SPDX-License-Identifier: EPL-2.0
package org.flux.lang.ide.edits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What differs between two texts, so that an editor changes no more than that and its cursor stays where it is. By lines, after Eugene W.
 * Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986); then without what is the same at both ends.
 */
final class Differences {
    /** Texts that differ in more lines are replaced from the first to the last line that differs. */
    private static final int MOST = 1000;

    /** Replaces what stands between two offsets. */
    record Difference(int offset, int end, String text) {}

    private Differences() {}

    static List<Difference> between(String before, String after) {
        List<String> a = lines(before);
        List<String> b = lines(after);
        int start = 0;
        while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
            start++;
        }
        int same = 0;
        while (same < Math.min(a.size(), b.size()) - start && a.get(a.size() - 1 - same).equals(b.get(b.size() - 1 - same))) {
            same++;
        }
        int offset = length(a.subList(0, start));
        return pieces(a.subList(start, a.size() - same), b.subList(start, b.size() - same), offset);
    }

    private static List<Difference> pieces(List<String> a, List<String> b, int offset) {
        List<Difference> found = new ArrayList<>();
        int fromA = 0;
        int fromB = 0;
        int at = offset;
        List<int[]> common = new ArrayList<>(common(a, b));
        common.add(new int[] {a.size(), b.size()});
        for (int[] match : common) {
            if (match[0] > fromA || match[1] > fromB) {
                String old = String.join("", a.subList(fromA, match[0]));
                trimmed(at, old, String.join("", b.subList(fromB, match[1])), found);
                at += old.length();
            }
            at += match[0] < a.size() ? a.get(match[0]).length() : 0;
            fromA = match[0] + 1;
            fromB = match[1] + 1;
        }
        return found;
    }

    /** Pairs of lines that stay, in order. */
    private static List<int[]> common(List<String> a, List<String> b) {
        int most = Math.min(a.size() + b.size(), MOST);
        int[] furthest = new int[2 * most + 3];
        List<int[]> history = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            history.add(Arrays.copyOfRange(furthest, most - d, most + d + 3));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && furthest[most + k] < furthest[most + k + 2];
                int x = down ? furthest[most + k + 2] : furthest[most + k] + 1;
                while (x < a.size() && x - k < b.size() && a.get(x).equals(b.get(x - k))) {
                    x++;
                }
                furthest[most + 1 + k] = x;
                if (x >= a.size() && x - k >= b.size()) {
                    return back(a.size(), b.size(), history);
                }
            }
        }
        return List.of();
    }

    /** The way back: {@code history[d]} holds the furthest x of the diagonals from {@code -d - 1} to {@code d + 1} before round d. */
    private static List<int[]> back(int lastX, int lastY, List<int[]> history) {
        List<int[]> pairs = new ArrayList<>();
        int x = lastX;
        int y = lastY;
        for (int d = history.size() - 1; d >= 0; d--) {
            int[] row = history.get(d);
            int k = x - y;
            int left = d == 0 ? 0 : row[k - 1 + d + 1];
            int right = d == 0 ? 0 : row[k + 1 + d + 1];
            boolean down = d > 0 && (k == -d || k != d && left < right);
            int fromX = d == 0 ? 0 : down ? right : left;
            int fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
            int startX = d == 0 ? 0 : down ? fromX : fromX + 1;
            while (x > startX) {
                x--;
                y--;
                pairs.add(new int[] {x, y});
            }
            x = fromX;
            y = fromY;
        }
        return pairs.reversed();
    }

    /** Never within a line break or a surrogate pair. */
    private static void trimmed(int offset, String old, String now, List<Difference> to) {
        int limit = Math.min(old.length(), now.length());
        int start = 0;
        while (start < limit && old.charAt(start) == now.charAt(start)) {
            start++;
        }
        while (start > 0 && (isInside(old, start) || isInside(now, start))) {
            start--;
        }
        int same = 0;
        while (same < limit - start && old.charAt(old.length() - 1 - same) == now.charAt(now.length() - 1 - same)) {
            same++;
        }
        while (same > 0 && (isInside(old, old.length() - same) || isInside(now, now.length() - same))) {
            same--;
        }
        to.add(new Difference(offset + start, offset + old.length() - same, now.substring(start, now.length() - same)));
    }

    private static boolean isInside(String text, int at) {
        return at > 0 && at < text.length() && (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
                || text.charAt(at - 1) == '\r' && text.charAt(at) == '\n');
    }

    /** With their ends. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(String::length).sum();
    }
}
