package org.sixstep.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.database.StartRefusedException;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.EngineStaffDirectory;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.engine.identity.LocalAdministratorCheck;
import org.sixstep.login.TestDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** E15: people of an LDAP directory at the endpoints of the desk, and what becomes of their accounts. The directory is a real server. */
class LdapLoginIT extends EngineTest {

    private static final TestDirectory DIRECTORY = organisation();
    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

    @Autowired
    private LdapSynchronizer follower;
    @Autowired
    private LocalAdministratorCheck localAdministratorCheck;
    @Autowired
    private JdbcTemplate jdbcTemplate;

    private static TestDirectory organisation() {
        return new TestDirectory(null).person("li.na", "Na", "Li").person("wang.wei", "Wei", "Wang").person("zhao.min", "Min", "Zhao")
                .person("guest", "Gabi", "Gast").person("agent", "Another", "Agent").person("admin", "Another", "Admin")
                .person("sixstep", "The", "Desk")
                .group("Service Desk", "li.na", "agent", "admin", "sixstep").group("Netops", "wang.wei").group("Management", "zhao.min")
                .group("camunda-admin", "guest");
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DIRECTORY.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("sixstep.login.ldap.follow-every", () -> "100d");
    }

    @AfterAll
    static void stop() {
        DIRECTORY.close();
    }

    @BeforeEach
    void follow() {
        // a test before this one may have tried wrong passwords
        jdbcTemplate.update("delete from sixstep.login_attempt");
        follower.follow();
    }

    @AfterEach
    void resetTime() {
        ClockUtil.reset();
    }

    @Test
    void opensTheEndpointsOfTheRolesOfThePersonsGroups() {
        assertThat(get("li.na", "/api/tickets").statusCode()).isEqualTo(200);
        assertThat(get("li.na", "/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(get("li.na", "/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(get("zhao.min", "/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(new Browser().login("li.na").get(TASKS).statusCode()).isEqualTo(200);
        assertThat(new Browser().login("zhao.min").get("/camunda/api/admin/auth/user/default").body()).contains("cockpit")
                .doesNotContain("\"admin\"");
    }

    @Test
    void letsNobodyInWithoutARoleOrWithAnotherPassword() {
        assertThat(get("guest", "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(webLogin("guest", DemoUsers.PASSWORD)).isEqualTo(401);
        assertThat(basic("li.na", "Wrong-password-1", "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(basic("li.na", "", "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(webLogin("li.na", "")).isEqualTo(401);
        assertThat(webLogin("*", DemoUsers.PASSWORD)).isEqualTo(401);
        assertThat(webLogin("LI.NA", DemoUsers.PASSWORD)).isEqualTo(401);
        assertThat(basic("*)(uid=*", DemoUsers.PASSWORD, "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(reasons("guest")).contains("NO_ROLE");
    }

    @Test
    void whoHasNotLoggedInYetIsAssignedTickets() {
        assertThat(staff().members(Roles.NETWORK)).contains("wang.wei", "network");
        assertThat(staff().name("wang.wei")).hasValue("Wei Wang");
        assertThat(staff().email("wang.wei")).hasValue("wang.wei@example.org");
    }

    @Test
    void changesOfGroupsAndNamesAreFollowed() {
        DIRECTORY.person("mover", "Mo", "Ver").join("mover", "Netops");
        follower.follow();
        assertThat(groups("mover")).containsExactly(Roles.NETWORK);

        DIRECTORY.join("mover", "Service Desk");
        DIRECTORY.leave("mover", "Netops");
        assertThat(get("mover", "/api/tickets").statusCode()).as("at the login already").isEqualTo(200);

        assertThat(groups("mover")).containsExactly(Roles.AGENTS);
        assertThat(jdbc.sql(
                "select details ->> 'after' from sixstep.security_event where kind = 'rolesFollowedDirectory' and subject = 'mover' order"
                        + " by id desc limit 1")
                .query(String.class).single()).contains("agents");
    }

    @Test
    void whoHasLeftIsOutWithinSecondsAndAssignedNothing() {
        DIRECTORY.person("leaver", "Lea", "Ver").join("leaver", "Netops");
        Browser browser = new Browser();
        follower.follow();
        browser.login("leaver");
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);

        DIRECTORY.remove("uid=leaver," + TestDirectory.PEOPLE);
        follower.follow();
        ClockUtil.setCurrentTime(new Date(System.currentTimeMillis() + 9_000));

        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(staff().members(Roles.NETWORK)).doesNotContain("leaver").contains("wang.wei");
        assertThat(webLogin("leaver", DemoUsers.PASSWORD)).isEqualTo(401);
    }

    @Test
    void aNameGivenToAnotherPersonOpensNothingOfTheFirst() {
        DIRECTORY.person("reused", "First", "Holder").join("reused", "Netops");
        follower.follow();
        DIRECTORY.remove("uid=reused," + TestDirectory.PEOPLE);
        follower.follow();

        DIRECTORY.person("reused", "Second", "Holder");

        assertThat(webLogin("reused", DemoUsers.PASSWORD)).isEqualTo(401);
        assertThat(reasons("reused")).contains("ID_OF_ANOTHER_PERSON");
        DIRECTORY.leave("reused", "Netops");
    }

    @Test
    void accountsOfTheEnginesOwnAreNeverTakenOver() {
        assertThat(engine.getIdentityService().checkPassword("agent", DemoUsers.PASSWORD)).isTrue();
        assertThat(groups("agent")).containsExactly(Roles.AGENTS);
        assertThat(engine.getIdentityService().createUserQuery().userId("agent").singleResult().getLastName()).isEqualTo("Chen");
        assertThat(groups("admin")).containsExactly(Roles.ADMINISTRATORS);
        assertThat(engine.getIdentityService().createUserQuery().userId("sixstep").count()).isZero();
        assertThat(jdbc.sql("select details ->> 'problem' from sixstep.security_event where kind = 'accountRefused'").query(String.class)
                .list())
                .contains("agent: ID_OF_LOCAL_ACCOUNT", "admin: UNUSABLE_ID", "sixstep: UNUSABLE_ID");
    }

    @Test
    void aPasswordSetHereOpensNoAccountOfTheDirectory() {
        User user = engine.getIdentityService().createUserQuery().userId("li.na").singleResult();
        user.setPassword("Set-by-admin-1");
        engine.getIdentityService().saveUser(user);

        assertThat(webLogin("li.na", "Set-by-admin-1")).isEqualTo(401);
        assertThat(basic("li.na", "Set-by-admin-1", "/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void whileTheDirectoryIsDownTheDesksOwnAdministratorLogsInAndNobodyIsLost() {
        Browser working = new Browser().login("li.na");
        DIRECTORY.stop();
        try {
            follower.follow();
            assertThat(webLogin("zhao.min", DemoUsers.PASSWORD)).isEqualTo(503);
            HttpResponse<String> answer = basic("zhao.min", "Another-password-1", "/engine-rest/task");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Try again later");
            assertThat(webLogin("admin", DemoUsers.PASSWORD)).isEqualTo(200);
            assertThat(get("admin", "/engine-rest/user/count").statusCode()).isEqualTo(200);
            assertThat(working.get(TASKS).statusCode()).isEqualTo(200);
            assertThat(groups("wang.wei")).containsExactly(Roles.NETWORK);
            assertThat(get(null, "/actuator/health").statusCode()).isEqualTo(200);
        } finally {
            DIRECTORY.start();
        }
        assertThat(webLogin("zhao.min", DemoUsers.PASSWORD)).isEqualTo(200);
    }

    @Test
    void withoutAnAdministratorOfTheDesksOwnNobodyCanBecomeOneAndTheNextStartIsRefused() {
        engine.getIdentityService().deleteMembership("admin", Roles.ADMINISTRATORS);
        try {
            assertThat(new Browser().visit().post("/camunda/api/admin/setup/default/user/create", """
                    {"profile": {"id": "stranger", "firstName": "a", "lastName": "b"}, "credentials": {"password": "Stranger-made-1"}}""")
                    .statusCode())
                    .isEqualTo(403);
            engine.getIdentityService().createMembership("li.na", Roles.ADMINISTRATORS);
            assertThatThrownBy(localAdministratorCheck::start).isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("no local member");
        } finally {
            engine.getIdentityService().createMembership("admin", Roles.ADMINISTRATORS);
        }
        follower.follow();
        assertThat(groups("li.na")).as("what the directory does not give is taken back").containsExactly(Roles.AGENTS);
    }

    private EngineStaffDirectory staff() {
        return new EngineStaffDirectory(jdbcTemplate, Clock.systemUTC());
    }

    private List<String> groups(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private List<String> reasons(String subject) {
        return jdbc.sql("select details ->> 'reason' from sixstep.security_event where kind = 'signInRefused' and subject = :subject")
                .param("subject", subject)
                .query(String.class).list();
    }

    private HttpResponse<String> basic(String user, String password, String path) {
        return send(request(path).header("Authorization", basic(user, password)).GET());
    }

    private int webLogin(String user, String password) {
        return new Browser().visit().form(LOGIN, "username=" + user + "&password=" + password).statusCode();
    }
}
