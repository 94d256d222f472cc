package org.sixstep.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sixstep.SixstepProperties;
import org.sixstep.text.ReaderLanguage;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Chooses the language of the answer for everything behind it: Spring's own filter takes the first language that the client accepts,
 * whether the application has it or not. Who sends none, such as Camunda Modeler when it deploys, gets the desk's. That filter removes the
 * choice again after the request.
 */
@Component
@Order(ReaderLanguageFilter.BEHIND_SPRINGS_OWN)
class ReaderLanguageFilter extends OncePerRequestFilter {

    /** That of {@code OrderedRequestContextFilter} and one more. */
    static final int BEHIND_SPRINGS_OWN = OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 104;

    private final SixstepProperties properties;

    ReaderLanguageFilter(SixstepProperties properties) {
        this.properties = properties;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LocaleContextHolder.setLocale(ReaderLanguage.among(PublicPages.accepted(request, properties)));
        chain.doFilter(request, response);
    }
}
