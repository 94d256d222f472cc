package org.sixstep.engine.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

class RoleSetupTest extends EngineTest {

    @Autowired
    private RoleSetup roleSetup;

    @ParameterizedTest
    @CsvSource({
        "agent, supportTicket, CREATE_INSTANCE, true", "agent, supportTicket, TASK_WORK, true", "agent, resolveProblem, READ_TASK, true",
        "agent, supportTicket, TASK_ASSIGN, false", "dispatcher, supportTicket, READ_HISTORY, true",
        "agent, supportTicket, UPDATE_INSTANCE, false", "agent, reviewProblems, READ_TASK, false",
        "dispatcher, supportTicket, TASK_ASSIGN, true", "product, resolveProblem, TASK_WORK, true",
        "knowledge, publishAnswer, TASK_WORK, true",
        "knowledge, supportTicket, READ_TASK, false", "supervisor, reviewProblems, TASK_WORK, true",
        "manager, supportTicket, READ_INSTANCE, true",
        "manager, supportTicket, TASK_WORK, false", "manager, reviewProblems, TASK_WORK, true", "owner, supportTicket, RETRY_JOB, true",
        "owner, supportTicket, READ_INSTANCE, true", "owner, supportTicket, READ_TASK, false", "owner, supportTicket, READ_HISTORY, false",
        "owner, supportTicket, DELETE_INSTANCE, false",
        "owner, maintainCalendar, TASK_WORK, true", "agent, maintainCalendar, READ_TASK, false",
        "admin, supportTicket, DELETE_INSTANCE, true"})
    void processes(String user, String process, ProcessDefinitionPermissions permission, boolean allowed) {
        assertThat(engine.getAuthorizationService().isUserAuthorized(user, groups(user), permission, Resources.PROCESS_DEFINITION, process))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"agent, tasklist, true", "agent, cockpit, false", "agent, admin, false", "manager, cockpit, true", "owner, cockpit, true",
        "owner, admin, false",
        "admin, admin, true", "admin, tasklist, true"})
    void applications(String user, String application, boolean allowed) {
        assertThat(engine.getAuthorizationService().isUserAuthorized(user, groups(user), Permissions.ACCESS, Resources.APPLICATION,
                application))
                .isEqualTo(allowed);
    }

    @Test
    void onlyProcessOwnersAndAdministratorsDeploy() {
        List<String> deployers = DemoUsers.ALL.stream().map(DemoUsers.Person::id)
                .filter(user -> engine.getAuthorizationService().isUserAuthorized(user, groups(user), Permissions.CREATE,
                        Resources.DEPLOYMENT))
                .toList();

        assertThat(deployers).containsExactlyInAnyOrder("owner", "admin");
    }

    @Test
    void aUserWithoutGroupsSeesNothing() {
        deploy(oneTask("unseen"), "unseen");
        taskOf("unseen");
        var stranger = engine.getIdentityService().newUser("stranger");
        stranger.setPassword(DemoUsers.PASSWORD);
        engine.getIdentityService().saveUser(stranger);

        for (String path : List.of("task", "process-definition", "process-instance", "deployment", "filter", "group", "history/task",
                "decision-definition")) {
            assertThat(get("stranger", "/engine-rest/" + path).body()).as(path).isEqualTo("[]");
        }
        engine.getIdentityService().deleteUser("stranger");
    }

    @Test
    void workingOnTasksLeavesNoAuthorizations() {
        deploy(oneTask("working"), "working");
        long before = engine.getAuthorizationService().createAuthorizationQuery().count();

        String task = taskOf("working");
        engine.getTaskService().claim(task, "agent");
        engine.getTaskService().addCandidateGroup(task, Roles.EXPERTS);

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count()).isEqualTo(before);
        engine.getTaskService().complete(task);
    }

    @Test
    void aSecondSetUpChangesNothingAndKeepsWhatWasReduced() {
        var grant = engine.getAuthorizationService().createAuthorizationQuery().groupIdIn(Roles.OWNERS).resourceType(Resources.DEPLOYMENT)
                .singleResult();
        grant.removePermission(Permissions.CREATE);
        engine.getAuthorizationService().saveAuthorization(grant);
        long before = engine.getAuthorizationService().createAuthorizationQuery().count();

        roleSetup.afterSingletonsInstantiated();

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count()).isEqualTo(before);
        var after = engine.getAuthorizationService().createAuthorizationQuery().authorizationId(grant.getId()).singleResult();
        assertThat(after.isPermissionGranted(Permissions.CREATE)).isFalse();
        after.addPermission(Permissions.CREATE);
        engine.getAuthorizationService().saveAuthorization(after);
    }

    @Test
    void anUpgradeTakesTheHistoryFromProcessOwnersAndLeavesTheRest() throws IOException {
        var grant = engine.getAuthorizationService().createAuthorizationQuery().groupIdIn(Roles.OWNERS)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(Authorization.ANY).singleResult();
        grant.addPermission(ProcessDefinitionPermissions.READ_HISTORY);
        engine.getAuthorizationService().saveAuthorization(grant);

        String script = new ClassPathResource("db/engine/V7_1__process_owners_read_no_task_names.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        jdbc.sql(script.substring(script.indexOf("update act_ru_authorization"))).update();

        var after = engine.getAuthorizationService().createAuthorizationQuery().authorizationId(grant.getId()).singleResult();
        assertThat(after.isPermissionGranted(ProcessDefinitionPermissions.READ_HISTORY)).isFalse();
        assertThat(after.isPermissionGranted(ProcessDefinitionPermissions.READ_INSTANCE)).isTrue();
        assertThat(after.isPermissionGranted(ProcessDefinitionPermissions.RETRY_JOB)).isTrue();
    }

    @Test
    void everyRoleHasSomebodyInTheDemo() {
        assertThat(Roles.NAMES.keySet()).allMatch(role -> engine.getIdentityService().createUserQuery().memberOfGroup(role).count() > 0);
        assertThat(Stream.of("agent", "manager").allMatch(user -> engine.getIdentityService().checkPassword(user, DemoUsers.PASSWORD)))
                .isTrue();
    }

    private List<String> groups(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }
}
