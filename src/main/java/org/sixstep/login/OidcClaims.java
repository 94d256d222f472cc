package org.sixstep.login;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The person whom the claims of an OpenID Connect provider identify. {@code sub} identifies the person; the readable id is only a name.
 * An e-mail address that the provider has not verified is ignored.
 */
public final class OidcClaims {

    private static final String EMAIL = "email";

    private final LoginProperties.Oidc settings;
    private final GroupRoles roles;

    public OidcClaims(LoginProperties login) {
        this.settings = login.oidc();
        this.roles = new GroupRoles(login.roles());
    }

    public DirectoryPerson person(Map<String, Object> claims) {
        String email = Boolean.parseBoolean(Objects.toString(claims.get("email_verified"))) ? text(claims, EMAIL) : null;
        String userId = settings.userIdClaim().equals(EMAIL) ? email : text(claims, settings.userIdClaim());
        return new DirectoryPerson(Objects.requireNonNull(text(claims, "sub"), "sub"), userId, text(claims, "given_name"),
                text(claims, "family_name"), email,
                roles.of(groups(claims)));
    }

    private List<String> groups(Map<String, Object> claims) {
        Object found = claims.get(settings.groupsClaim());
        if (found == null) {
            found = claims;
            for (String step : settings.groupsClaim().split("\\.")) {
                found = found instanceof Map<?, ?> inside ? inside.get(step) : null;
            }
        }
        return found instanceof Collection<?> several ? several.stream().map(String::valueOf).toList()
                : found instanceof String one ? List.of(one) : List.of();
    }

    private static @Nullable String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }
}
