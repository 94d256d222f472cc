package org.sixstep.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.PersonName;
import org.sixstep.text.PhoneNumber;
import org.sixstep.ticket.Ticket;
import org.springframework.stereotype.Component;

/**
 * Replaces people by codes in records that are kept (F2, F4, F12, R72): a member of staff by the user id, a reporter by the employee
 * number, or by the first letter of the name if there is none. Cases, reports and answers use it, also for names in free text.
 */
@Component
public class PeopleCodes {

    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_ID = 64;

    private final StaffDirectory staff;

    PeopleCodes(StaffDirectory staff) {
        this.staff = staff;
    }

    /** The code of a ticket's reporter; null if nothing is known of the reporter. */
    public static @Nullable String ofReporter(Ticket ticket) {
        String number = ticket.text("reporterEmployeeNumber");
        String name = ticket.text("reporterName");
        return number != null || name == null || name.isBlank() ? number
                : name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)) + "**";
    }

    /** The codes of everybody involved in a ticket. */
    public Codes of(Ticket ticket) {
        return of(ticket, Set.of());
    }

    /** @param others user ids of people who did something on the ticket */
    public Codes of(Ticket ticket, Collection<String> others) {
        Map<String, String> codes = new LinkedHashMap<>();
        Set<String> userIds = new LinkedHashSet<>(others);
        userIds.addAll(ticket.list("collaborators"));
        ticket.facts().values().stream().filter(value -> value instanceof String id && id.length() <= LONGEST_ID)
                .forEach(value -> userIds.add((String) value));
        userIds.forEach(userId -> staff.name(userId).ifPresent(name -> codes.put(name, userId)));
        String reporter = ofReporter(ticket);
        if (reporter != null) {
            for (String key : List.of("reporterName", "reporterEmail", "reporterPhone")) {
                if (ticket.text(key) != null) {
                    codes.put(ticket.text(key), reporter);
                }
            }
        }
        return new Codes(codes);
    }

    /** Replaces names by codes. */
    public static final class Codes {

        /** Of a telephone number, with or without an extension. */
        private static final Pattern WITHOUT_LETTERS = Pattern.compile("[^\\p{L}]*\\d{3}.*");

        private record Named(Pattern name, String code) {}

        private final List<Named> all = new ArrayList<>();

        private Codes(Map<String, String> codes) {
            codes.entrySet().stream()
                    .filter(person -> person.getKey().strip().length() >= SHORTEST_NAME && !person.getKey().equals(person.getValue()))
                    .sorted(Comparator.comparing((Map.Entry<String, String> person) -> person.getKey().length()).reversed())
                    .forEach(person -> all.add(new Named(pattern(person.getKey().strip(), person.getValue()), person.getValue())));
        }

        /** The text with codes; null stays null. */
        public @Nullable String in(@Nullable String text) {
            String coded = text;
            for (Named person : all) {
                coded = coded == null ? null : person.name().matcher(coded).replaceAll(Matcher.quoteReplacement(person.code()));
            }
            return coded;
        }

        public Map<String, Object> in(Map<String, Object> values) {
            Map<String, Object> coded = new LinkedHashMap<>();
            values.forEach((key, value) -> coded.put(key, inValue(value)));
            return coded;
        }

        private @Nullable Object inValue(Object value) {
            if (value instanceof String text) {
                return in(text);
            }
            if (value instanceof List<?> values) {
                return values.stream().map(this::inValue).toList();
            }
            return value;
        }

        /** Chinese names stand without a space among other characters; others are whole words. "Li Na (10086)" is one code, not two. */
        private static Pattern pattern(String word, String code) {
            String whole = Character.isIdeographic(word.codePointAt(0)) ? written(word)
                    : "(?<![\\p{L}\\p{N}])" + written(word) + "(?![\\p{L}\\p{N}])";
            return Pattern.compile(whole + "(?: {0,2}[(（]" + Pattern.quote(code) + "[)）])?",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        /** An address as it is, a telephone number or a name in each of its writings. */
        private static String written(String word) {
            if (word.contains("@")) {
                return Pattern.quote(word);
            }
            return WITHOUT_LETTERS.matcher(word).matches() ? PhoneNumber.of(word).pattern().orElse(Pattern.quote(word))
                    : PersonName.of(word).pattern();
        }
    }
}
