package org.sixstep.engine.authorization;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.sixstep.SixstepProperties;
import org.sixstep.database.StartRefusedException;
import org.sixstep.database.StartupLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Creates the roles, their authorizations and the first administrator if they are missing, before the first request is served. Changes of
 * an administrator are kept; a deleted authorization is created again, a reduced one stays reduced.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RoleSetup implements SmartInitializingSingleton {

    public static final String ADMINISTRATOR = "admin";

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final StartupLock lock;
    private final SixstepProperties properties;
    private final FirstAccounts accounts;

    RoleSetup(IdentityService identityService, AuthorizationService authorizationService, StartupLock lock, SixstepProperties properties,
            ObjectProvider<FirstAccounts> accounts) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.lock = lock;
        this.properties = properties;
        this.accounts = accounts.getIfAvailable();
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.run(this::setUp);
    }

    void setUp() {
        makeGroups();
        makeGrants();
        makeAccounts();
        refuseWithoutAdministrator();
    }

    private void makeGroups() {
        Set<String> present = identityService.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        Roles.NAMES.forEach((id, name) -> {
            if (!present.contains(id)) {
                Group group = identityService.newGroup(id);
                group.setName(name);
                group.setType(id.equals(Roles.ADMINISTRATORS) ? "SYSTEM" : "WORKFLOW");
                identityService.saveGroup(group);
            }
        });
    }

    private void makeGrants() {
        String[] roles = Roles.NAMES.keySet().toArray(String[]::new);
        Set<RoleGrants.Target> present = authorizationService.createAuthorizationQuery().groupIdIn(roles).list().stream()
                .map(grant -> new RoleGrants.Target(grant.getGroupId(), grant.getResourceType(), grant.getResourceId()))
                .collect(Collectors.toSet());
        new RoleGrants().forEach((target, permissions) -> {
            if (!present.contains(target)) {
                Authorization grant = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                grant.setGroupId(target.role());
                grant.setResourceType(target.resource());
                grant.setResourceId(target.id());
                permissions.forEach(grant::addPermission);
                authorizationService.saveAuthorization(grant);
            }
        });
    }

    private void makeAccounts() {
        if (accounts != null) {
            make(accounts.people(), accounts.password());
            return;
        }
        try {
            make(List.of(new FirstAccounts.Person(ADMINISTRATOR, "First", "Administrator", null, Roles.ADMINISTRATORS)),
                    properties.adminPassword());
        } catch (BadUserRequestException e) {
            throw new StartRefusedException("sixstep.admin-password, the password of the first administrator, is"
                    + " refused.", e.getMessage());
        }
    }

    /** Their password is hashed once, not for each of them. */
    private void make(List<FirstAccounts.Person> people, String password) {
        UserEntity first = null;
        for (FirstAccounts.Person person : people) {
            if (identityService.createUserQuery().userId(person.id()).count() > 0) {
                continue;
            }
            UserEntity user = (UserEntity) identityService.newUser(person.id());
            user.setFirstName(person.firstName());
            user.setLastName(person.lastName());
            user.setEmail(person.email());
            if (first == null) {
                user.setPassword(password);
            } else {
                user.setDbPassword(first.getPassword());
                user.setSalt(first.getSalt());
            }
            identityService.saveUser(user);
            identityService.createMembership(person.id(), person.role());
            first = first == null ? user : first;
        }
    }

    /** While this group is empty, the engine's web applications let anybody become its first member (CVE-2026-77226). */
    private void refuseWithoutAdministrator() {
        if (identityService.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).count() == 0) {
            throw new StartRefusedException("The group " + Roles.ADMINISTRATORS + " has no member.",
                    "Insert one into act_id_membership, or delete the user '" + ADMINISTRATOR
                            + "' from act_id_user so that the next start creates it again from sixstep.admin-password.");
        }
    }
}
