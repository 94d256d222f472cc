package org.sixstep.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.sixstep.SixstepProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows down a network that asks for the pages without a login more often than people do, before anything is read or looked up (ASVS 2.4.1). */
@Component
@Order(PageBrake.BEFORE_THE_DOORS)
public class PageBrake extends OncePerRequestFilter {

    static final int BEFORE_THE_DOORS = -200;

    private final MinuteCount requests;
    private final int limit;

    PageBrake(Clock clock, SixstepProperties properties) {
        this.requests = new MinuteCount(clock);
        this.limit = properties.pageRequestsPerMinute();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/") && !path.startsWith("/t/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (requests.add(request.getRemoteAddr()) > limit) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(requests.secondsLeft()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
    }
}
