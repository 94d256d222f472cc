package org.sixstep.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sixstep.text.PersonName;
import org.sixstep.text.PhoneNumber;

/**
 * Words that tell who somebody is, as one regular expression of PostgreSQL. Words of Latin letters and digits match as wholes, names
 * and phone numbers in each of their writings. A number never matches inside a UUID.
 */
final class PersonWords {

    /** Matches nothing. */
    static final String NOTHING = "(?=a)b";

    private static final int SHORTEST_NAME = 4;
    private static final int SHORTEST_HAN_NAME = 2;
    private static final int SHORTEST_NUMBER = 4;
    private static final int SHORTEST_PHONE = 6;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern ALPHANUMERIC = Pattern.compile("[0-9A-Za-z]");

    private final Set<String> alternatives = new LinkedHashSet<>();

    /** Names, in every writing. */
    PersonWords names(Collection<String> names) {
        names.stream().filter(name -> name != null && name.strip().length() > 1).map(String::strip).forEach(this::name);
        return this;
    }

    /** Words that may be anywhere: numbers, addresses. Blank ones are left out. */
    PersonWords words(Collection<String> words) {
        words.stream().filter(word -> word != null && word.strip().length() > 1).map(String::strip).forEach(this::word);
        return this;
    }

    PersonWords phones(Collection<String> phones) {
        phones.stream().filter(phone -> phone != null && !phone.isBlank()).map(phone -> PhoneNumber.of(phone).pattern())
                .flatMap(Optional::stream).forEach(alternatives::add);
        return this;
    }

    String pattern() {
        return alternatives.isEmpty() ? NOTHING : alternatives.stream().collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Whether a name is long enough to be looked for in what others wrote: "Al" is in too many sentences. */
    static boolean isTellingName(String name) {
        String plain = name.strip();
        return HAN.matcher(plain).find() ? plain.length() >= SHORTEST_HAN_NAME : plain.length() >= SHORTEST_NAME;
    }

    static boolean isTellingNumber(String number) {
        return number.strip().length() >= SHORTEST_NUMBER;
    }

    static boolean isTellingPhone(String phone) {
        return PhoneNumber.of(phone).length() >= SHORTEST_PHONE;
    }

    private void word(String word) {
        StringBuilder pattern = new StringBuilder(boundary(word.substring(0, 1), "(?<![0-9A-Za-z])"));
        if (HEXADECIMAL.matcher(word).matches()) {
            pattern.append("(?<![0-9a-f]{4}-)").append(word).append("(?!-[0-9a-f]{4})");
        } else {
            word.codePoints().forEach(point -> pattern.append(literal(point)));
        }
        pattern.append(boundary(word.substring(word.length() - 1), "(?![0-9A-Za-z])"));
        alternatives.add(pattern.toString());
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(word)) {
            alternatives.add(octal(word));
        }
    }

    private void name(String name) {
        alternatives.add(boundary(name.substring(0, 1), "(?<![0-9A-Za-z])") + PersonName.of(name).pattern()
                + boundary(name.substring(name.length() - 1), "(?![0-9A-Za-z])"));
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            alternatives.add(octal(name));
        }
    }

    private static String boundary(String end, String boundary) {
        return ALPHANUMERIC.matcher(end).matches() ? boundary : "";
    }

    private static String literal(int point) {
        if (Character.isWhitespace(point)) {
            return "\\s+";
        }
        String text = Character.toString(point);
        if (point == '"' || point == '\\') {
            // as text, and as JSON writes it
            return "\\\\?" + (point == '"' ? text : "\\\\");
        }
        return Character.isLetterOrDigit(point) || point > 0x7f ? text : "\\" + text;
    }

    /** As PostgreSQL shows bytes: what is not ASCII is {@code \ooo}. */
    private static String octal(String word) {
        StringBuilder pattern = new StringBuilder();
        for (byte unit : word.getBytes(StandardCharsets.UTF_8)) {
            pattern.append(unit >= 0 ? literal(unit) : "\\\\" + String.format("%03o", unit & 0xff));
        }
        return pattern.toString();
    }
}
