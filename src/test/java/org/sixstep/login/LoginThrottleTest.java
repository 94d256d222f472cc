package org.sixstep.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sixstep.DomainTest;
import org.sixstep.login.LoginThrottle.Attempt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Guessing is slow, and shuts out nobody else. */
class LoginThrottleTest extends DomainTest {

    private static final String OFFICE = "192.0.2.1";
    private static final String ATTACKER = "198.51.100.7";

    @Autowired
    private PlatformTransactionManager transactions;
    private LoginThrottle throttle;

    @BeforeEach
    void noAttempts() {
        jdbc.execute("truncate sixstep.login_attempt");
        throttle = node();
    }

    @Test
    void afterFiveWrongPasswordsOfAnAccountTheNetworkWaitsUntilTheFirstIsAQuarterOfAnHourOld() {
        assertThat(throttle.begin("agent", ATTACKER).exhaustsAccount()).isFalse();
        clock.advance(Duration.ofMinutes(5));
        wrong("agent", ATTACKER, 3);
        assertThat(throttle.begin("agent", ATTACKER).exhaustsAccount()).isTrue();

        Attempt sixth = throttle.begin("agent", ATTACKER);
        assertThat(sixth.mustWait()).isTrue();
        assertThat(sixth.pause()).isEqualTo(Duration.ofMinutes(10));
        clock.advance(Duration.ofMinutes(10));
        assertThat(throttle.begin("agent", ATTACKER).mustWait()).isFalse();
        assertThat(throttle.begin("agent", ATTACKER).mustWait()).isTrue();
    }

    @Test
    void inADayANetworkGuessesAtMost480PasswordsOfAnAccount() {
        for (int i = 0; i < 24 * 12; i++) {
            clock.advance(Duration.ofMinutes(5));
            wrong("agent", ATTACKER, 6);
        }
        assertThat(jdbc.queryForObject("select count(*) from sixstep.login_attempt", Integer.class)).isEqualTo(480);
    }

    @Test
    void whoeverGuessesElsewhereLocksNobodyOut() {
        IntStream.range(0, 40).forEach(i -> wrong("agent", "198.51.100." + i, 6));

        assertThat(throttle.begin("agent", OFFICE).mustWait()).isFalse();
        assertThat(throttle.begin("agent2", ATTACKER).mustWait()).isFalse();
    }

    @Test
    void aNetworkThatTriesManyAccountsWaitsForAll() {
        IntStream.range(0, 99).forEach(i -> wrong("person" + i, ATTACKER, 1));
        assertThat(throttle.begin("person99", ATTACKER).exhaustsNetwork()).isTrue();

        Attempt refused = throttle.begin("someone", ATTACKER);
        assertThat(refused.mustWait()).isTrue();
        assertThat(refused.pause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.begin("someone", OFFICE).mustWait()).isFalse();
    }

    @Test
    void allAddressesOfOneHouseholdAreOne() {
        IntStream.range(0, 5).forEach(i -> wrong("agent", "2001:db8:1:2::" + i, 1));

        assertThat(throttle.begin("agent", "2001:db8:1:2:ffff::1").mustWait()).isTrue();
        assertThat(throttle.begin("agent", "2001:db8:1:3::1").mustWait()).isFalse();
    }

    /** Beside a person who logs in all day, somebody of the same network guesses no faster. */
    @Test
    void theRightPasswordIsNoFailureAndForgivesNone() {
        for (int i = 0; i < 20; i++) {
            throttle.release(throttle.begin("agent", OFFICE));
        }
        wrong("agent", OFFICE, 4);
        throttle.release(throttle.begin("agent", OFFICE));
        assertThat(throttle.begin("agent", OFFICE).exhaustsAccount()).isTrue();
        assertThat(throttle.begin("agent", OFFICE).mustWait()).isTrue();
    }

    /** An attacker does not get past the limit by sending all at once, nor by turning to another node. */
    @Test
    void manyAtOnceOnTwoNodesAreCountedTogether() throws Exception {
        List<LoginThrottle> nodes = List.of(throttle, node());
        ExecutorService clients = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> guesses = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> !nodes.get(i % 2).begin("agent", ATTACKER).mustWait()).toList();
            int looked = 0;
            for (Future<Boolean> guess : clients.invokeAll(guesses)) {
                looked += guess.get() ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void whatPeopleTypeAsANameIsNotKeptAndNothingIsKeptLong() {
        wrong("Secret-typed-as-name", OFFICE, 1);
        assertThat(jdbc.queryForObject("select login_attempt::text from sixstep.login_attempt", String.class)).doesNotContain("Secret");

        clock.advance(Duration.ofMinutes(59));
        throttle.deleteOld();
        assertThat(jdbc.queryForObject("select count(*) from sixstep.login_attempt", Integer.class)).isOne();
        clock.advance(Duration.ofMinutes(2));
        throttle.deleteOld();
        assertThat(jdbc.queryForObject("select count(*) from sixstep.login_attempt", Integer.class)).isZero();
    }

    @Test
    void theOperatorSeesFailuresAndWaitingNetworks() {
        wrong("agent", ATTACKER, 5);
        wrong("agent", OFFICE, 2);

        assertThat(throttle.failures()).isEqualTo(7);
        assertThat(throttle.waitingNetworks()).isOne();
        assertThat(new LoginHealth(throttle, limits()).health().getDetails()).containsEntry("failures", 7).containsEntry("waitingNetworks",
                1);
    }

    private void wrong(String account, String address, int times) {
        IntStream.range(0, times).forEach(i -> throttle.begin(account, address));
    }

    private LoginThrottle node() {
        return new LoginThrottle(JdbcClient.create(jdbc), transactions, clock, limits());
    }

    private static SignInProperties limits() {
        return new SignInProperties(Duration.ofMinutes(15), 5, 100, 30);
    }
}
