package org.sixstep.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sixstep.login.AuthenticationAttempts.Outcome.RIGHT;
import static org.sixstep.login.AuthenticationAttempts.Outcome.UNKNOWN_ACCOUNT;
import static org.sixstep.login.AuthenticationAttempts.Outcome.WRONG;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.login.AuthenticationAttempts.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the security log says about passwords, whoever knows them. */
@Import(SecurityAudit.class)
class AuthenticationAttemptsTest extends DomainTest {

    @Autowired
    private SecurityAudit audit;
    @Autowired
    private PlatformTransactionManager transactions;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private AuthenticationAttempts attempts;
    private long mark;

    @BeforeEach
    void noAttempts() {
        jdbc.execute("truncate sixstep.login_attempt");
        SignInProperties limits = new SignInProperties(Duration.ofMinutes(15), 5, 100, 30);
        attempts = new AuthenticationAttempts(new LoginThrottle(JdbcClient.create(jdbc), transactions, clock, limits), audit, actor, clock,
                meters, limits);
        mark = jdbc.queryForObject("select coalesce(max(id), 0) from sixstep.security_event", Long.class);
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void theLastWrongPasswordBeforeTheWaitIsSaidOnceHoweverOftenItIsTriedThen() {
        IntStream.range(0, 5).forEach(i -> assertThat(ask("agent", "198.51.100.7", "/api/tickets", WRONG)).isFalse());
        IntStream.range(0, 50)
                .forEach(i -> assertThatThrownBy(() -> ask("agent", "198.51.100.7", "/api/tickets", RIGHT))
                        .isInstanceOf(LoginThrottledException.class)
                        .hasMessageContaining("15 minute"));

        assertThat(events()).containsExactly("unknown signInFailed agent", "unknown signInFailed agent", "unknown signInFailed agent",
                "unknown signInFailed agent",
                "unknown signInFailed agent", "unknown signInThrottled agent");
        assertThat(meters.get("sixstep.login").tag("outcome", "throttled").counter().count()).isEqualTo(50);
        assertThat(meters.get("sixstep.login.waiting.networks").gauge().value()).isEqualTo(1);
    }

    @Test
    void guessingOfOneAccountFromEverywhereIsReportedToAdministratorsAndLocksNobodyOut() {
        IntStream.range(0, 35).forEach(i -> ask("agent", "203.0.113." + i, "/camunda/api/admin/auth/user/default/login/tasklist", WRONG));

        assertThat(events()).filteredOn(event -> event.contains("accountAttacked")).containsExactly("unknown accountAttacked agent");
        assertThat(ask("agent", "192.0.2.1", "/api/tickets", RIGHT)).isTrue();
    }

    @Test
    void aDirectoryThatDoesNotAnswerIsNobodysFault() {
        for (int i = 0; i < 20; i++) {
            request("192.0.2.1", "/api/tickets");
            assertThatThrownBy(() -> attempts.check("agent", () -> {
                throw new IllegalStateException("The directory is down");
            })).hasMessage("The directory is down");
        }
        assertThat(ask("agent", "192.0.2.1", "/api/tickets", RIGHT)).isTrue();
        assertThat(events()).containsExactly("agent signedIn agent");
    }

    @Test
    void aProgramsSignInIsSaidOncePerHourAndAddressAPersonsEachTime() {
        IntStream.range(0, 3).forEach(i -> ask("agent", "192.0.2.1", "/api/tickets", RIGHT));
        ask("agent", "192.0.2.2", "/api/tickets", RIGHT);
        clock.advance(Duration.ofMinutes(59));
        ask("agent", "192.0.2.1", "/api/tickets", RIGHT);
        assertThat(events()).hasSize(2);
        clock.advance(Duration.ofMinutes(1));
        ask("agent", "192.0.2.1", "/api/tickets", RIGHT);
        assertThat(events()).hasSize(3);

        IntStream.range(0, 3).forEach(i -> ask("agent", "192.0.2.1", "/camunda/api/admin/auth/user/default/login/cockpit", RIGHT));
        assertThat(events()).hasSize(6);
    }

    @Test
    void whatWasTypedAsTheNameOfNobodyIsNotWrittenDown() {
        ask("My-secret-passage", "192.0.2.1", "/api/tickets", UNKNOWN_ACCOUNT);

        assertThat(events()).containsExactly("unknown signInFailed null");
        assertThat(jdbc.queryForList("select security_event::text from sixstep.security_event", String.class))
                .noneMatch(row -> row.contains("passage"));
    }

    @Test
    void whoeverIsLoggedInConfirmsThePasswordAndDoesNotSignInOnceMore() {
        actor.becomes("agent");
        ask("agent", "192.0.2.1", "/engine-rest/user/agent/credentials", RIGHT);
        ask("agent", "192.0.2.1", "/engine-rest/user/agent/credentials", WRONG);

        assertThat(events()).containsExactly("agent passwordConfirmed agent", "agent passwordNotConfirmed agent");
    }

    @Test
    void theDeskItselfIsNotThrottled() {
        assertThat(IntStream.range(0, 20).filter(i -> attempts.check("agent", () -> WRONG)).count()).isZero();
        assertThat(attempts.check("agent", () -> RIGHT)).isTrue();
    }

    private boolean ask(String name, String address, String path, Outcome outcome) {
        request(address, path);
        return attempts.check(name, () -> outcome);
    }

    private static void request(String address, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private List<String> events() {
        return jdbc.queryForList(
                "select actor || ' ' || kind || ' ' || coalesce(subject, 'null') from sixstep.security_event where id > ? order by id",
                String.class, mark);
    }
}
