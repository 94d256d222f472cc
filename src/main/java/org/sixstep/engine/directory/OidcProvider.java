package org.sixstep.engine.directory;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sixstep.login.LoginProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The OpenID Connect provider: its addresses and how its tokens are checked. Discovered at the first login and not at the start, so that
 * the application starts while the provider is down. Its keys are cached for five minutes and fetched again when a token names an unknown
 * one, at most twice in half a minute.
 *
 * <p>Checks and requests are Spring's and Nimbus'. Three things are put together here, because Spring Security 6.5 lacks what they keep:
 * <ul>
 * <li>{@code ClientRegistrations.fromIssuerLocation} waits 30 seconds at three addresses and follows redirects, and no bean of Spring's
 * asks again after a failure without every request waiting for that: {@link #registration}, {@link #discover};
 * <li>{@code NimbusJwtDecoder.withIssuerLocation} and {@code withJwkSetUri} switch off Nimbus' limit of requests, so that anybody makes one
 * with each invented name of a key, and read an answer of any size: {@link #keys};
 * <li>{@code OidcIdTokenDecoderFactory} asks for keys without a limit of time, and takes one algorithm: {@link #idTokens}.
 * </ul>
 */
class OidcProvider implements ClientRegistrationRepository {

    static final String ID = "oidc";

    private static final String ACR = "acr";

    private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);
    private static final int TIMEOUT_MILLIS = 4000;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);
    /** A longer one would make a response header too long; without it the provider asks who is signing out. */
    private static final int LONGEST_HINT = 4000;
    private static final int LARGEST_ANSWER = 500_000;

    private final LoginProperties.Oidc settings;
    private final @Nullable String deskUrl;
    private final Clock clock;
    private @Nullable ClientRegistration registration;
    private Instant askAgainAt = Instant.MIN;
    private final Supplier<JWKSource<SecurityContext>> keys = SingletonSupplier.of(this::keys);

    /** @param deskUrl where people come back to; null: the address of the request, which may be wrong behind a proxy */
    OidcProvider(LoginProperties login, @Nullable String deskUrl, Clock clock) {
        this.settings = login.oidc();
        this.deskUrl = deskUrl;
        this.clock = clock;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return ID.equals(registrationId) ? registration() : null;
    }

    /** For requests to the provider; follows no redirect. */
    static ClientHttpRequestFactory requestFactory() {
        Duration timeout = Duration.ofMillis(TIMEOUT_MILLIS);
        return ClientHttpRequestFactoryBuilder.jdk()
                .build(ClientHttpRequestFactorySettings.defaults().withTimeouts(timeout, timeout).withRedirects(Redirects.DONT_FOLLOW));
    }

    /** Additional parameters of the authorization request. */
    Map<String, Object> authorizationParameters() {
        return settings.acr().isEmpty() ? Map.of() : Map.of("acr_values", String.join(" ", settings.acr()));
    }

    /** The provider's sign-out address, which leads back to us; our own start page if the provider has none. */
    String signOut(String idToken, String requestedDesk) {
        String home = Objects.requireNonNullElse(deskUrl, requestedDesk) + "/";
        Object endpoint = endSessionEndpoint();
        if (endpoint == null) {
            return home;
        }
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(endpoint.toString());
        if (idToken.length() <= LONGEST_HINT) {
            uri.queryParam("id_token_hint", "{token}");
        }
        return uri.queryParam("client_id", "{client}").queryParam("post_logout_redirect_uri", "{home}").encode()
                .buildAndExpand(Map.of("token", idToken, "client", settings.clientId(), "home", home)).toUriString();
    }

    /** Signing out here must not fail because the provider is down. */
    private @Nullable Object endSessionEndpoint() {
        try {
            return registration().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        } catch (IllegalArgumentException e) {
            log.warn("Somebody is signed out here, but not at the provider: {}", e.getMessage());
            return null;
        }
    }

    /** Checks of ID tokens; state, nonce and PKCE are checked elsewhere. */
    JwtDecoder idTokens(ClientRegistration client) {
        OidcIdTokenValidator idToken = new OidcIdTokenValidator(client);
        idToken.setClock(clock);
        return decoder(idToken);
    }

    /** Checks of access tokens for our endpoints: issuer, audience and expiry. */
    JwtDecoder accessTokens() {
        return new SupplierJwtDecoder(() -> decoder(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience()),
                new JwtClaimValidator<Instant>(JwtClaimNames.EXP, end -> end != null))));
    }

    private JwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                new HashSet<>(settings.algorithms().stream().map(JWSAlgorithm::parse).toList()), keys.get()));
        // the claims are checked below, by the application's clock
        processor.setJWTClaimsSetVerifier((claims, context) -> {
        });
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setClock(clock);
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(time, new JwtClaimValidator<Object>(ACR, this::isStrong), validator));
        return decoder;
    }

    private boolean isStrong(Object acr) {
        return settings.acr().isEmpty() || acr != null && settings.acr().contains(acr.toString());
    }

    /**
     * One thread asks, the others wait briefly; just after a failure all fail at once, so that a provider that does not answer occupies no
     * threads.
     */
    private synchronized ClientRegistration registration() {
        if (registration == null) {
            if (clock.instant().isBefore(askAgainAt)) {
                throw new IllegalArgumentException("The provider has just failed to answer.");
            }
            try {
                registration = discover();
            } catch (RestClientException e) {
                askAgainAt = clock.instant().plus(AFTER_A_FAILURE);
                throw new IllegalArgumentException("The provider " + settings.issuer() + " did not answer as expected: " + e.getMessage(),
                        e);
            }
        }
        return registration;
    }

    private ClientRegistration discover() {
        Map<String, Object> provider = RestClient.builder().requestFactory(requestFactory()).build().get()
                .uri(settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration").retrieve()
                .body(new ParameterizedTypeReference<>() {});
        if (provider == null || !settings.issuer().equals(provider.get("issuer"))) {
            throw new IllegalArgumentException("The provider at " + settings.issuer()
                    + " reports another issuer: set sixstep.login.oidc.issuer to the one that it reports.");
        }
        return ClientRegistrations.fromOidcConfiguration(provider).registrationId(ID).clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri(Objects.requireNonNullElse(deskUrl, "{baseUrl}") + "/login/oauth2/code/{registrationId}").build();
    }

    private JWKSource<SecurityContext> keys() {
        try {
            JWKSource<SecurityContext> providers = JWKSourceBuilder.<SecurityContext>create(
                    URI.create(registration().getProviderDetails().getJwkSetUri()).toURL(),
                    new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_ANSWER)).build();
            return (selector, context) -> {
                try {
                    return providers.get(selector, context);
                } catch (RateLimitReachedException e) {
                    // an unknown key, just after the provider was asked for another unknown one
                    return List.of();
                }
            };
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The provider's jwks_uri is not an address.", e);
        }
    }
}
