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
import org.sixstep.engine.identity.ThrottledLoginException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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
 * Every door of the application. What no chain opens is closed by the last one. None of the chains makes a session or reads a cookie: the
 * web applications of the engine keep their own session, login and CSRF token behind their own filters. Headers of all answers are {@link
 * org.sixstep.web.ResponseHeaders}'s.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurityConfiguration {

    private static final DispatcherType[] INNER = {DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC};

    private final ObjectMapper json;
    /** The bare engine of the benchmark has these doors too, and no log. */
    private final ObjectProvider<AccessDeniedAudit> refusals;

    WebSecurityConfiguration(ObjectMapper json, ObjectProvider<AccessDeniedAudit> refusals) {
        this.json = json;
        this.refusals = refusals;
    }

    /** Nobody looks at a measurement of each filter of each request, and it takes more time than the filters. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Left to the engine's own filters, except the form that makes an administrator of anybody while there is none (CVE-2026-77226). */
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
     * The reporter's pages: whoever holds the link acts by it, there is nothing else that a foreign page could make a browser send along.
     */
    @Bean
    @Order(2)
    SecurityFilterChain publicDoor(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(paths("/", "/t/**", "/css/**")))
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Password with each request, no cookie, hence no CSRF token; what a browser repeats by itself, {@link SameSiteFilter} stops. */
    @Bean
    @Order(3)
    SecurityFilterChain programs(HttpSecurity http, EngineLogin login, IdentityService identityService, ObjectProvider<ProgramLogin> more)
            throws Exception {
        // a global one behind it would look at a wrong password once more
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
                .exceptionHandling(handling -> handling.authenticationEntryPoint(nothingThere()).accessDeniedHandler(forbidden()))
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

    private AuthenticationEntryPoint unauthorized(List<String> others) {
        return (request, response, e) -> {
            if (e instanceof ThrottledLoginException) {
                write(response, HttpStatus.TOO_MANY_REQUESTS, e.getMessage());
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Sixstep\", charset=\"UTF-8\"");
            others.forEach(challenge -> response.addHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
            write(response, HttpStatus.UNAUTHORIZED,
                    "Log in with the user and password of your account (HTTP Basic)" + (others.isEmpty() ? "." : ", or a token."));
        };
    }

    private AuthenticationEntryPoint closed() {
        return (request, response, e) -> refuse(request, response, "There is no way in here.");
    }

    /** Whoever mistypes an address in a browser gets a page, programs the same as everywhere. */
    private AuthenticationEntryPoint nothingThere() {
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
        return (request, response, e) -> refuse(request, response, "Your account is not allowed to do this.");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String sentence) throws IOException {
        refusals.ifAvailable(log -> log.record(request));
        write(response, HttpStatus.FORBIDDEN, sentence);
    }

    private void write(HttpServletResponse response, HttpStatus status, @Nullable String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, sentence));
    }
}
