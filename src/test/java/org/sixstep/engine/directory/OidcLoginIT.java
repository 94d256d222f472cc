package org.sixstep.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.Catalogue;
import org.sixstep.FreePort;
import org.sixstep.MutableClock;
import org.sixstep.demo.DemoUsers;
import org.sixstep.engine.EngineTest;
import org.sixstep.engine.authorization.Roles;
import org.sixstep.login.TestProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/** E15: sign-in by an OpenID Connect provider that really runs, and its access tokens at the endpoints for programs. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(OidcLoginIT.Time.class)
class OidcLoginIT extends EngineTest {

    private static final int DESK = FreePort.choose();
    private static final TestProvider PROVIDER = new TestProvider(DESK);
    private static final MutableClock CLOCK = new MutableClock(Instant.now());
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String TASKS = "/camunda/api/engine/engine/default/task";
    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @Autowired
    private OidcSignIn oidcSignIn;

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Clock providersClock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVIDER.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("server.port", () -> DESK);
        // they bring a clock of their own
        registry.add("sixstep.demo-tickets", () -> false);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void people() {
        CLOCK.set(Instant.now());
        port = DESK;
        PROVIDER.person("s-li", "li.na", "/desk/agents", "/other");
        PROVIDER.person("s-wang", "wang.wei", "/desk/network");
        PROVIDER.person("s-zhao", "zhao.min", "/desk/managers");
        PROVIDER.person("s-guest", "guest", "camunda-admin", "agents");
    }

    @Test
    void aPageLeadsToTheProviderWithStateNonceAndProofOfTheCodesOwner() {
        SigningIn browser = browser();
        HttpResponse<String> first = browser.get(TASKLIST);
        HttpResponse<String> second = browser.get(SigningIn.location(first).getPath());

        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(SigningIn.location(second).toString()).startsWith(PROVIDER.issuer() + "/oauth2/authorize?");
        assertThat(parameters(SigningIn.location(second))).containsKeys("state", "nonce", "code_challenge")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("response_type", "code");
    }

    @Test
    void signsInWithTheRolesOfTheTokensGroupsAndComesBackToThePage() {
        SigningIn browser = browser();
        HttpResponse<String> page = signIn(browser, "s-zhao", COCKPIT);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo(COCKPIT);
        assertThat(browser.get(WHO).body()).contains("zhao.min", "cockpit").doesNotContain("\"admin\"");
        assertThat(browser.get(TASKS).statusCode()).isEqualTo(200);
        assertThat(groups("zhao.min")).containsExactly(Roles.MANAGERS);
        assertThat(engine.getIdentityService().createUserQuery().userId("zhao.min").singleResult().getEmail())
                .isEqualTo("zhao.min@example.org");
        assertThat(count("signedIn", "zhao.min")).isPositive();
    }

    @Test
    void aSessionFromBeforeTheSignInIsNotTheOneAfterIt() {
        SigningIn browser = browser();
        browser.get(TASKLIST);
        String before = browser.cookie("JSESSIONID");
        signIn(browser, "s-li", TASKLIST);

        assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
    }

    @Test
    void anAnswerThatIsNotForThisBrowserSignsNobodyIn() {
        SigningIn victim = browser();
        victim.get(SigningIn.location(victim.get(TASKLIST)).getPath());
        SigningIn attacker = browser();
        URI answer = attacker.answerOfProvider(TASKLIST, "s-li", TestProvider.PASSWORD);

        assertThat(victim.get(answer.getPath() + "?" + answer.getRawQuery()).headers().firstValue("Location")).hasValue("/sign-in/failed");
        assertThat(victim.get(WHO).statusCode()).isEqualTo(404);
        String otherState = UriComponentsBuilder.fromUri(answer).replaceQueryParam("state", "guessed").build().toUriString();
        assertThat(attacker.get(otherState.substring(otherState.indexOf("/login"))).headers().firstValue("Location"))
                .hasValue("/sign-in/failed");
        assertThat(attacker.get(WHO).statusCode()).isEqualTo(404);
    }

    @Test
    void aCodeIsTakenOnce() {
        SigningIn browser = browser();
        URI answer = browser.answerOfProvider(TASKLIST, "s-li", TestProvider.PASSWORD);
        String back = answer.getPath() + "?" + answer.getRawQuery();

        assertThat(browser.get(back).headers().firstValue("Location")).hasValue(TASKLIST);
        assertThat(browser.get(back).headers().firstValue("Location")).hasValue("/sign-in/failed");
        assertThat(browser.read(URI.create("http://localhost:" + DESK + "/sign-in/failed")).body())
                .contains(Catalogue.en("signIn.failed.title"));
    }

    @Test
    void whoHasNoRoleIsInformedWhateverTheirGroupsAreCalled() {
        HttpResponse<String> page = signIn("s-guest");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(Catalogue.en("signIn.refused.title"));
        assertThat(reasons("s-guest")).contains("NO_ROLE");
        assertThat(engine.getIdentityService().createUserQuery().userId("guest").count()).isZero();
    }

    @Test
    void anotherPersonsNameOrAddressOpensNothing() {
        PROVIDER.person("s-thief", "admin", "/desk/agents");
        assertThat(signIn("s-thief").statusCode()).isEqualTo(403);
        PROVIDER.claim("s-thief", "preferred_username", "agent");
        assertThat(signIn("s-thief").statusCode()).isEqualTo(403);
        PROVIDER.claim("s-thief", "preferred_username", "sixstep");
        assertThat(signIn("s-thief").statusCode()).isEqualTo(403);
        signIn("s-li");
        PROVIDER.claim("s-thief", "preferred_username", "li.na");
        assertThat(signIn("s-thief").statusCode()).isEqualTo(403);
        assertThat(reasons("s-thief")).contains("UNUSABLE_ID", "ID_OF_LOCAL_ACCOUNT", "ID_OF_ANOTHER_PERSON");

        PROVIDER.claim("s-thief", "preferred_username", "thief");
        PROVIDER.claim("s-thief", "email", "agent@example.org");
        PROVIDER.claim("s-thief", "email_verified", false);
        SigningIn thief = browser();
        signIn(thief, "s-thief", TASKLIST);

        assertThat(thief.get(WHO).body()).contains("thief");
        assertThat(engine.getIdentityService().createUserQuery().userId("thief").singleResult().getEmail()).isNull();
    }

    @Test
    void whoIsRenamedOrMovedAtTheProviderStaysTheSameHere() {
        PROVIDER.person("s-mover", "mover", "/desk/agents");
        signIn("s-mover");
        PROVIDER.person("s-mover", "married", "/desk/network");
        SigningIn browser = browser();
        signIn(browser, "s-mover", TASKLIST);

        assertThat(browser.get(WHO).body()).contains("\"mover\"");
        assertThat(groups("mover")).containsExactly(Roles.NETWORK);
        assertThat(groups("married")).isEmpty();
    }

    @Test
    void aPersonOfTheProviderHasNoPasswordHereAndTheDesksOwnAccountsStillHave() {
        signIn("s-li");

        assertThat(send(request("/engine-rest/task").header("Authorization", basic("li.na", TestProvider.PASSWORD)).GET()).statusCode())
                .isEqualTo(401);
        assertThat(get("admin", "/engine-rest/user/count").statusCode()).isEqualTo(200);
        SigningIn administrator = browser();
        assertThat(administrator.get("/camunda/app/admin/default/?local").statusCode()).isEqualTo(200);
        assertThat(administrator.submit("/camunda/api/admin/auth/user/default/login/admin", "username=admin&password=" + DemoUsers.PASSWORD)
                .statusCode()).isEqualTo(200);
    }

    @Test
    void afterSomeHoursTheProviderIsAskedAgain() {
        SigningIn browser = browser();
        signIn(browser, "s-li", TASKLIST);
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);

        CLOCK.advance(Duration.ofHours(8).plusSeconds(1));

        assertThat(browser.get(TASKS).statusCode()).isEqualTo(401);
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(302);
    }

    @Test
    void whoDoesNotComeAnyMoreIsForgottenAndMayComeBack() {
        signIn("s-wang");
        assertThat(groups("wang.wei")).containsExactly(Roles.NETWORK);

        CLOCK.advance(Duration.ofDays(31));
        oidcSignIn.forget();
        assertThat(engine.getIdentityService().createUserQuery().userId("wang.wei").count()).isZero();

        CLOCK.set(Instant.now());
        signIn("s-wang");
        assertThat(groups("wang.wei")).containsExactly(Roles.NETWORK);
    }

    @Test
    void signingOutHereLeadsToSigningOutThere() {
        SigningIn browser = browser();
        signIn(browser, "s-li", TASKLIST);
        HttpResponse<String> signedOut = browser.submit("/camunda/api/admin/auth/user/default/logout", "");
        URI there = URI.create(signedOut.headers().firstValue("Sixstep-Sign-Out").orElseThrow());
        assertThat(there.toString()).startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=");
        assertThat(browser.get(WHO).statusCode()).isEqualTo(404);
        HttpResponse<String> back = browser.follow(there);

        assertThat(back.uri()).isEqualTo(URI.create("http://localhost:" + DESK + "/"));
        assertThat(browser.follow(URI.create("http://localhost:" + DESK + TASKLIST)).body()).as("the provider asks anew")
                .contains("name=\"password\"");
    }

    @Test
    void aTokenOpensTheEndpointsOfProgramsByItsGroups() throws Exception {
        PROVIDER.person(TestProvider.PROGRAM, "monitor", "/desk/agents");
        HttpResponse<String> issued = send(HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/oauth2/token"))
                .header("Authorization", basic(TestProvider.PROGRAM, TestProvider.PROGRAMS_SECRET))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        String token = new ObjectMapper().readTree(issued.body()).path("access_token").asText();

        assertThat(bearer(token, "/api/tickets").statusCode()).isEqualTo(200);
        assertThat(bearer(token, "/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(bearer(token,
                "/engine-rest/authorization/check?permissionName=ACCESS&resourceName=application&resourceType=0&resourceId=tasklist")
                .body())
                .contains("\"authorized\":true");
        assertThat(bearer(token, "/actuator/prometheus").statusCode()).isEqualTo(403);
        assertThat(bearer(token("s-zhao", TestProvider.AUDIENCE), "/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(engine.getIdentityService().createUserQuery().userId("monitor").count()).as("no place in a rota").isZero();
        assertThat(get("agent", "/api/tickets").statusCode()).as("Basic beside it").isEqualTo(200);
    }

    @Test
    void whoeverComesWithoutALoginLearnsOfBoth() {
        HttpResponse<String> refused = send(request("/api/tickets").GET());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate")).satisfiesExactly(one -> assertThat(one).startsWith("Basic "),
                other -> assertThat(other).startsWith("Bearer "));
        assertThat(get("agent", "/api/openapi").body()).contains("\"scheme\":\"basic\"", "\"scheme\":\"bearer\"");
    }

    @Test
    void aTokenForAnotherServiceOrOfNobodyIsRefused() {
        HttpResponse<String> other = bearer(token("s-li", TestProvider.CLIENT), "/api/tickets");
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer error=\"invalid_token\""));
        assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(bearer("nonsense", "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(bearer(token("s-guest", TestProvider.AUDIENCE), "/engine-rest/task").statusCode()).isEqualTo(403);
        PROVIDER.person("s-pretender", "agent", "/desk/agents");
        assertThat(bearer(token("s-pretender", TestProvider.AUDIENCE), "/engine-rest/task").statusCode()).isEqualTo(403);
        assertThat(send(request("/api/tickets?access_token=" + token("s-li", TestProvider.AUDIENCE)).GET()).statusCode())
                .as("in an address").isEqualTo(401);
        assertThat(send(request(TASKS).header("Authorization", "Bearer " + token("s-li", TestProvider.AUDIENCE)).GET()).statusCode())
                .isEqualTo(401);
    }

    private String token(String sub, String audience) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(PROVIDER.key().getKeyID()).build(),
                    claims(sub, audience));
            token.sign(new RSASSASigner(PROVIDER.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(String sub, String audience) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(PROVIDER.issuer()).subject(sub).audience(audience)
                .issueTime(Date.from(CLOCK.instant())).expirationTime(Date.from(CLOCK.instant().plusSeconds(300)));
        PROVIDER.claimsOf(sub).forEach(claims::claim);
        return claims.build();
    }

    private HttpResponse<String> bearer(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    private List<String> groups(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private List<String> reasons(String subject) {
        return jdbc.sql("select details ->> 'reason' from sixstep.security_event where kind = 'signInRefused' and subject = :subject")
                .param("subject", subject)
                .query(String.class).list();
    }

    private long count(String kind, String subject) {
        return jdbc.sql("select count(*) from sixstep.security_event where kind = :kind and subject = :subject").param("kind", kind)
                .param("subject", subject)
                .query(Long.class).single();
    }

    private static Map<String, String> parameters(URI uri) {
        return UriComponentsBuilder.fromUri(uri).build().getQueryParams().toSingleValueMap();
    }

    private SigningIn browser() {
        return new SigningIn(DESK);
    }

    private HttpResponse<String> signIn(SigningIn browser, String sub, String page) {
        return browser.signIn(page, sub, TestProvider.PASSWORD);
    }

    private HttpResponse<String> signIn(String sub) {
        return signIn(browser(), sub, TASKLIST);
    }
}
