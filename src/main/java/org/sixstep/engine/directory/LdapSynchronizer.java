package org.sixstep.engine.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngineException;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.database.StartupLock;
import org.sixstep.login.DirectoryPerson;
import org.sixstep.login.DirectoryUnavailableException;
import org.sixstep.login.LdapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Follows joiners, movers and leavers of the directory, so that tickets are assigned to people who have not logged in yet, and not to those
 * who have left. If the directory is unavailable or has nobody with a role, no account is changed; health {@code directory} reports it, and
 * the node stays up.
 */
class LdapSynchronizer implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(LdapSynchronizer.class);

    private final LdapDirectory directory;
    private final DirectoryAccounts accounts;
    private final StartupLock lock;
    private final SecurityAudit audit;
    private volatile String state = "not read yet";
    private volatile Set<String> refused = Set.of();

    LdapSynchronizer(LdapDirectory directory, DirectoryAccounts accounts, StartupLock lock, SecurityAudit audit) {
        this.directory = directory;
        this.accounts = accounts;
        this.lock = lock;
        this.audit = audit;
    }

    @Scheduled(initialDelay = 0, fixedDelayString = "${sixstep.login.ldap.follow-every:5m}")
    void follow() {
        try {
            List<DirectoryPerson> everybody = directory.everybody();
            if (everybody.isEmpty()) {
                throw new DirectoryUnavailableException(
                        "Nobody in the LDAP directory has a role here: see sixstep.login.roles and the bases.", null);
            }
            lock.run(() -> copy(everybody));
            state = everybody.size() + " people";
        } catch (DirectoryUnavailableException e) {
            log.warn("{} Accounts stay as they are.", e.getMessage());
            state = "unavailable";
        }
    }

    @Override
    public Health health() {
        return Health.up().withDetail("directory", state).withDetail("refused", refused.size()).build();
    }

    private void copy(List<DirectoryPerson> everybody) {
        Set<String> keys = new TreeSet<>();
        Set<String> problems = new TreeSet<>();
        for (DirectoryPerson person : everybody) {
            keys.add(person.key());
            try {
                accounts.admit(person);
            } catch (SignInRefusedException e) {
                problems.add(person.userId() + ": " + e.reason());
            } catch (DataAccessException | ProcessEngineException e) {
                // one person who cannot be stored must not keep the accounts of those who have left
                log.warn("{} cannot be copied from the directory: {}", person.userId(), e.toString());
                problems.add(person.userId() + ": CANNOT_BE_STORED");
            }
        }
        accounts.keepOnly(keys);
        problems.stream().filter(problem -> !refused.contains(problem)).forEach(problem -> audit.record("ldap", "accountRefused",
                problem.substring(0, problem.lastIndexOf(':')), Map.of("problem", problem)));
        refused = problems;
    }
}
