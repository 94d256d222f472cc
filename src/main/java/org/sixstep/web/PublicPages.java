package org.sixstep.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
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
        List<String> languages = accepted == null ? List.of() : ranges(accepted).stream().filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().equals("*") ? properties.language() : range.getRange().split("-")[0]).toList();
        return languages.isEmpty() ? Stream.of(properties.language()) : languages.stream();
    }

    /** The best first; none of a header that cannot be read. Java itself writes {@code zh_CN}. */
    private static List<LanguageRange> ranges(String accepted) {
        try {
            return LanguageRange.parse(accepted.replace('_', '-'));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
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
