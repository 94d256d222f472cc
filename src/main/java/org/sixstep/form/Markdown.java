package org.sixstep.form;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sixstep.text.CatalogueText;
import org.springframework.lang.Contract;

/**
 * Writes what a form shows as text. Whatever people wrote goes through {@link #escape}, so that it can neither become a link, an image,
 * HTML or a heading, nor pretend to be a fact of the desk.
 */
public final class Markdown {

    private static final Pattern INVISIBLE = Pattern
            .compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");
    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
    private static final Pattern INDENTATION = Pattern.compile("(?m)^[ \\t]+");
    private static final Pattern EMPTY_LINE = Pattern.compile("(?m)^$");
    private static final Pattern UPPER = Pattern.compile("(?<=[a-z0-9])([A-Z])");
    private static final String HARD_SPACE = "\u00a0";

    private Markdown() {
    }

    /** The text as it was typed, line for line, with no meaning in Markdown: every sign that could have one is escaped. */
    public static String escape(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String plain = INVISIBLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").strip();
        String escaped = PUNCTUATION.matcher(plain).replaceAll("\\\\$0");
        String kept = INDENTATION.matcher(escaped).replaceAll(match -> HARD_SPACE.repeat(match.group().replace("\t", "    ").length()));
        return EMPTY_LINE.matcher(kept).replaceAll(HARD_SPACE).replace("\n", "  \n");
    }

    /** What is shown of a fact: {@link #escape} of a text or of a list of texts, and anything else as it is. */
    public static Object escaped(Object value) {
        return value instanceof String || value instanceof Collection<?> ? escape(text(value)) : value;
    }

    /** {@code **label:** value}, escaped, as a paragraph of its own; nothing at all if there is no value. */
    public static String line(String label, @Nullable Object value) {
        String text = text(value);
        return text.isBlank() ? "" : "**" + escape(label) + ":** " + (text.strip().contains("\n") ? "  \n" : "") + escape(text) + "\n\n";
    }

    /** {@code - label: value}, escaped; nothing at all if there is no value. */
    public static String item(String label, @Nullable Object value) {
        String text = text(value);
        return text.isBlank() ? "" : "- " + escape(label) + ": " + escape(text.replaceAll("\\s+", " ")) + "\n";
    }

    /** A table of two columns, escaped; nothing at all if it has no line. */
    public static String table(List<Fact> lines) {
        return lines.isEmpty() ? "" : lines.stream().map(line -> "| " + cell(line.label()) + " | " + cell(line.value()) + " |\n")
                .collect(Collectors.joining("", "| | |\n|---|---|\n", "\n"));
    }

    /** As a table that Tasklist shows when its reader asks for it; any other page shows it at once. */
    public static String folded(List<Fact> lines) {
        return lines.isEmpty() ? "" : "<div class=\"sixstep-more\">\n\n" + table(lines) + "</div>\n\n";
    }

    private static String cell(String text) {
        return escape(text).replace("  \n", "<br>");
    }

    /** A heading small enough to stand inside a form. */
    public static String heading(String text) {
        return "#### " + escape(text.replaceAll("\\s+", " ")) + "\n\n";
    }

    /** {@code costCentre} as "Cost centre": the name of a field that only its key is known of. */
    public static String label(String key) {
        String words = words(key);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code atCertainTimes} as "at certain times": an option that only its value is known of. */
    @Contract("!null -> !null")
    public static @Nullable String words(@Nullable String code) {
        return code == null ? null : UPPER.matcher(code).replaceAll(match -> " " + match.group(1).toLowerCase(Locale.ROOT));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (value instanceof Boolean yes) {
            return CatalogueText.say(yes ? "facts.yes" : "facts.no");
        }
        return value == null ? "" : value.toString();
    }
}
