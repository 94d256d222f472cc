package org.sixstep.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sixstep.database.DatabaseFailure;
import org.sixstep.ticket.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The security log: sign-ins, refusals, changed rights, erasures, each a row that nobody can change (ASVS V16). An entry is written in a
 * transaction of its own, so that a refusal is recorded although its transaction is rolled back. Details contain no secret and no text
 * that a reporter wrote.
 */
@Component
public class SecurityAudit {

    private static final Logger log = LoggerFactory.getLogger(SecurityAudit.class);
    private static final int LONGEST = 500;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Actor actor;
    private final Clock clock;
    private final TransactionTemplate newTransaction;

    SecurityAudit(JdbcTemplate jdbc, ObjectMapper json, Actor actor, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.actor = actor;
        this.clock = clock;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
    * Records what the logged-in person did or was refused.
     *
     * @param kind    a fact in camelCase, such as modelRefused
     * @param subject what or whom it is about, an id
     */
    public void record(String kind, @Nullable String subject, Map<String, ?> details) {
        record(actor.current(), kind, subject, details);
    }

    /** The same for a person who is not logged in. */
    public void record(String who, String kind, @Nullable String subject, Map<String, ?> details) {
        String more = write(details);
        newTransaction.executeWithoutResult(status -> insert(line(who), kind, line(subject), more));
    }

    /** The same; in a database that only reads, the entry is in the log of this node alone. */
    public void recordIfPossible(String who, String kind, @Nullable String subject, Map<String, ?> details) {
        try {
            record(who, kind, subject, details);
        } catch (DataAccessException e) {
            DatabaseFailure.tolerate(e);
            log.warn("security {} by {} about {}: not stored, because the database only reads", kind, line(who), line(subject));
        }
    }

    /** Records what was done in the transaction that does it: it needs no second connection, and is rolled back with it. */
    public void recordDone(@Nullable String who, String kind, String subject, Map<String, ?> details) {
        insert(line(who), kind, line(subject), write(details));
    }

    private void insert(@Nullable String person, String kind, @Nullable String about, String details) {
        jdbc.update("insert into sixstep.security_event (at, actor, kind, subject, details) values (?, ?, ?, ?, ?::jsonb)",
                clock.instant().atOffset(ZoneOffset.UTC), person, kind, about, details);
        log.info("security {} by {} about {}", kind, person, about);
    }

    private String write(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Details of a security event that cannot be written as JSON: " + details.keySet(), e);
        }
    }

    /** Input becomes one line of limited length, in the table and in the log. */
    private static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
