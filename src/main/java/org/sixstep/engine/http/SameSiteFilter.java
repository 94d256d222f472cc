package org.sixstep.engine.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a browser sends on behalf of another site. A browser that has asked for a Basic password repeats it by itself, as it
 * would a cookie; every supported browser sends where a request comes from, other clients send no such header.
 */
class SameSiteFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site == null ? hasForeignOrigin(request) : !OWN.contains(site);
        if (foreign && !READING.contains(request.getMethod())) {
            throw new AccessDeniedException("A page of another site sent this request.");
        }
        chain.doFilter(request, response);
    }

    /** Over plain http a browser sends only this header. */
    private static boolean hasForeignOrigin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }
}
