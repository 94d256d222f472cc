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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sixstep.SixstepProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers of every response, errors included: what a browser may load, store and send to others (ASVS V3.4, V14.3). */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ResponseHeaders extends OncePerRequestFilter {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    static final String CACHE_CONTROL = "Cache-Control";

    /** On every response. */
    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "X-Robots-Tag", "noindex, nofollow",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
                    + "midi=(), payment=(), publickey-credentials-get=(), usb=()");

    /** Our pages need one style sheet and a form, and nothing else. */
    static final String PAGE = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    /** The response to a program must not act as a page, even if somebody opens it in a browser. */
    static final String PROGRAM = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** The page with the API's documentation has scripts and inline styles of its own. */
    static final String API_DOCS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self'; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String YEAR = "max-age=31536000; includeSubDomains";
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";
    private static final Pattern NUMBERED = Pattern.compile("/camunda/app/tasklist/scripts/custom/[\\w-]+-\\d+\\.js");
    /** The engine's own files; their addresses carry its version, which on another node may be another one. */
    private static final Pattern OF_THE_ENGINE = Pattern
            .compile("/camunda/((lib|assets)/[^/]+|app/[a-z]+/camunda-[a-z]+-bootstrap\\.(js|css))");
    private static final Set<String> CACHE_HEADERS = Set.of("cache-control", "pragma", "expires");

    private final boolean https;
    private final String version;

    ResponseHeaders(SixstepProperties properties, @Value("${camunda.bpm.version:}") String engine) {
        this.version = "bust=" + engine;
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
            // sent whenever the public URL is https, because behind a proxy that ends TLS the connection itself is not secure
            response.setHeader("Strict-Transport-Security", YEAR);
        }
        String path = request.getDispatcherType() == DispatcherType.ERROR ? "/error" : request.getRequestURI();
        boolean webApplication = path.equals("/camunda") || path.startsWith("/camunda/");
        // a reporter's link is a bearer token that must not travel in a Referer
        response.setHeader("Referrer-Policy", webApplication ? "same-origin" : "no-referrer");
        // the engine's pages bring a policy with a nonce for each, which replaces this one
        if (!path.startsWith("/camunda/app/") && !path.startsWith("/camunda/api/")) {
            response.setHeader(CONTENT_SECURITY_POLICY, policy(path));
        }
        if (webApplication && !path.startsWith("/camunda/api/")) {
            // without a word a browser keeps for days what may change under its address; an error is dispatched anew, and is not kept
            response.setHeader(CACHE_CONTROL, isFixed(path, request.getQueryString()) ? FOR_GOOD : "no-cache");
            chain.doFilter(request, response);
        } else {
            response.setHeader(CACHE_CONTROL, "no-store");
            chain.doFilter(request, new NoStoreResponse(response));
        }
    }

    /** Whether the address of a file of the web applications changes with its content. */
    private boolean isFixed(String path, @Nullable String query) {
        return NUMBERED.matcher(path).matches() || OF_THE_ENGINE.matcher(path).matches() && version.equals(query);
    }

    private static String policy(String path) {
        if (path.startsWith("/api/docs") || path.startsWith("/api/swagger-ui/")) {
            return API_DOCS;
        }
        return path.startsWith("/api/") || path.startsWith("/engine-rest") || path.startsWith("/actuator/") ? PROGRAM : PAGE;
    }

    /** Responses with personal data must not be stored at all, although the engine sets only no-cache. */
    private static final class NoStoreResponse extends HttpServletResponseWrapper {

        private NoStoreResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!CACHE_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!CACHE_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                super.addHeader(name, value);
            }
        }
    }
}
