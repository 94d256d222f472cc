package org.sixstep.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.engine.webapp.WebApplicationSessions;

/** Sessions of the web applications, through their endpoint. */
class SessionTest extends EngineTest {

    private static final String USER = "colleague";
    private static final String PASSWORD = "Right-passage-1";
    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";
    private static final String LOGOUT = "/camunda/api/admin/auth/user/default/logout";
    private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=1";
    private static final String OWN = "/camunda/api/welcome/plugin/sessions/default/session";
    private static final String COOKIE = "JSESSIONID";
    private static final Pattern WRITING = Pattern.compile("^(insert|update|delete)", Pattern.CASE_INSENSITIVE);

    @BeforeEach
    void colleague() {
        jdbc.sql("truncate sixstep.web_session, sixstep.login_attempt").update();
        User user = engine.getIdentityService().newUser(USER);
        user.setPassword(PASSWORD);
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().createMembership(USER, Roles.AGENTS);
        engine.getIdentityService().createMembership(USER, Roles.EXPERTS);
    }

    @AfterEach
    void leave() {
        engine.getIdentityService().deleteUser(USER);
    }

    @Test
    void theLoginMakesANewSessionOfThePerson() {
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get("/camunda/app/tasklist/default/");
        assertThat(page.headers().allValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith(COOKIE + "=")).singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
        String visitor = browser.cookie(COOKIE);
        signIn(browser);

        assertThat(browser.cookie(COOKIE)).isNotNull().isNotEqualTo(visitor);
        assertThat(people()).containsExactly(USER);
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/unknown", "/css/sixstep.css", "/actuator/health", "/api/tickets", "/engine-rest/task",
        "/camunda/lib/deps.js", "/nothing"})
    void nobodyElseGetsASession(String path) {
        assertThat(get(null, path).headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("agent", path).headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(people()).isEmpty();
    }

    /** The page stays open when its user signs out, and the next logs in from it. */
    @Test
    void signingOutEndsItAndTheNextLogsInFromTheSamePage() {
        Browser browser = signedIn();
        String ended = browser.cookie(COOKIE);
        long mark = jdbc.sql("select max(id) from sixstep.security_event").query(Long.class).single();
        assertThat(browser.post(LOGOUT, "").statusCode()).isEqualTo(200);

        assertThat(people()).doesNotContain(USER);
        assertThat(withCookie(ended)).isEqualTo(401);
        assertThat(jdbc.sql("select actor || ' ' || kind from sixstep.security_event where id > :mark").param("mark", mark)
                .query(String.class).list())
                .containsExactly(USER + " signedOut");
        signIn(browser);
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheSessionsThatTheOldOneOpened() {
        Browser here = signedIn();
        Browser elsewhere = signedIn();
        assertThat(here.send("PUT", "/camunda/api/engine/engine/default/user/" + USER + "/credentials", "application/json",
                "{\"password\": \"Other-passage-1\", \"authenticatedUserPassword\": \"" + PASSWORD + "\"}").statusCode()).isEqualTo(204);

        assertThat(here.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(elsewhere.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(jdbc.sql("select actor from sixstep.security_event where kind = 'passwordChanged' order by id desc limit 1")
                .query(String.class).single()).isEqualTo(USER);
    }

    @Test
    void anAdministratorsNewPasswordEndsThemAll() {
        Browser browser = signedIn();
        assertThat(send(as("admin", "/engine-rest/user/" + USER + "/credentials").header("Content-Type", "application/json")
                .PUT(BodyPublishers
                        .ofString("{\"password\": \"Other-passage-1\", \"authenticatedUserPassword\": \"" + DemoUsers.PASSWORD + "\"}")))
                .statusCode()).isEqualTo(204);

        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
    }

    @Test
    void aLostGroupEndsThem() {
        Browser browser = signedIn();
        assertThat(send(as("admin", "/engine-rest/group/" + Roles.EXPERTS + "/members/" + USER).DELETE()).statusCode()).isEqualTo(204);

        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        signIn(browser.visit());
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeletedAccountEndsThem() {
        Browser browser = signedIn();
        assertThat(send(as("admin", "/engine-rest/user/" + USER).DELETE()).statusCode()).isEqualTo(204);

        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(people()).doesNotContain(USER);
    }

    @Test
    void everybodySeesTheOwnSessionsAndEndsTheOthers() {
        Browser here = signedIn();
        Browser elsewhere = signedIn();
        Browser colleague = new Browser().login("agent");
        assertThat(here.get(OWN).body()).containsPattern("^\\[\\{.*\"since\":\"20.*\\},\\{.*\\}\\]$")
                .contains("\"current\":true", "\"current\":false")
                .doesNotContain(here.cookie(COOKIE), elsewhere.cookie(COOKIE));

        assertThat(here.post(OWN + "/end-others", "").statusCode()).isEqualTo(204);
        assertThat(elsewhere.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(here.get(OWN).body()).contains("\"current\":true").doesNotContain("\"current\":false");
        assertThat(colleague.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(ended()).isEqualTo(USER + " " + USER + " 1");
    }

    @Test
    void aForeignPageEndsNone() {
        Browser here = signedIn();
        Browser elsewhere = signedIn();
        assertThat(here.withoutToken(OWN + "/end-others", "").statusCode()).isEqualTo(403);
        assertThat(here.get(OWN + "/end-others").statusCode()).isEqualTo(405);
        assertThat(new Browser().visit().post(OWN + "/end-others", "").statusCode()).isEqualTo(401);

        assertThat(elsewhere.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorLogsSomebodyOutEverywhere() {
        Browser browser = signedIn();
        signedIn();
        assertThat(post("agent", "/api/sessions/end", "{\"user\": \"admin\"}").statusCode()).isEqualTo(403);
        HttpResponse<String> answer = post("admin", "/api/sessions/end", "{\"user\": \"" + USER + "\"}");

        assertThat(answer.body()).isEqualTo("{\"ended\":2}");
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(ended()).isEqualTo("admin " + USER + " 2");
        signIn(browser.visit());
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheEnginesClassesAreInIt() {
        signedIn();
        assertThat(jdbc.sql("select jsonb_object_keys(attributes) from sixstep.web_session where person = :user").param("user", USER)
                .query(String.class).list())
                .containsExactlyInAnyOrder(WebApplicationSessions.LOGGED_IN, WebApplicationSessions.TOKEN);
    }

    /** What the engine looks up of the user every eight seconds is written then, and nothing else. */
    @Test
    void aRequestCostsOneSelectAndHardlyEverAnUpdate() {
        Browser browser = signedIn();
        browser.get(TASKS);
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("select pg_stat_statements_reset()").query((row, number) -> 0).single();
        int requests = 20;
        IntStream.range(0, requests).forEach(i -> browser.get(TASKS));

        List<Map<String, Object>> statements = jdbc.sql(
                "select query, calls from pg_stat_statements where query ilike '%sixstep.web_session%' and query not ilike '%pg_stat%'")
                .query().listOfRows();
        assertThat(calls(statements, false)).isEqualTo(requests);
        assertThat(calls(statements, true)).isLessThanOrEqualTo(requests / 4);
    }

    private static long calls(List<Map<String, Object>> statements, boolean writing) {
        return statements.stream().filter(statement -> WRITING.matcher((String) statement.get("query")).find() == writing)
                .mapToLong(statement -> (Long) statement.get("calls")).sum();
    }

    private Browser signedIn() {
        Browser browser = new Browser().visit();
        signIn(browser);
        return browser.visit();
    }

    private static void signIn(Browser browser) {
        assertThat(browser.form(LOGIN, "username=" + USER + "&password=" + PASSWORD).statusCode()).isEqualTo(200);
    }

    private int withCookie(String session) {
        return send(request(TASKS).header("Cookie", COOKIE + "=" + session).GET()).statusCode();
    }

    /** By whom, whose, and how many: the last entry of the security log. */
    private String ended() {
        return jdbc.sql(
                "select actor || ' ' || subject || ' ' || (details ->> 'ended') from sixstep.security_event where kind = 'sessionsEnded'"
                        + " order by id desc limit 1")
                .query(String.class).single();
    }

    private List<String> people() {
        return jdbc.sql("select person from sixstep.web_session where person is not null").query(String.class).list();
    }
}
