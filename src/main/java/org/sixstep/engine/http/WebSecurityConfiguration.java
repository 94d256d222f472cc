package org.sixstep.engine.http;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.sixstep.engine.authorization.Access;
import org.sixstep.engine.identity.EngineLogin;
import org.sixstep.login.LoginThrottledException;
import org.sixstep.text.CatalogueText;
import org.sixstep.web.Problems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The security chains of all endpoints. What no chain allows is denied by the last one. None of the chains creates a session or reads a
 * cookie: the
 * web applications of the engine keep their own session, login and CSRF token behind their own filters. Headers of all answers are {@link
 * org.sixstep.web.ResponseHeaders}'s.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurityConfiguration {

    private static final DispatcherType[] INNER = {DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC};

    private final ObjectMapper json;
    /** Absent in the benchmark's bare engine, which has the same endpoints and no security log. */
    private final ObjectProvider<AccessDeniedAudit> accessDenied;

    WebSecurityConfiguration(ObjectMapper json, ObjectProvider<AccessDeniedAudit> accessDenied) {
        this.json = json;
        this.accessDenied = accessDenied;
    }

    /** Observing each filter of each request takes more time than the filters themselves. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Left to the engine's own filters, except the form that makes anybody an administrator while there is none (CVE-2026-77226). */
    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(paths("/camunda", "/camunda/**")))
                .headers(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(closed()).accessDeniedHandler(forbidden()))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(paths("/camunda/api/admin/setup", "/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup",
                                "/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        .anyRequest().permitAll())
                .build();
    }

    /**
    * The reporter's pages: the link itself is the credential, so there is none that a page of another site could make a browser send.
     */
    @Bean
    @Order(2)
    SecurityFilterChain reporterPages(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(paths("/", "/t/**", "/css/**")))
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * A password with each request, no cookie and hence no CSRF token; {@link SameSiteFilter} stops what a browser would repeat by itself.
     */
    @Bean
    @Order(3)
    SecurityFilterChain programs(HttpSecurity http, EngineLogin login, IdentityService identityService, ObjectProvider<ProgramLogin> more)
            throws Exception {
        // a global manager behind it would check a wrong password a second time
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        for (ProgramLogin other : more) {
            other.addTo(http);
        }
        AuthenticationEntryPoint unauthorized = unauthorized(more.stream().flatMap(other -> other.challenge().stream()).toList());
        return stateless(http.securityMatcher(paths("/engine-rest", "/engine-rest/**", "/api/**", "/actuator/prometheus")))
                .authenticationProvider(login)
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden()))
                .addFilterAfter(new SameSiteFilter(), ExceptionTranslationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identityService), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(paths("/actuator/prometheus")).hasAnyAuthority(Access.READ_METRICS.authorities())
                        .requestMatchers(paths("/api/openapi", "/api/openapi/**", "/api/docs", "/api/docs/**", "/api/swagger-ui/**"))
                        .authenticated()
                        .requestMatchers(paths("/api/sessions/**")).hasAnyAuthority(Access.ADMINISTER.authorities())
                        .requestMatchers(paths("/api/persons/**")).hasAnyAuthority(Access.MANAGE_PERSONAL_DATA.authorities())
                        .requestMatchers(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/**"))
                        .hasAnyAuthority(Access.ACT_ON_TICKETS.authorities())
                        .requestMatchers(paths("/api/tickets/**")).hasAnyAuthority(Access.READ_TICKETS.authorities())
                        .requestMatchers(paths("/api/knowledge", "/api/knowledge/**")).hasAnyAuthority(Access.READ_KNOWLEDGE.authorities())
                        .requestMatchers(paths("/api/**")).denyAll()
                        .anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return stateless(http)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(notFound()).accessDeniedHandler(forbidden()))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(INNER).permitAll().anyRequest().denyAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS));
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(
                Arrays.stream(patterns).<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher).toList());
    }

    private AuthenticationEntryPoint unauthorized(List<String> challenges) {
        return (request, response, e) -> {
            if (e instanceof LoginThrottledException) {
                write(response, HttpStatus.TOO_MANY_REQUESTS, e.getMessage());
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Sixstep\", charset=\"UTF-8\"");
            challenges.forEach(challenge -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
            write(response, HttpStatus.UNAUTHORIZED,
                    CatalogueText.say(challenges.isEmpty() ? "refused.noLogin" : "refused.noLoginOrToken"));
        };
    }

    private AuthenticationEntryPoint closed() {
        return (request, response, e) -> refuse(request, response, CatalogueText.say("refused.address"));
    }

    /** A browser gets the page for unknown addresses, programs get problem+json. */
    private AuthenticationEntryPoint notFound() {
        AuthenticationEntryPoint programs = closed();
        return (request, response, e) -> {
            if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
                response.sendError(HttpStatus.NOT_FOUND.value());
            } else {
                programs.commence(request, response, e);
            }
        };
    }

    private AccessDeniedHandler forbidden() {
        return (request, response, e) -> refuse(request, response, CatalogueText.say("refused.account"));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String sentence) throws IOException {
        accessDenied.ifAvailable(log -> log.record(request));
        write(response, HttpStatus.FORBIDDEN, sentence);
    }

    private void write(HttpServletResponse response, HttpStatus status, @Nullable String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(status, sentence));
    }
}
