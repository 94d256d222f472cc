package org.sixstep.engine.directory;

import org.sixstep.login.LoginProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The directory that people come from; its keys mean nothing beside it. */
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
