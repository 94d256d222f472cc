package org.sixstep.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's name in its normal form, and how else it may be written: with any blanks, no-break ones among them, family name first with a
 * comma, in full width, with accents apart, in any case. {@code sixstep.name_key} is the same form in the database.
 *
 * @param parts given names first, where the writing says which they are; one part for a name of Chinese characters
 */
public record PersonName(List<String> parts) {

    /** One blank, in the words of both Java's and PostgreSQL's regular expressions. */
    static final String BLANK = "[\\s\\u00a0\\u1680\\u2000-\\u200d\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff]";

    private static final Pattern BLANKS = Pattern.compile(BLANK + "+");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan} ]+");
    private static final String BETWEEN = BLANK + "{1,3}";
    private static final String TURN = "(?:" + BLANK + "{0,3}[,，]" + BLANK + "{0,3}|" + BETWEEN + ")";
    private static final int MOST_PARTS = 8;
    private static final int FULL_WIDTH = 0xFEE0;

    public static PersonName of(String typed) {
        String plain = BLANKS.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll(" ").strip().replaceAll("[’ʼ]", "'")
                .replaceAll("[‐–]", "-");
        if (HAN.matcher(plain).matches()) {
            return new PersonName(List.of(plain.replace(" ", "")));
        }
        String[] turned = plain.split(" ?, ?", -1);
        if (turned.length == 2 && !turned[0].isEmpty() && !turned[1].isEmpty()) {
            plain = turned[1] + ' ' + turned[0];
        }
        return new PersonName(List.of(plain.split(" ", MOST_PARTS)));
    }

    /** The name as it is shown when all its writings mean the same. */
    @Override
    public String toString() {
        return String.join(" ", parts);
    }

    /** Matches each writing of the name, read without regard to case, by Java and by PostgreSQL. Without boundaries. */
    public String pattern() {
        List<String> written = parts.stream().map(PersonName::written).toList();
        List<String> orders = new ArrayList<>(List.of(String.join(TURN, written)));
        for (int first = 1; first < written.size(); first++) {
            orders.add(String.join(BETWEEN, written.subList(first, written.size())) + TURN
                    + String.join(BETWEEN, written.subList(0, first)));
        }
        return orders.size() == 1 ? orders.get(0) : "(?:" + String.join("|", orders) + ")";
    }

    public boolean isIn(String text) {
        return Pattern.compile(pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find();
    }

    private static String written(String part) {
        return part.codePoints().mapToObj(PersonName::written)
                .collect(Collectors.joining(HAN.matcher(part).matches() ? BLANK + "{0,2}" : ""));
    }

    /** A letter and its other code points; {@code "} and {@code \\} also as JSON writes them. */
    private static String written(int point) {
        String letter = Character.toString(point);
        if (point > ' ' && point < 0x7f) {
            String wide = Character.toString(point + FULL_WIDTH);
            return switch (point) {
                case '"' -> "(?:\\\\?\"|" + wide + ")";
                case '\\' -> "(?:\\\\\\\\?|" + wide + ")";
                case '\'' -> "['’ʼ" + wide + "]";
                case '-' -> "[-‐‑–" + wide + "]";
                default -> Character.isLetterOrDigit(point) ? "[" + letter + wide + "]" : "(?:\\" + letter + "|" + wide + ")";
            };
        }
        String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
        return apart.equals(letter) ? letter : "(?:" + letter + "|" + apart + ")";
    }
}
