package org.sixstep.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.sixstep.database.DatabaseFailure;
import org.sixstep.web.ClientNetwork;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down guessing by pair of account and network and by network, never by account, so that guessing from elsewhere locks nobody out
 * (ASVS 6.3.1). An attempt is stored before the password is checked and deleted when it was right, so that concurrent attempts cannot
 * exceed the limit; it is stored in the database, so that it counts for all nodes.
 */
@Component
class LoginThrottle {

    private static final Duration KEPT = Duration.ofHours(1);

    /** Serializes the attempts of one network; a colliding hash only waits a little. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:network, 5157))";
    private static final String BEGIN = """
            with recent as (
              select count(*) filter (where account = :account) as of_account, min(at) filter (where account = :account) as account_since,
                count(*) as of_network, min(at) as network_since
              from sixstep.login_attempt where network = :network and at > :since),
            made as (
              insert into sixstep.login_attempt (at, account, network)
              select :now, :account, :network from recent where of_account < :accountLimit and of_network < :networkLimit returning id)
            select recent.*, made.id from recent left join made on true""";

    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;
    private final Clock clock;
    private final SignInProperties limits;
    private final UnwrittenAttempts unwritten;

    /**
    * One attempt to log in.
     *
     * @param id           of its row, null if the attempt is refused
     * @param pause        until the next attempt is allowed, if this one is refused
     * @param exhaustsAccount  whether this account is throttled for this network if the attempt fails
     * @param exhaustsNetwork  whether this network is throttled if the attempt fails
     */
    record Attempt(@Nullable Long id, byte[] account, String network, Duration pause, boolean exhaustsAccount, boolean exhaustsNetwork) {

        boolean mustWait() {
            return id == null;
        }
    }

    LoginThrottle(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, SignInProperties limits) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limits = limits;
        this.unwritten = new UnwrittenAttempts(limits, clock);
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Attempt begin(String name, String address) {
        byte[] account = digest(name);
        String network = ClientNetwork.of(address);
        try {
            return begin(account, network);
        } catch (DataAccessException e) {
            DatabaseFailure.tolerate(e);
            return unwritten.begin(account, network);
        }
    }

    private Attempt begin(byte[] account, String network) {
        OffsetDateTime now = now();
        return newTransaction.execute(status -> {
            jdbc.sql(LOCK).param("network", network).query((row, number) -> 0).single();
            return jdbc.sql(BEGIN).param("account", account).param("network", network).param("now", now)
                    .param("since", now.minus(limits.window()))
                    .param("accountLimit", limits.accountAttempts()).param("networkLimit", limits.networkAttempts())
                    .query((row, number) -> {
                        long id = row.getLong("id");
                        boolean refused = row.wasNull();
                        boolean byNetwork = row.getInt("of_network") >= limits.networkAttempts();
                        OffsetDateTime since = row.getObject(byNetwork ? "network_since" : "account_since", OffsetDateTime.class);
                        return new Attempt(refused ? null : id, account, network,
                                refused ? Duration.between(now, since.plus(limits.window())) : Duration.ZERO,
                                row.getInt("of_account") + 1 == limits.accountAttempts(),
                                row.getInt("of_network") + 1 == limits.networkAttempts());
                    }).single();
        });
    }

    /**
    * Takes back an attempt that did not fail. Earlier failures still count: the login of one person must not reset the failures of
    * somebody who guesses in the same network.
     */
    void release(Attempt attempt) {
        if (attempt.id() != null && attempt.id() == UnwrittenAttempts.ID) {
            unwritten.end(attempt.account(), attempt.network());
            return;
        }
        newTransaction.executeWithoutResult(
                status -> jdbc.sql("delete from sixstep.login_attempt where id = :id").param("id", attempt.id()).update());
    }

    /** The number of recent failures of this account, from all networks. */
    int failures(Attempt attempt) {
        return jdbc.sql("select count(*) from sixstep.login_attempt where account = :account and at > :since")
                .param("account", attempt.account())
                .param("since", now().minus(limits.window())).query(Integer.class).single();
    }

    int failures() {
        return jdbc.sql("select count(*) from sixstep.login_attempt where at > :since").param("since", now().minus(limits.window()))
                .query(Integer.class).single();
    }

    /** The number of networks that are throttled now, for one account or for all. */
    int waitingNetworks() {
        return jdbc.sql("""
                select count(distinct network) from (
                  select network, count(*) as pair, sum(count(*)) over (partition by network) as whole
                  from sixstep.login_attempt where at > :since group by network, account) counted
                where pair >= :accountLimit or whole >= :networkLimit""")
                .param("since", now().minus(limits.window())).param("accountLimit", limits.accountAttempts())
                .param("networkLimit", limits.networkAttempts())
                .query(Integer.class).single();
    }

    @Scheduled(initialDelay = 60_000, fixedRate = 60_000)
    void deleteOld() {
        Duration kept = KEPT.compareTo(limits.window()) > 0 ? KEPT : limits.window();
        jdbc.sql("delete from sixstep.login_attempt where at < :before").param("before", now().minus(kept)).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
