package org.sixstep.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sixstep.Catalogue;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.engine.http.Elsewhere;

/** Passwords at all endpoints: how they are kept, how fast they may be guessed, what is written down about it. */
class SignInTest extends EngineTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String PASSWORD = "Right-passage-1";
    private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

    /** Somebody new for each test: what was said or remembered of a person is not said again. */
    private final String user = "newcomer" + PEOPLE.incrementAndGet();
    private long mark;

    @BeforeEach
    void newcomer() {
        jdbc.sql("truncate sixstep.login_attempt").update();
        User newcomer = engine.getIdentityService().newUser(user);
        newcomer.setPassword(PASSWORD);
        engine.getIdentityService().saveUser(newcomer);
        engine.getIdentityService().createMembership(user, Roles.AGENTS);
        mark = jdbc.sql("select coalesce(max(id), 0) from sixstep.security_event").query(Long.class).single();
    }

    @AfterEach
    void leave() {
        engine.getIdentityService().deleteUser(user);
        jdbc.sql("truncate sixstep.login_attempt").update();
    }

    @Test
    void passwordsAreHashedWithArgon2id() {
        assertThat(jdbc.sql("select pwd_ from act_id_user").query(String.class).list()).isNotEmpty()
                .allMatch(hash -> hash.startsWith("{argon2id}$argon2id$v=19$m=64,t=2,p=1$") && hash.length() < 255);
    }

    @Test
    void anOlderHashStaysValidAndIsReplacedAtTheNextLogin() {
        String older = new PasswordManager(new Sha512HashDigest(), List.of()).encrypt(PASSWORD + "oldsalt");
        jdbc.sql("update act_id_user set pwd_ = :hash, salt_ = 'oldsalt' where id_ ="
                + " :id").param("hash", older).param("id", user).update();

        assertThat(login(user, "Wrong-passage-1").statusCode()).isEqualTo(401);
        assertThat(hash()).isEqualTo(older);
        assertThat(login(user, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(hash()).startsWith("{argon2id}");
        assertThat(login(user, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(login(user, "Wrong-passage-1").statusCode()).isEqualTo(401);
    }

    @Test
    void aWeakPasswordIsRefusedWithASentence() {
        HttpResponse<String> answer = post("admin", "/engine-rest/user/create",
                "{\"profile\": {\"id\": \"weak\"}, \"credentials\": {\"password\": \"123qweasdzxc\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(Catalogue.en("password.refused", 12));
        HttpResponse<String> rules = post("admin", "/engine-rest/identity/password-policy", "{\"password\": \"123qweasdzxc\"}");
        assertThat(rules.body()).contains(Catalogue.en("password.common"), "\"valid\":false");
    }

    @Test
    void anAccountHasAnAddressThatMailReachesOrNone() {
        String account = "{\"profile\": {\"id\": \"%s\", \"email\": \"%s\"}, \"credentials\": {\"password\": \"" + PASSWORD + "\"}}";

        assertThat(post("admin", "/engine-rest/user/create", account.formatted("mailless", "li.na@example.org,")).statusCode())
                .isEqualTo(400);
        HttpResponse<String> refused = profile("li.na@example");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("must be one mail address");
        assertThat(profile("aoife.o'neil@example.org").statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> profile(String address) {
        return send(as("admin", "/engine-rest/user/" + user + "/profile").header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"id\": \"" + user + "\", \"email\": \"" + address + "\"}")));
    }

    @Test
    void aPasswordIsChangedWhateverAddressTheAccountHadBefore() {
        jdbc.sql("update act_id_user set email_ = 'li.na@example.org,' where id_ = :id").param("id", user).update();
        User changed = engine.getIdentityService().createUserQuery().userId(user).singleResult();
        changed.setPassword("Another-passage-1");
        engine.getIdentityService().saveUser(changed);
        assertThat(login(user, "Another-passage-1").statusCode()).isEqualTo(200);
    }

    /** Even one that the engine itself has locked before this version. */
    @Test
    void noAccountIsLocked() {
        jdbc.sql("update act_id_user set attempts_ = 10, lock_exp_time_ = now() + interval '1 day' where id_ = :id").param("id", user)
                .update();

        assertThat(login(user, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void anAttackerIsSlowedDownAndThePersonElsewhereComesIn() {
        Elsewhere attacker = new Elsewhere(port, "127.0.0.2");
        for (int i = 0; i < 5; i++) {
            assertThat(attacker.get("/engine-rest/task", "Authorization", basic(user, "Wrong-passage-" + i)).status()).isEqualTo(401);
        }
        Elsewhere.Answer sixth = attacker.get("/engine-rest/task", "Authorization", basic(user, PASSWORD));
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 900));
        assertThat(sixth.header("Content-Type")).hasValue("application/problem+json");
        assertThat(sixth.body()).doesNotContain("Exception");
        assertThat(attacker.get("/api/tickets", "Authorization", basic(user, PASSWORD)).status()).isEqualTo(429);

        assertThat(send(request("/engine-rest/task").header("Authorization", basic(user, PASSWORD)).GET()).statusCode()).isEqualTo(200);
        assertThat(login(user, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(attacker.get("/engine-rest/task", "Authorization", basic("agent2", DemoUsers.PASSWORD)).status()).isEqualTo(200);
    }

    @Test
    void theWebApplicationsSayHowLongToWait() {
        Browser browser = new Browser();
        browser.visit();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.form(LOGIN, "username=" + user + "&password=wrong" + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> sixth = browser.form(LOGIN, "username=" + user + "&password=" + PASSWORD);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(sixth.body()).contains("Too many failed logins").doesNotContain("\tat ");
    }

    /** Whoever is logged in cannot try the passwords of others, nor the own one to change it. */
    @Test
    void passwordsAreNotTriedByOtherEndpointsEither() {
        for (int i = 0; i < 5; i++) {
            assertThat(post("agent", "/engine-rest/identity/verify", "{\"username\": \"" + user + "\", \"password\": \"wrong" + i + "\"}")
                    .body()).contains("\"authenticated\":false");
        }
        assertThat(post("agent", "/engine-rest/identity/verify", "{\"username\": \"" + user + "\", \"password\": \"" + PASSWORD + "\"}")
                .statusCode()).isEqualTo(429);
        assertThat(events("passwordNotConfirmed")).hasSize(5).allMatch(event -> event.get("actor").equals("agent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/api/tickets", "/actuator/health"})
    void aWrongPasswordIsLookedAtOnce(String endpoint) {
        assertThat(send(request(endpoint).header("Authorization", basic(user, "Wrong-passage-1")).GET()).statusCode()).isEqualTo(401);

        assertThat(jdbc.sql("select count(*) from sixstep.login_attempt").query(Integer.class).single()).isOne();
        assertThat(events("signInFailed")).hasSize(1);
    }

    /** The engine's interface lets the body of a request say another id than its address. */
    @Test
    void nobodyTakesAnothersPasswordByTheProfile() {
        String before = hash(user);
        for (String other : List.of("agent2", "admin")) {
            send(request("/engine-rest/user/" + other + "/profile").header("Authorization", basic(user, PASSWORD))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(
                            "{\"id\": \"" + user + "\", \"firstName\": \"x\", \"lastName\": \"x\", \"email\": \"x@example.org\"}")));
        }
        assertThat(hash(user)).isEqualTo(before);
        assertThat(send(request("/engine-rest/user/" + user + "/profile").header("Authorization", basic(user, PASSWORD))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"id\": \"" + user + "\", \"firstName\": \"New\", \"lastName\": \"Name\", \"email\": \"new@example.org\"}")))
                .statusCode()).isEqualTo(204);
        assertThat(engine.getIdentityService().createUserQuery().userId(user).singleResult()).returns("New", User::getFirstName)
                .returns("new@example.org", User::getEmail);
    }

    private String hash(String id) {
        return jdbc.sql("select pwd_ from act_id_user where id_ = :id").param("id", id).query(String.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "a%00b", "%F0%9F%98%80", "' or 1=1 --"})
    void unknownAndWrongAnswerEquallyInTheWebApplications(String name) {
        HttpResponse<String> wrong = login(user, "Wrong-passage-1");
        HttpResponse<String> unknown = login(name.replace(" ", "+"), "Wrong-passage-1");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutTime(unknown)).isEqualTo(withoutTime(wrong));
    }

    @Test
    void manyAccountsFromOneAddressAreReported() {
        Elsewhere attacker = new Elsewhere(port, "127.0.0.3");
        IntStream.range(0, 100)
                .forEach(i -> assertThat(attacker.get("/api/tickets", "Authorization", basic("someone" + i, "Spring-2026-x")).status())
                        .isEqualTo(401));

        assertThat(attacker.get("/api/tickets", "Authorization", basic("agent", DemoUsers.PASSWORD)).status()).isEqualTo(429);
        assertThat(events("signInThrottled")).singleElement().satisfies(event -> {
            assertThat(event.get("details").toString()).contains("127.0.0.3").contains("\"all\"");
            assertThat(event.get("subject")).isNull();
        });
        assertThat(get("manager", "/actuator/prometheus").body()).contains("sixstep_login_waiting_networks 1.0",
                "sixstep_login_failures 100.0",
                "sixstep_login_total{outcome=\"throttled\"}");
    }

    @Test
    void whoComesInAndWhoDoesNotIsWrittenDownWithoutAPassword() {
        login(user, "Wrong-passage-1");
        login("Typed-my-password-here", "x");
        login(user, PASSWORD);
        IntStream.range(0, 3).forEach(i -> send(request("/api/tickets").header("Authorization", basic(user, PASSWORD)).GET()));

        assertThat(events("signInFailed")).extracting(event -> String.valueOf(event.get("subject"))).containsExactly(user, "null");
        assertThat(events("signedIn")).extracting(event -> event.get("subject") + " " + event.get("details"))
                .containsExactly(user + " {\"door\": \"camunda\", \"address\": \"127.0.0.1\"}",
                        user + " {\"door\": \"api\", \"address\": \"127.0.0.1\"}");
        assertThat(events(null).toString()).doesNotContain("passage", "Typed");
    }

    @Test
    void changedRightsAreWrittenDown() {
        post("admin", "/engine-rest/user/create",
                "{\"profile\": {\"id\": \"intern\"}, \"credentials\": {\"password\": \"Right-passage-2\"}}");
        send(as("admin", "/engine-rest/group/agents/members/intern").PUT(java.net.http.HttpRequest.BodyPublishers.noBody()));
        HttpResponse<String> granted = post("admin", "/engine-rest/authorization/create",
                "{\"type\": 1, \"userId\": \"intern\", \"groupId\": null, \"resourceType\": 5, \"resourceId\": \"*\", \"permissions\":"
                        + " [\"READ\"]}");
        send(as("admin", "/engine-rest/authorization/" + granted.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1")).DELETE());
        send(as("admin", "/engine-rest/group/agents/members/intern").DELETE());
        assertThat(send(as("agent", "/engine-rest/user/intern").DELETE()).statusCode()).isEqualTo(403);
        send(as("admin", "/engine-rest/user/intern").DELETE());

        assertThat(events(null).stream().filter(event -> "intern".equals(event.get("subject")))
                .map(event -> event.get("actor") + " " + event.get("kind"))).containsExactly(
                        "admin userCreated", "admin memberAdded", "admin authorizationCreated", "admin authorizationDeleted",
                        "admin memberRemoved",
                        "agent rightsChangeRefused", "admin userDeleted");
        assertThat(events("authorizationCreated").get(0).get("details").toString()).contains("\"READ\"", "127.0.0.1", "engine-rest");
        assertThat(events("memberAdded").get(0).get("details").toString()).contains("\"agents\"");
    }

    private HttpResponse<String> login(String name, String password) {
        Browser browser = new Browser();
        browser.visit();
        return browser.form(LOGIN, "username=" + name + "&password=" + password);
    }

    private static String withoutTime(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"timestamp\":\"[^\"]+\"", "");
    }

    private String hash() {
        return jdbc.sql("select pwd_ from act_id_user where id_ = :id").param("id", user).query(String.class).single();
    }

    /** Of this test, because nobody can take earlier ones away. */
    private List<Map<String, Object>> events(String kind) {
        return jdbc.sql(
                "select actor, kind, subject, details::text as details from sixstep.security_event where id > :mark and (:kind::text is"
                        + " null or kind = :kind) order by id")
                .param("mark", mark).param("kind", kind).query().listOfRows();
    }
}
