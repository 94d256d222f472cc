package org.sixstep.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The language of whoever reads the answer that is being made: the first of those that the client accepts and the application has. It has
 * English and each language with a catalogue {@code i18n/messages_*.properties}; of a language there is one writing only, so readers of
 * Traditional Chinese get Simplified.
 */
public final class ReaderLanguage {

    private static final Pattern CATALOGUE = Pattern.compile("messages_([a-z]{2,3})\\.properties");
    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final List<Locale> OFFERED = Stream.concat(Stream.of(Locale.ENGLISH), catalogues()).distinct().toList();

    private ReaderLanguage() {
    }

    /** English first. */
    public static List<Locale> offered() {
        return OFFERED;
    }

    /** Whether a language is called so, whether it is offered or not: {@code zh}, not {@code cn}. */
    public static boolean isCode(String code) {
        return CODES.contains(code) || OFFERED.stream().anyMatch(offered -> offered.getLanguage().equals(code));
    }

    /** English where nobody waits for the answer. */
    public static Locale current() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        return context == null || context.getLocale() == null ? Locale.ENGLISH : among(Stream.of(context.getLocale().getLanguage()));
    }

    /** The first of these languages that is offered, English if none is. */
    public static Locale among(Stream<String> languages) {
        return languages.flatMap(language -> OFFERED.stream().filter(offered -> offered.getLanguage().equals(language))).findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Stream<Locale> catalogues() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/messages_*.properties"))
                    .map(Resource::getFilename).filter(Objects::nonNull).flatMap(name -> CATALOGUE.matcher(name).results())
                    .map(language -> language.group(1)).sorted().map(Locale::forLanguageTag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
