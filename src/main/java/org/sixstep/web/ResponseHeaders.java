package org.sixstep.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sixstep.SixstepProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers of every answer, refusals and errors too: what a browser may load, keep and tell others (ASVS V3.4, V14.3). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ResponseHeaders extends OncePerRequestFilter {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    static final String CACHE_CONTROL = "Cache-Control";

    /** On every answer, whoever gives it. */
    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-Robots-Tag", "noindex, nofollow",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
                    + "midi=(), payment=(), publickey-credentials-get=(), usb=()");

    /** Our pages have one style sheet and a form, and nothing else. */
    static final String PAGE = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    /** An answer for a program is never a page, even if somebody opens it in a browser. */
    static final String PROGRAM = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** The page that shows the API brings its own scripts, and draws with styles that it writes itself. */
    static final String API_DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self'; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String YEAR = "max-age=31536000; includeSubDomains";
    private static final Set<String> SETTLED = Set.of("cache-control", "pragma", "expires");

    private final boolean https;

    ResponseHeaders(SixstepProperties properties) {
        this.https = TransportSettings.isHttps(properties.publicUrl());
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ALWAYS.forEach(response::setHeader);
        if (https) {
            // said whenever the desk is served by https, because the connection from the proxy that ends TLS is not secure itself
            response.setHeader("Strict-Transport-Security", YEAR);
        }
        String path = request.getDispatcherType() == DispatcherType.ERROR ? "/error" : request.getRequestURI();
        boolean webApplication = path.equals("/camunda") || path.startsWith("/camunda/");
        // a reporter's link is a bearer token that must not travel in a Referer; the web applications bring a policy with a nonce for each
        // page
        response.setHeader("Referrer-Policy", webApplication ? "same-origin" : "no-referrer");
        if (!webApplication) {
            response.setHeader(CONTENT_SECURITY_POLICY, policy(path));
        }
        if (webApplication && !path.startsWith("/camunda/api/")) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(CACHE_CONTROL, "no-store");
            chain.doFilter(request, new KeptNowhere(response));
        }
    }

    private static String policy(String path) {
        if (path.startsWith("/api/docs") || path.startsWith("/api/swagger-ui/")) {
            return API_DOCS;
        }
        return path.startsWith("/api/") || path.startsWith("/engine-rest") || path.startsWith("/actuator/") ? PROGRAM : PAGE;
    }

    /** What shows people or their tickets is kept nowhere, although the engine says no-cache to it. */
    private static final class KeptNowhere extends HttpServletResponseWrapper {

        private KeptNowhere(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!SETTLED.contains(name.toLowerCase(Locale.ROOT))) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!SETTLED.contains(name.toLowerCase(Locale.ROOT))) {
                super.addHeader(name, value);
            }
        }
    }
}
