package org.sixstep.engine.directory;

import org.sixstep.login.LoginProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Names the directory that people come from; a person's key is unique only within it. */
@Component
@ConditionalOnProperty("sixstep.login.from")
class DirectoryName {

    private final String value;

    DirectoryName(LoginProperties login) {
        this.value = login.from() == LoginProperties.From.OIDC ? login.oidc().issuer() : "ldap";
    }

    String value() {
        return value;
    }
}
