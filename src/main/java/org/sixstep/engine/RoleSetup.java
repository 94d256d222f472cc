package org.sixstep.engine;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.sixstep.SixstepProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the roles, their authorizations and the first administrator when they are missing, before the first request is served. What an
 * administrator changed is left as it is; an authorization that was deleted comes back, one that was reduced stays reduced.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoleSetup implements SmartInitializingSingleton {

    static final String ADMINISTRATOR = "admin";

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final SetupLock lock;
    private final SixstepProperties properties;
    private final boolean demo;

    RoleSetup(IdentityService identityService, AuthorizationService authorizationService, SetupLock lock, SixstepProperties properties,
            ObjectProvider<EmbeddedDatabase> embeddedDatabase) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.lock = lock;
        this.properties = properties;
        this.demo = embeddedDatabase.getIfAvailable() != null;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lock.run(this::setUp);
    }

    void setUp() {
        makeGroups();
        makeGrants();
        if (demo) {
            makeDemoUsers();
        } else {
            makeAdministrator();
        }
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

    private void makeAdministrator() {
        try {
            make(new DemoUsers.Person(ADMINISTRATOR, "First", "Administrator", Roles.ADMINISTRATORS), user -> user.setPassword(properties.adminPassword()));
        } catch (BadUserRequestException e) {
            throw new StartRefusedException("sixstep.admin-password, the password of the first administrator, is refused.", e.getMessage());
        }
    }

    /** They have one password, and it is public: it is hashed once, not for each of them. */
    private void makeDemoUsers() {
        UserEntity first = null;
        for (DemoUsers.Person person : DemoUsers.ALL) {
            UserEntity like = first;
            User made = make(person, user -> {
                if (like == null) {
                    user.setPassword(DemoUsers.PASSWORD);
                } else {
                    user.setDbPassword(like.getPassword());
                    user.setSalt(like.getSalt());
                }
            });
            first = first == null ? (UserEntity) made : first;
        }
    }

    private User make(DemoUsers.Person person, Consumer<UserEntity> password) {
        if (identityService.createUserQuery().userId(person.id()).count() > 0) {
            return null;
        }
        User user = identityService.newUser(person.id());
        user.setFirstName(person.firstName());
        user.setLastName(person.lastName());
        password.accept((UserEntity) user);
        if (demo) {
            user.setEmail(person.id() + "@example.org");
        }
        identityService.saveUser(user);
        identityService.createMembership(person.id(), person.role());
        return user;
    }

    /** While nobody is in this group, the engine's web applications offer anybody to become its first member (CVE-2026-77226). */
    private void refuseWithoutAdministrator() {
        if (identityService.createUserQuery().memberOfGroup(Roles.ADMINISTRATORS).count() == 0) {
            throw new StartRefusedException("The group " + Roles.ADMINISTRATORS + " has no member.",
                    "Insert one into act_id_membership, or delete the user '" + ADMINISTRATOR
                            + "' from act_id_user so that the next start makes it anew from sixstep.admin-password.");
        }
    }
}
