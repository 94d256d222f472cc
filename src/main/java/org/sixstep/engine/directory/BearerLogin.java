package org.sixstep.engine.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.http.ProgramLogin;
import org.sixstep.login.DirectoryPerson;
import org.sixstep.login.OidcClaims;
import org.sixstep.text.CatalogueText;
import org.sixstep.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;

/**
 * Lets programs log in with an access token of an OpenID Connect provider, besides Basic: the token's groups give the roles, as long as the
 * token is valid.
 */
class BearerLogin implements ProgramLogin {

    private final JwtDecoder decoder;
    private final OidcClaims claims;
    private final DirectoryAccounts accounts;
    private final SecurityAudit audit;
    private final ObjectMapper json;
    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

    BearerLogin(JwtDecoder decoder, OidcClaims claims, DirectoryAccounts accounts, SecurityAudit audit, ObjectMapper json) {
        this.decoder = decoder;
        this.claims = claims;
        this.accounts = accounts;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public void addTo(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(server -> server.authenticationEntryPoint(this::refuse)
                .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(this::login)));
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("Bearer realm=\"Sixstep\"");
    }

    private AbstractAuthenticationToken login(Jwt token) {
        DirectoryPerson person = claims.person(token.getClaims());
        try {
            return new JwtAuthenticationToken(token, AuthorityUtils.createAuthorityList(person.roles()), accounts.recognize(person));
        } catch (SignInRefusedException e) {
            audit.record(token.getSubject(), "signInRefused", token.getSubject(),
                    Map.of("directory", OidcProvider.ID, "door", "token", "reason", e.reason()));
            throw new OAuth2AuthenticationException(BearerTokenErrors.insufficientScope("This account has no role here.", null));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) throws IOException {
        challenge.commence(request, response, exception);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Problems.of(HttpStatus.valueOf(response.getStatus()),
                CatalogueText.say("refused.token")));
    }
}
