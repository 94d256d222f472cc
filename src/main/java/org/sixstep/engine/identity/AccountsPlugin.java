package org.sixstep.engine.identity;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.sixstep.login.AuthenticationAttempts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Replaces the engine's services for users, passwords and authorizations by ours. */
@Component
class AccountsPlugin extends AbstractProcessEnginePlugin {

    private final StoredPasswords passwords;
    private final PasswordRules rules;
    private final RightsAudit audit;
    private final LoginSessions sessions;
    private final AuthenticationAttempts attempts;
    private final ObjectProvider<ExternalCredentials> externalCredentials;

    AccountsPlugin(StoredPasswords passwords, PasswordRules rules, RightsAudit audit, LoginSessions sessions,
            AuthenticationAttempts attempts,
            ObjectProvider<ExternalCredentials> externalCredentials) {
        this.passwords = passwords;
        this.rules = rules;
        this.audit = audit;
        this.sessions = sessions;
        this.attempts = attempts;
        this.externalCredentials = externalCredentials;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(passwords.current());
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(rules);
        configuration.setIdentityService(new EngineAccounts(attempts, passwords, externalCredentials, audit, sessions, rules));
        configuration.setAuthorizationService(new EngineAuthorizations(audit));
    }
}
