package org.sixstep.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detects passwords in a pasted table: the cells below a heading that says so. */
final class SecretsInTables {

    private static final Pattern HEADING = Pattern
            .compile("(?i)(?:.{0,20} )?(?:password|passwd|passcode|passphrase|pwd|pass|pin|secret|初始密码|新密码|旧密码|登录密码|密码|口令)");
    private static final Pattern NOTHING = Pattern.compile("[-:=*x•●.?/]{0,60}+");
    private static final int MOST_COLUMNS = 20;

    private SecretsInTables() {
    }

    static void find(CharSequence text, List<Span> found) {
        String all = text.toString();
        int column = -1;
        for (int from = 0; from < all.length();) {
            int end = all.indexOf('\n', from);
            end = end < 0 ? all.length() : end;
            List<Span> cells = cells(all, from, end);
            if (cells.size() < 2) {
                column = -1;
            } else if (column < 0) {
                column = heading(all, cells);
            } else if (column < cells.size()) {
                add(all, cells.get(column), found);
            }
            from = end + 1;
        }
    }

    /** The column with the passwords; -1 if this line is no heading of one. */
    private static int heading(String text, List<Span> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Matcher heading = HEADING.matcher(text).region(cells.get(column).start(), cells.get(column).end());
            if (heading.matches()) {
                return column;
            }
        }
        return -1;
    }

    private static void add(String text, Span cell, List<Span> found) {
        boolean isOne = cell.end() - cell.start() >= 4 && !NOTHING.matcher(text).region(cell.start(), cell.end()).matches()
                && SecretHeuristics.isLikelyAfterColon(text, cell.start(), cell.end(), 4);
        if (isOne) {
            found.add(cell);
        }
    }

    private static List<Span> cells(String text, int from, int end) {
        List<Span> cells = new ArrayList<>();
        int start = from;
        for (int at = from; at <= end && cells.size() < MOST_COLUMNS; at++) {
            boolean isGap = at + 1 < end && text.charAt(at) == ' ' && text.charAt(at + 1) == ' ' && at > start
                    && text.charAt(at - 1) != ' ';
            if (at == end || text.charAt(at) == '|' || isGap) {
                int first = start;
                int last = at;
                while (first < last && text.charAt(first) == ' ') {
                    first++;
                }
                while (last > first && text.charAt(last - 1) == ' ') {
                    last--;
                }
                // a line may begin and end with a bar: that is no column
                if (last > first || start > from && at < end) {
                    cells.add(new Span(first, last, MaskedKind.PASSWORD));
                }
                start = at + 1;
            }
        }
        return cells;
    }
}
