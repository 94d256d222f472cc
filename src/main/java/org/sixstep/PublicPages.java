package org.sixstep;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AbstractLocaleResolver;

/** What the pages that need no login have in common: their language, and headers that let a browser load nothing but our style sheet. */
@Configuration(proxyBeanMethods = false)
public class PublicPages implements WebMvcConfigurer {

    private static final String LANGUAGE = PublicPages.class.getName() + ".language";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** The language of this page if the visitor chooses no other, for example the ticket's. */
    public static void prefer(HttpServletRequest request, String language) {
        request.setAttribute(LANGUAGE, language);
    }

    /** {@code ?lang=}, else the page's own language, else the browser's. */
    @Bean
    LocaleResolver localeResolver() {
        return new AbstractLocaleResolver() {

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                String chosen = request.getParameter("lang");
                String language = chosen != null ? chosen : (String) request.getAttribute(LANGUAGE);
                Stream<String> wanted = Stream.concat(Stream.ofNullable(language), Collections.list(request.getLocales()).stream().map(Locale::getLanguage));
                return wanted.flatMap(code -> LANGUAGES.stream().filter(offered -> offered.getLanguage().equals(code))).findFirst().orElse(Locale.ENGLISH);
            }

            @Override
            public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
                throw new UnsupportedOperationException("The language is in the address of the page");
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {

            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
                response.setHeader("Cache-Control", "no-store");
                response.setHeader("Referrer-Policy", "no-referrer");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader("X-Robots-Tag", "noindex, nofollow");
                return true;
            }
        }).addPathPatterns("/", "/t/*");
    }
}
