package org.sixstep.engine.directory;

import java.util.Map;
import java.util.Optional;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.engine.identity.ExternalCredentials;
import org.sixstep.login.DirectoryPerson;
import org.sixstep.login.DirectoryUnavailableException;
import org.sixstep.login.LdapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Checks passwords of users without a local account against the directory. With OpenID Connect they have no password here. */
@Component
@ConditionalOnProperty("sixstep.login.from")
class DirectoryLogin implements ExternalCredentials {

    private static final Logger log = LoggerFactory.getLogger(DirectoryLogin.class);

    private final DirectoryAccounts accounts;
    private final Optional<LdapDirectory> directory;
    private final SecurityAudit audit;

    DirectoryLogin(DirectoryAccounts accounts, ObjectProvider<LdapDirectory> directory, SecurityAudit audit) {
        this.accounts = accounts;
        this.directory = Optional.ofNullable(directory.getIfAvailable());
        this.audit = audit;
    }

    /** With LDAP everybody without a local account; with OpenID Connect those who have signed in there, who have no password here. */
    @Override
    public boolean isInCharge(String userId) {
        return directory.isPresent() ? !accounts.isLocal(userId) : accounts.isBound(userId);
    }

    /** No transaction is open meanwhile: a directory that does not answer must not occupy database connections. */
    @Override
    public boolean isPasswordOf(String userId, String password) {
        try {
            return directory.filter(ldap -> userId.matches(DirectoryAccounts.USER_ID)).flatMap(ldap -> ldap.login(userId, password))
                    .filter(person -> isAdmitted(userId, person)).isPresent();
        } catch (DirectoryUnavailableException e) {
            log.warn("{} Nobody from the directory can log in.", e.getMessage());
            throw e;
        }
    }

    private boolean isAdmitted(String userId, DirectoryPerson person) {
        try {
            return accounts.admit(person).equals(userId);
        } catch (SignInRefusedException e) {
            audit.record(userId, "signInRefused", userId, Map.of("directory", "ldap", "reason", e.reason()));
            return false;
        }
    }
}
