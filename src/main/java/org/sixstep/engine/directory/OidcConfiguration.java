package org.sixstep.engine.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import org.sixstep.SixstepProperties;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.http.ProgramLogin;
import org.sixstep.login.LoginProperties;
import org.sixstep.login.OidcClaims;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.client.RestClient;

/**
 * Sign-in by OpenID Connect, when {@code sixstep.login.from} says so: authorization code with PKCE, state and nonce. It creates a session
 * of the engine's web applications, as a password login does; besides, only the token for signing out at the provider is kept.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sixstep.login.from", havingValue = "oidc")
@Import(OidcSignIn.class)
class OidcConfiguration {

    private static final String START = "/oauth2/authorization";
    /** Before the filters of the engine's web applications. */
    private static final int EARLY = -90;

    @Bean
    OidcProvider oidcProvider(LoginProperties login, SixstepProperties sixstep, Clock clock) {
        return new OidcProvider(login, sixstep.deskUrl(), clock);
    }

    @Bean
    OidcClaims oidcClaims(LoginProperties login) {
        return new OidcClaims(login);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory(OidcProvider provider) {
        return provider::idTokens;
    }

    @Bean
    @Order(0)
    SecurityFilterChain signIn(HttpSecurity http, OidcProvider provider, OidcSignIn signIn) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> request.additionalParameters(parameters -> parameters.putAll(provider.authorizationParameters()))));
        return http.securityMatcher(START + "/" + OidcProvider.ID, "/login/oauth2/code/" + OidcProvider.ID, "/sign-in/*")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .oauth2Login(login -> login.clientRegistrationRepository(provider).authorizedClientRepository(new NoAuthorizedClients())
                        .loginPage(OidcSession.SIGN_IN)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(idTokenOnly()))
                        .successHandler(signIn).failureHandler(signIn)
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                                filter.setAuthenticationFailureHandler(signIn);
                                return filter;
                            }
                        }))
                .build();
    }

    @Bean
    FilterRegistrationBean<OidcSession> oidcSession(OidcProvider provider, Clock clock) {
        FilterRegistrationBean<OidcSession> session = new FilterRegistrationBean<>(new OidcSession(provider, clock));
        session.addUrlPatterns("/camunda/*");
        session.setOrder(EARLY);
        return session;
    }

    @Bean
    @ConditionalOnProperty("sixstep.login.oidc.audience")
    ProgramLogin bearerLogin(OidcProvider provider, OidcClaims claims, DirectoryAccounts accounts, SecurityAudit audit, ObjectMapper json) {
        return new BearerLogin(provider.accessTokens(), claims, accounts, audit, json);
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder().requestFactory(OidcProvider.requestFactory())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
        return tokens;
    }

    private static OidcUserService idTokenOnly() {
        OidcUserService users = new OidcUserService();
        users.setRetrieveUserInfo(request -> false);
        return users;
    }
}
