package org.sixstep.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.sixstep.FreePort;
import org.sixstep.MutableClock;
import org.sixstep.login.LoginProperties;
import org.sixstep.login.TestProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;

/** E15: which access tokens are taken, of a provider that really runs. */
class OidcProviderTest {

    private static final TestProvider PROVIDER = new TestProvider(FreePort.choose());

    private final MutableClock clock = new MutableClock(Instant.now());
    private final JwtDecoder decoder = decoder(PROVIDER.settings());

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void aTokenOfTheProviderForThisServiceIsTaken() {
        assertThat(decoder.decode(token(claims -> {
        })).getSubject()).isEqualTo("s-1");
    }

    @Test
    void anotherIssuerOrAudienceIsRefused() {
        refused(claims -> claims.issuer("https://elsewhere.example"));
        refused(claims -> claims.issuer(null));
        refused(claims -> claims.audience("another-service"));
        refused(claims -> claims.audience((String) null));
        refused(claims -> claims.audience(TestProvider.CLIENT));
    }

    @Test
    void aTokenWithoutEndOrPastItIsRefused() {
        String token = token(claims -> {
        });
        refused(claims -> claims.expirationTime(null));
        refused(claims -> claims.notBeforeTime(Date.from(clock.instant().plus(Duration.ofHours(1)))));
        clock.advance(Duration.ofHours(2));

        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class).hasMessageContaining("expired");
    }

    /** ASVS 6.8.4, 10.3.4. */
    @Test
    void aWeakerSignInThanAskedForIsRefused() {
        Map<String, Object> settings = PROVIDER.settings();
        settings.put("sixstep.login.oidc.acr", "two-factors,passkey");
        JwtDecoder strict = decoder(settings);

        assertThat(strict.decode(token(claims -> claims.claim("acr", "passkey"))).getSubject()).isEqualTo("s-1");
        assertThat(decoder.decode(token(claims -> claims.claim("acr", "password"))).getSubject()).as("nothing asked for").isEqualTo("s-1");
        String password = token(claims -> claims.claim("acr", "password"));
        String silent = token(claims -> {
        });
        String several = token(claims -> claims.claim("acr", List.of("passkey")));
        for (String weak : List.of(password, silent, several)) {
            assertThatThrownBy(() -> strict.decode(weak)).isInstanceOf(BadJwtException.class).hasMessageContaining("acr");
        }
    }

    @Test
    void theProviderIsAskedForTheStrength() {
        Map<String, Object> settings = PROVIDER.settings();
        settings.put("sixstep.login.oidc.acr", "two-factors,passkey");

        assertThat(provider(settings).authorizationParameters()).isEqualTo(Map.of("acr_values", "two-factors passkey"));
        assertThat(provider(PROVIDER.settings()).authorizationParameters()).isEmpty();
    }

    @Test
    void onlyTheAgreedSignatureCounts() throws JOSEException {
        JWTClaimsSet claims = claims().build();
        RSAKey key = PROVIDER.key();
        RSAKey strangers = new RSAKey.Builder(TestProvider.newKey()).keyID(key.getKeyID()).build();
        String shared = new String(new char[64]).replace('\0', 's');

        assertThatThrownBy(() -> decoder.decode(new PlainJWT(claims).serialize())).isInstanceOf(BadJwtException.class);
        refused(signed(JWSAlgorithm.RS512, key.getKeyID(), new RSASSASigner(key), claims));
        refused(signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(strangers), claims));
        refused(signed(JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(shared), claims));
        refused(signed(JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(key.toRSAPublicKey().getEncoded()), claims));
        String good = token(all -> {
        });
        refused(good.substring(0, good.lastIndexOf('.') + 1));
    }

    @Test
    void newKeysOfTheProviderAreFoundAndOldOnesForgotten() {
        String old = token(claims -> {
        });
        decoder.decode(old);
        PROVIDER.rotate();

        assertThat(decoder.decode(token(claims -> {
        })).getSubject()).isEqualTo("s-1");
        refused(old);
    }

    @Test
    void aProviderThatIsDownIsNotTakenForAWrongToken() {
        Map<String, Object> settings = PROVIDER.settings();
        settings.put("sixstep.login.oidc.issuer", "http://localhost:" + FreePort.choose());

        assertThatThrownBy(() -> decoder(settings).decode(token(claims -> {
        }))).isInstanceOf(JwtDecoderInitializationException.class);
    }

    private JwtDecoder decoder(Map<String, Object> settings) {
        return provider(settings).accessTokens();
    }

    private OidcProvider provider(Map<String, Object> settings) {
        return new OidcProvider(new Binder(new MapConfigurationPropertySource(settings)).bind("sixstep.login", LoginProperties.class).get(),
                null, clock);
    }

    private void refused(Consumer<JWTClaimsSet.Builder> change) {
        refused(token(change));
    }

    private void refused(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private String token(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        try {
            return signed(JWSAlgorithm.RS256, PROVIDER.key().getKeyID(), new RSASSASigner(PROVIDER.key()), claims.build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(PROVIDER.issuer()).subject("s-1").audience(List.of(TestProvider.AUDIENCE))
                .issueTime(Date.from(clock.instant())).expirationTime(Date.from(clock.instant().plus(Duration.ofHours(1))));
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
