package org.sixstep.engine.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.sixstep.engine.http.ProgramLogin;
import org.sixstep.login.DirectoryUnavailableException;
import org.sixstep.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 when the directory is unavailable: the password may be right, and the application is not at fault. */
class DirectoryUnavailableFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DirectoryUnavailableFilter.class);

    private final ObjectMapper json;

    DirectoryUnavailableFilter(ObjectMapper json) {
        this.json = json;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("sixstep.login.from")
    static class OfPrograms {

        @Bean
        ProgramLogin directoryUnavailable(ObjectMapper json) {
            return http -> http.addFilterAfter(new DirectoryUnavailableFilter(json), HeaderWriterFilter.class);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DirectoryUnavailableException | AuthenticationServiceException | JwtDecoderInitializationException e) {
            log.warn("Nobody from the directory can log in: {}", e.toString());
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(),
                    Problems.of(HttpStatus.SERVICE_UNAVAILABLE, DirectoryUnavailableException.sentence()));
        }
    }
}
