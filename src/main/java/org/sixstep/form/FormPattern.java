package org.sixstep.form;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.sixstep.text.CatalogueText;

/**
 * The pattern of a field, as its author wrote it. As in the browser, a text matches if it contains the pattern. RE2/J takes time
 * proportional to the text and the size of the pattern, so only the sizes are limited here.
 */
public final class FormPattern {

    private static final int LONGEST = 1000;
    /** Instructions; a count such as {@code .{0,1000}} makes two of each. */
    private static final int LARGEST = 2500;
    /** Estimated before compiling: nested counts multiply, and RE2/J would expand them all. */
    private static final double LARGEST_TO_COMPILE = 100_000;
    /** Instructions times characters: about a second. */
    private static final long MOST_STEPS = 50_000_000;
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("(\\))?\\{(\\d+)(?:,(\\d*))?}");
    private static final java.util.regex.Pattern ESCAPE = java.util.regex.Pattern
            .compile("\\\\(?:u([0-9a-fA-F]{4})|([pP]\\{\\^?)Is(\\w+)}|.)", java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern FLAGS = java.util.regex.Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\(\\?(?![:<])");
    /** Advice by the construct that RE2/J does not support. */
    private static final Map<String, Advice> INSTEAD = new LinkedHashMap<>();

    static {
        INSTEAD.put("\\(\\?<?[=!].*", new Advice("pattern.instead.look"));
        INSTEAD.put("\\\\[1-9k].*", new Advice("pattern.instead.back"));
        INSTEAD.put("\\(\\?>.*|.*[*+?}]\\+", new Advice("pattern.instead.atomic"));
        INSTEAD.put("\\\\[hH]", new Advice("pattern.instead.write", "[ \\t]", "[^ \\t]"));
        INSTEAD.put("\\\\R", new Advice("pattern.instead.lineEnd", "\\r?\\n"));
        INSTEAD.put("\\\\[ZG]", new Advice("pattern.instead.write", "$", "^"));
        INSTEAD.put("\\\\[pP].*", new Advice("pattern.instead.script", "\\p{Han}", "\\p{L}"));
        INSTEAD.put("\\{.*", new Advice("pattern.instead.count"));
        INSTEAD.put("[*+?{].*", new Advice("pattern.instead.repeat"));
    }

    /** A text of the catalogue, and code in it. */
    private record Advice(String text, String... examples) {

        String say() {
            return CatalogueText.say(text, (Object[]) examples);
        }
    }

    private final Pattern pattern;

    private FormPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern of a new deployment. Syntax that differs between browser and RE2/J is translated: characters by their numbers and
     * scripts with {@code Is}.
     *
     * @throws IllegalArgumentException with the end of a sentence that begins with the field, if it cannot be read or is too large
     */
    public static FormPattern compile(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException(CatalogueText.say("pattern.tooLong", String.valueOf(LONGEST)));
        }
        FormPattern compiled = new FormPattern(read(pattern));
        if (FLAGS.matcher(pattern).find()) {
            throw new IllegalArgumentException(CatalogueText.say("pattern.flags"));
        }
        return compiled;
    }

    private static Pattern read(String pattern) {
        try {
            Pattern read = estimate(pattern) > LARGEST_TO_COMPILE ? null : Pattern.compile(translate(pattern));
            if (read == null || read.programSize() > LARGEST) {
                throw new IllegalArgumentException(CatalogueText.say("pattern.tooLarge"));
            }
            return read;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(refusal(pattern, e), e);
        }
    }

    /**
     * Whether a text contains a pattern, also one that was deployed before RE2/J was used.
     *
     * @throws IllegalArgumentException with the end of a sentence that begins with the field, if that cannot be found out
     */
    static boolean isIn(String text, String pattern) {
        FormPattern compiled;
        try {
            compiled = compile(pattern);
        } catch (IllegalArgumentException e) {
            return BacktrackingPattern.compile(pattern).orElseThrow(() -> FormField.refused(e, "field.patternUnreadable")).isIn(text);
        }
        return compiled.isIn(text);
    }

    boolean isIn(String text) {
        if ((long) pattern.programSize() * text.length() > MOST_STEPS) {
            throw FormField.refused("field.patternTextTooLong");
        }
        return pattern.matcher(text).find();
    }

    private static String translate(String pattern) {
        return ESCAPE.matcher(pattern).replaceAll(escape -> Matcher.quoteReplacement(translate(escape)));
    }

    private static String translate(MatchResult escape) {
        String code = escape.group(1);
        if (code == null) {
            return escape.group(3) == null ? escape.group() : "\\" + escape.group(2) + escape.group(3) + "}";
        }
        char character = (char) Integer.parseInt(code, 16);
        // the halves of a surrogate pair are adjacent again
        return Character.isSurrogate(character) ? String.valueOf(character) : "\\x{" + code + "}";
    }

    /** An upper bound of the compiled size, up to a factor for constructs that are not counts. */
    private static double estimate(String pattern) {
        double[] size = {pattern.length(), 1};
        COUNT.matcher(pattern).results().forEach(count -> {
            double times = Math.max(number(count.group(2)), number(count.group(3)));
            if (count.group(1) == null) {
                size[0] += 2 * times;
            } else {
                size[1] *= Math.max(times, 1);
            }
        });
        return size[0] * size[1];
    }

    private static double number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private static String refusal(String pattern, PatternSyntaxException e) {
        String part = Objects.requireNonNullElse(e.getPattern(), "");
        String instead = INSTEAD.entrySet().stream().filter(entry -> part.matches(entry.getKey())).map(entry -> entry.getValue().say())
                .findFirst().orElse(e.getDescription());
        return part.isEmpty() || part.equals(pattern) ? CatalogueText.say("pattern.unreadable", instead)
                : CatalogueText.say("pattern.unreadablePart", part, instead);
    }
}
