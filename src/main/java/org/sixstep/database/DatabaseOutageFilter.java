package org.sixstep.database;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.sixstep.web.UnreadyFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 to a request that did not succeed because the database failed in it, whatever else would have been answered: all endpoints,
 * filters and the engine's own applications have their database errors translated here.
 */
@Component
@Order(DatabaseOutageFilter.BEFORE_SESSIONS)
class DatabaseOutageFilter extends OncePerRequestFilter {

    /** After the filter that knows before the request that the database is away. */
    static final int BEFORE_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final Logger log = LoggerFactory.getLogger(DatabaseOutageFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Answer answer = new Answer(request, response);
        DatabaseFailure.forget();
        try {
            chain.doFilter(request, answer);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!answer.isReplaced() && (DatabaseFailure.ofThisThread() == null || response.isCommitted())) {
                throw e;
            }
            answer.replace();
        } finally {
            DatabaseFailure.forget();
        }
    }

    private static final class Answer extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private boolean replaced;

        private Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        boolean isReplaced() {
            return replaced;
        }

        void replace() throws IOException {
            if (replaced) {
                return;
            }
            replaced = true;
            SQLException failure = DatabaseFailure.ofThisThread();
            log.warn("Answered 503 to {} {}: the database failed with {}", request.getMethod(), request.getRequestURI(),
                    failure == null ? "nothing" : failure.getSQLState());
            UnreadyFilter.refuse((HttpServletResponse) getResponse());
        }

        /** From then on the container takes no more of this response. */
        private boolean isReplacedFor(int status) throws IOException {
            if (!replaced && status >= HttpStatus.BAD_REQUEST.value() && DatabaseFailure.ofThisThread() != null && !isCommitted()) {
                replace();
            }
            return replaced;
        }

        @Override
        public void setStatus(int status) {
            try {
                if (!isReplacedFor(status)) {
                    super.setStatus(status);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!isReplacedFor(status)) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!isReplacedFor(status)) {
                super.sendError(status, message);
            }
        }

        @Override
        public void reset() {
            if (!replaced) {
                super.reset();
            }
        }

        @Override
        public void resetBuffer() {
            if (!replaced) {
                super.resetBuffer();
            }
        }
    }
}
