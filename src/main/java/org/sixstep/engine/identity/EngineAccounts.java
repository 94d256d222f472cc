package org.sixstep.engine.identity;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.sixstep.login.AuthenticationAttempts;
import org.sixstep.login.AuthenticationAttempts.Outcome;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import jakarta.ws.rs.core.Response.Status;
import org.sixstep.login.DirectoryUnavailableException;
import org.sixstep.login.LoginThrottledException;
import org.sixstep.text.CatalogueText;
import org.sixstep.text.MailAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The engine's users and groups as the web applications, the engine's HTTP interface and Basic login use them. So this is where logins
 * are throttled, changes of rights are recorded, and sessions end when the owner's password, account or group is gone (ASVS 7.4.2,
 * 7.4.3).
 */
class EngineAccounts extends IdentityServiceImpl {

    private static final String REFUSED_BY_ENGINE = "Password does not match policy";

    private final AuthenticationAttempts attempts;
    private final StoredPasswords passwords;
    private final ObjectProvider<ExternalCredentials> externalCredentials;
    private final RightsAudit audit;
    private final LoginSessions sessions;
    private final PasswordRules rules;

    EngineAccounts(AuthenticationAttempts attempts, StoredPasswords passwords, ObjectProvider<ExternalCredentials> externalCredentials,
            RightsAudit audit,
            LoginSessions sessions, PasswordRules rules) {
        this.attempts = attempts;
        this.passwords = passwords;
        this.externalCredentials = externalCredentials;
        this.audit = audit;
        this.sessions = sessions;
        this.rules = rules;
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        if (userId == null || password == null) {
            return false;
        }
        try {
            return attempts.check(userId, () -> verify(userId, password));
        } catch (LoginThrottledException e) {
            if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request && request.getResponse() != null) {
                request.getResponse().setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(e.seconds()));
            }
            // the engine's HTTP interfaces answer with the status of these
            throw new InvalidRequestException(Status.TOO_MANY_REQUESTS, e, e.getMessage());
        } catch (DirectoryUnavailableException e) {
            throw new RestException(Status.SERVICE_UNAVAILABLE, e, DirectoryUnavailableException.sentence());
        }
    }

    private Outcome verify(String userId, String password) {
        ExternalCredentials external = externalCredentials.getIfAvailable();
        if (external == null || !external.isInCharge(userId)) {
            return passwords.check(userId, password);
        }
        if (external.isPasswordOf(userId, password)) {
            return Outcome.RIGHT;
        }
        return passwords.refuse(userId, password);
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        boolean isNew = user instanceof UserEntity entity && entity.getRevision() == 0;
        boolean newPassword = user instanceof UserEntity entity && entity.hasNewPassword();
        String address = user.getEmail();
        // a password is changed whatever address an account had before there was a rule
        if ((isNew || !newPassword) && address != null && !address.isBlank() && MailAddress.of(address).isEmpty()) {
            throw new BadUserRequestException(
                    CatalogueText.say("refused.mailAddress", user.getId(), CatalogueText.say("field.mailAddress")));
        }
        audit.run(isNew ? "userCreated" : newPassword ? "passwordChanged" : "userChanged", user.getId(), Map.of(),
                () -> save(user, skipPasswordPolicy));
        if (!isNew && newPassword) {
            sessions.endOthersOf(user.getId());
        }
    }

    private void save(User user, boolean skipPasswordPolicy) {
        try {
            super.saveUser(
                    user instanceof UserEntity entity && entity.getRevision() > 0 && !entity.hasNewPassword() ? profileOf(entity) : user,
                    skipPasswordPolicy);
        } catch (BadUserRequestException e) {
            throw e;
        } catch (ProcessEngineException e) {
            if (REFUSED_BY_ENGINE.equals(e.getMessage())) {
                throw new BadUserRequestException(rules.sentence(), e);
            }
            throw e;
        }
    }

    /**
    * The engine's interface lets a request change the id of a user that it has loaded, so that the password hash would go to the other
    * account.
     */
    private User profileOf(UserEntity changed) {
        UserEntity stored = (UserEntity) createUserQuery().userId(changed.getId()).singleResult();
        if (stored == null) {
            throw new BadUserRequestException(CatalogueText.say("refused.unknown.user", changed.getId()));
        }
        stored.setFirstName(changed.getFirstName());
        stored.setLastName(changed.getLastName());
        stored.setEmail(changed.getEmail());
        return stored;
    }

    @Override
    public void deleteUser(String userId) {
        audit.run("userDeleted", userId, Map.of(), () -> super.deleteUser(userId));
        sessions.endAllOf(userId);
    }

    /** Only for accounts that an earlier version locked after failed logins. */
    @Override
    public void unlockUser(String userId) {
        audit.run("userUnlocked", userId, Map.of(), () -> super.unlockUser(userId));
    }

    @Override
    public void saveGroup(Group group) {
        boolean isNew = group instanceof GroupEntity entity && entity.getRevision() == 0;
        audit.run(isNew ? "groupCreated" : "groupChanged", group.getId(), Map.of(), () -> super.saveGroup(group));
    }

    @Override
    public void deleteGroup(String groupId) {
        audit.run("groupDeleted", groupId, Map.of(), () -> super.deleteGroup(groupId));
    }

    @Override
    public void createMembership(String userId, String groupId) {
        audit.run("memberAdded", userId, Map.of("group", groupId), () -> super.createMembership(userId, groupId));
    }

    @Override
    public void deleteMembership(String userId, String groupId) {
        audit.run("memberRemoved", userId, Map.of("group", groupId), () -> super.deleteMembership(userId, groupId));
        sessions.endAllOf(userId);
    }
}
