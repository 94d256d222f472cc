package org.sixstep.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.sixstep.FreePort;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * An OpenID Connect provider, Spring's own, with people whose claims a test sets; it insists on PKCE. Its people log in with their {@code
 * sub}.
 */
public final class TestProvider implements AutoCloseable {

    public static final String PASSWORD = "At-the-provider-1";
    public static final String CLIENT = "sixstep";
    public static final String AUDIENCE = "sixstep-api";
    public static final String PROGRAM = "monitor";
    public static final String SECRET = "a-secret-of-a-test";
    public static final String PROGRAMS_SECRET = "a-secret-of-a-program";

    private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();
    private static final AtomicReference<RSAKey> KEY = new AtomicReference<>(newKey());

    private final int port = FreePort.choose();
    private final ConfigurableApplicationContext application;

    /** People come back to an address that begins so. */
    public TestProvider(int deskPort) {
        application = new SpringApplicationBuilder(Server.class).properties(Map.of("server.port", port, "server.address", "127.0.0.1",
                "server.servlet.session.cookie.name", "PROVIDERSESSION", "spring.config.location", "optional:classpath:/none/",
                "test.issuer", issuer(), "test.desk", "http://localhost:" + deskPort, "spring.main.banner-mode", "off")).run();
    }

    public String issuer() {
        return "http://localhost:" + port;
    }

    public Map<String, Object> settings() {
        return new HashMap<>(
                Map.of("sixstep.login.from", "oidc", "sixstep.login.oidc.issuer", issuer(), "sixstep.login.oidc.client-id", CLIENT,
                        "sixstep.login.oidc.client-secret", SECRET, "sixstep.login.oidc.audience", AUDIENCE, "sixstep.login.roles.agents",
                        "/desk/agents",
                        "sixstep.login.roles.network", "/desk/network", "sixstep.login.roles.managers", "/desk/managers"));
    }

    public void person(String sub, String userId, String... groups) {
        PEOPLE.put(sub,
                new HashMap<>(Map.of("preferred_username", userId, "groups", List.of(groups), "given_name", "First", "family_name",
                        "Last of " + userId,
                        "email", userId + "@example.org", "email_verified", true)));
    }

    public void claim(String sub, String name, Object value) {
        PEOPLE.get(sub).put(name, value);
    }

    public Map<String, Object> claimsOf(String sub) {
        return PEOPLE.get(sub);
    }

    public RSAKey key() {
        return KEY.get();
    }

    public void rotate() {
        KEY.set(newKey());
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        application.close();
    }

    @EnableWebSecurity
    @ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class})
    static class Server {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher()).with(server, all -> all.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain loginForm(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return sub -> {
                if (!PEOPLE.containsKey(sub)) {
                    throw new UsernameNotFoundException(sub);
                }
                return User.withUsername(sub).password("{noop}" + PASSWORD).build();
            };
        }

        @Bean
        RegisteredClientRepository clients(Environment environment) {
            String desk = environment.getRequiredProperty("test.desk");
            return new InMemoryRegisteredClientRepository(
                    RegisteredClient.withId(CLIENT).clientId(CLIENT).clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).redirectUri(desk + "/login/oauth2/code/oidc")
                            .postLogoutRedirectUri(desk + "/").scope("openid").scope("profile").scope("email")
                            .clientSettings(ClientSettings.builder().requireProofKey(true).build()).build(),
                    RegisteredClient.withId(PROGRAM).clientId(PROGRAM).clientSecret("{noop}" + PROGRAMS_SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return (selector, context) -> selector.select(new JWKSet(KEY.get()));
        }

        @Bean
        JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings(Environment environment) {
            return AuthorizationServerSettings.builder().issuer(environment.getRequiredProperty("test.issuer")).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                context.getClaims().claims(claims -> claims.putAll(PEOPLE.getOrDefault(context.getPrincipal().getName(), Map.of())));
                if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                    context.getClaims().audience(List.of(AUDIENCE));
                }
            };
        }
    }
}
