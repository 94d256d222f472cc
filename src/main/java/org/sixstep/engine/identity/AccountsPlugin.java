package org.sixstep.engine.identity;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.sixstep.login.AuthenticationAttempts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the engine our way with users, passwords and rights. */
@Component
class AccountsPlugin extends AbstractProcessEnginePlugin {

    private final StoredPasswords passwords;
    private final PasswordRules rules;
    private final RightsAudit audit;
    private final LoginSessions sessions;
    private final AuthenticationAttempts gate;
    private final ObjectProvider<ExternalCredentials> outside;

    AccountsPlugin(StoredPasswords passwords, PasswordRules rules, RightsAudit audit, LoginSessions sessions, AuthenticationAttempts gate,
            ObjectProvider<ExternalCredentials> outside) {
        this.passwords = passwords;
        this.rules = rules;
        this.audit = audit;
        this.sessions = sessions;
        this.gate = gate;
        this.outside = outside;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(passwords.today());
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(rules);
        configuration.setIdentityService(new EngineAccounts(gate, passwords, outside, audit, sessions, rules));
        configuration.setAuthorizationService(new EngineAuthorizations(audit));
    }
}
