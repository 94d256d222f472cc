package org.sixstep.engine.directory;

import org.sixstep.audit.SecurityAudit;
import org.sixstep.database.StartupLock;
import org.sixstep.login.LdapDirectory;
import org.sixstep.login.LdapServers;
import org.sixstep.login.LoginProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Logins from an LDAP directory, when {@code sixstep.login.from} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sixstep.login.from", havingValue = "ldap")
class LdapConfiguration {

    @Bean
    LdapDirectory ldapDirectory(LoginProperties login, SslBundles bundles) {
        return new LdapDirectory(login, LdapServers.of(login.ldap(), bundles));
    }

    /** The name by which health shows it. */
    @Bean
    LdapSynchronizer directoryHealthIndicator(LdapDirectory directory, DirectoryAccounts accounts, StartupLock lock, SecurityAudit audit) {
        return new LdapSynchronizer(directory, accounts, lock, audit);
    }
}
