package org.sixstep.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than an endpoint needs, with 413 (ASVS 5.2.1, 15.2.2). A Content-Length is trusted, because the
 * container reads no more than that. A body without one is read here up to the limit, and only from programs, whose login was checked
 * before: no browser sends one, and nobody else may fill the memory.
 */
@Component
@Order(BodyLimit.AFTER_SECURITY)
public class BodyLimit extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -50;

    static final int PAGE = 64 * 1024;
    static final int PROGRAM = 1024 * 1024;
    static final int DEPLOYMENT = 5 * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = limit(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            return;
        }
        if (request.getContentLengthLong() >= 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
            return;
        }
        if (!isForPrograms(request.getRequestURI())) {
            response.sendError(HttpStatus.LENGTH_REQUIRED.value());
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    static int limit(String path) {
        if (path.endsWith("/deployment/create")) {
            return DEPLOYMENT;
        }
        return isForPrograms(path) || path.startsWith("/camunda/api/") && !path.startsWith("/camunda/api/admin/auth/") ? PROGRAM : PAGE;
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/engine-rest/");
    }

    /** The request with the body that was read already. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        private ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {

                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] target, int from, int length) {
                    return body.read(target, from, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body has already been read.");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            String named = getCharacterEncoding();
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), named == null ? StandardCharsets.UTF_8 : Charset.forName(named)));
        }
    }
}
