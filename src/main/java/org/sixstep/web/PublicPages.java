package org.sixstep.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sixstep.SixstepProperties;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.ReaderLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;

/** The language of the pages that need no login, and those to which their readers may turn. */
@Configuration(value = "publicPages", proxyBeanMethods = false)
public class PublicPages {

    /** A language, and not any. */
    private static final Pattern NAMED = Pattern.compile("(^|,)\\s*\\p{Alpha}");
    private static final String LANGUAGE = PublicPages.class.getName() + ".language";

    /** Sets the language of this page unless the visitor chooses another, for example the ticket's. */
    public static void prefer(HttpServletRequest request, String language) {
        request.setAttribute(LANGUAGE, language);
    }

    /**
     * A language in which the same page can be read.
     *
     * @param tag its writing and country too, for the browser's choice of a font
     */
    public record PageLanguage(String code, String tag, String name) {}

    /** For those who read the page in this language. */
    public List<PageLanguage> others(Locale current) {
        return ReaderLanguage.offered().stream().filter(language -> !language.equals(current)).map(language -> new PageLanguage(
                language.getLanguage(), CatalogueText.in(language, "page.language.tag"), CatalogueText.in(language, "page.language")))
                .toList();
    }

    /**
     * The languages that the client accepts, the best first; that of the desk if it says none or accepts any, as a servlet would give the
     * machine's.
     */
    static Stream<String> accepted(HttpServletRequest request, SixstepProperties properties) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null || !NAMED.matcher(accepted).find()) {
            return Stream.of(properties.language());
        }
        Stream<String> named = Collections.list(request.getLocales()).stream().map(Locale::getLanguage);
        return accepted.contains("*") ? Stream.concat(named, Stream.of(properties.language())) : named;
    }

    /** {@code ?lang=}, else the page's own language, else the browser's. */
    @Bean
    LocaleResolver localeResolver(SixstepProperties properties) {
        return new AbstractLocaleResolver() {

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                String chosen = request.getParameter("lang");
                String language = chosen != null ? chosen : (String) request.getAttribute(LANGUAGE);
                return ReaderLanguage.among(Stream.concat(Stream.ofNullable(language), accepted(request, properties)));
            }

            @Override
            public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
                throw new UnsupportedOperationException("The language is a parameter of the page's address");
            }
        };
    }
}
