package org.sixstep.text;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A text of the catalogue {@code i18n/messages} in the language of whoever reads the answer that is being made. */
public final class CatalogueText {

    private static final String CATALOGUE = "i18n.messages";
    /** Not the language of the machine for a language without a catalogue. */
    private static final ResourceBundle.Control ENGLISH_ELSE = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private CatalogueText() {
    }

    public static String say(String code, Object... values) {
        return in(ReaderLanguage.current(), code, values);
    }

    public static String in(Locale language, String code, Object... values) {
        return new MessageFormat(bundle(language).getString(code), language).format(values);
    }

    /** A date or time as the reader of the current answer writes it, by the pattern of this code. */
    public static String time(String pattern, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(say(pattern), ReaderLanguage.current()).format(time);
    }

    /** As the catalogue has them, by code: those that begin so. */
    public static SortedMap<String, String> beginning(Locale language, String prefix) {
        ResourceBundle texts = bundle(language);
        return texts.keySet().stream().filter(code -> code.startsWith(prefix))
                .collect(Collectors.toMap(Function.identity(), texts::getString, (one, other) -> one, TreeMap::new));
    }

    /** The text of a code that may be unknown. */
    public static Optional<String> find(String code) {
        return bundle(Locale.ENGLISH).containsKey(code) ? Optional.of(say(code)) : Optional.empty();
    }

    /**
     * A stored text that the application made of the catalogue, as the reader of the current answer reads it; one that people wrote stays
     * as it is.
     */
    public static String forReader(String code, String stored, Object... values) {
        return bundle(Locale.ENGLISH).containsKey(code)
                && ReaderLanguage.offered().stream().anyMatch(language -> in(language, code, values).equals(stored)) ? say(code, values)
                        : stored;
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(CATALOGUE, language.equals(Locale.ENGLISH) ? Locale.ROOT : language, ENGLISH_ELSE);
    }
}
