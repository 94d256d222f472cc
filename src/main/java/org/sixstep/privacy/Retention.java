package org.sixstep.privacy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.sixstep.SixstepProperties;
import org.sixstep.audit.SecurityAudit;
import org.sixstep.privacy.Person.OwnTicket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what is older than its kind of data is kept (E26): once a night, on one node, in transactions of bounded size, found by index.
 * Each run is an entry in the security log with a number for each kind. The next run continues an interrupted one.
 */
@Component
public class Retention {

    private static final String ARCHIVED = """
            select id, number, status, process_instance_id, reporter_name, reporter_employee_number, reporter_email, reporter_phone
              from sixstep.ticket
            where status = 'archived' and erased_at is null and closed_at < ? order by closed_at limit ? for update skip locked""";
    static final String MESSAGES = """
            update sixstep.outbox_message set subject = '[erased]', body = '[erased]', address = null, last_error = null,
              recipient = case when recipient like '%@%' then '[erased]' else recipient end
            where id in (select id from sixstep.outbox_message where state in ('sent', 'kept', 'failed') and body <> '[erased]'
                         and coalesce(sent_at, created_at) < ? order by coalesce(sent_at, created_at) limit ?)""";
    private static final String LINKS = "delete from sixstep.reporter_link where id in (select id from sixstep.reporter_link where"
            + " expires_at < ? order by expires_at limit ?)";
    private static final String INTAKE_KEYS = "delete from sixstep.intake where (channel, external_key) in "
            + "(select channel, external_key from sixstep.intake where received_at < ? order by received_at limit ?)";
    private static final String SECURITY_EVENTS = "delete from sixstep.security_event where id in (select id from sixstep.security_event"
            + " where at < ? order by at limit ?)";

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final JdbcTemplate jdbc;
    private final TicketErasure tickets;
    private final EngineDataEraser engine;
    private final SecurityAudit audit;
    private final TransactionTemplate transaction;
    private final RetentionProperties properties;
    private final Clock clock;
    private final ZoneId zone;

    Retention(JdbcTemplate jdbc, TicketErasure tickets, EngineDataEraser engine, SecurityAudit audit, TransactionTemplate transaction,
            RetentionProperties properties,
            Clock clock, SixstepProperties desk) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.engine = engine;
        this.audit = audit;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
        this.zone = desk.zone();
    }

    /**
     * A failure of one kind does not stop the others.
     *
     * @return what was erased or removed, by kind
     */
    public Map<String, Integer> run() {
        Map<String, Integer> done = new LinkedHashMap<>();
        Map<String, IntSupplier> kinds = new LinkedHashMap<>();
        kinds.put("tickets", () -> inBatches(this::eraseTickets));
        kinds.put("messages", () -> inBatches(() -> change(MESSAGES, properties.messages())));
        kinds.put("links", () -> inBatches(() -> change(LINKS, properties.links())));
        kinds.put("intakeKeys", () -> inBatches(() -> change(INTAKE_KEYS, properties.intakeKeys())));
        kinds.put("securityEvents", () -> inBatches(() -> change(SECURITY_EVENTS, properties.securityEvents())));
        kinds.put("engineOperations",
                () -> inBatches(() -> engine.removeOperations(before(properties.securityEvents()).toInstant(), properties.batch())));
        kinds.put("historyOfRunningKept", engine::keepHistoryOfRunning);
        RuntimeException failure = null;
        for (Map.Entry<String, IntSupplier> kind : kinds.entrySet()) {
            try {
                done.put(kind.getKey(), kind.getValue().getAsInt());
            } catch (RuntimeException e) {
                log.error("Retention of {} failed; the other kinds go on, and the next run tries again.", kind.getKey(), e);
                failure = e;
            }
        }
        audit.record("retentionApplied", null, done);
        if (failure != null) {
            throw failure;
        }
        return done;
    }

    private int inBatches(IntSupplier batch) {
        int all = 0;
        int changed = properties.batch();
        while (changed == properties.batch()) {
            changed = transaction.execute(status -> {
                tickets.permitErasure("retention");
                return batch.getAsInt();
            });
            all += changed;
        }
        return all;
    }

    private int eraseTickets() {
        List<OwnTicket> due = jdbc.query(ARCHIVED,
                (row, n) -> new OwnTicket(row.getObject("id", UUID.class), row.getString("number"), row.getString("status"),
                        row.getString("process_instance_id"), row.getString("reporter_name"), row.getString("reporter_employee_number"),
                        row.getString("reporter_email"),
                        row.getString("reporter_phone")),
                before(properties.tickets()), properties.batch());
        due.forEach(ticket -> tickets.erase(ticket, "retention"));
        return due.size();
    }

    private int change(String statement, Period kept) {
        return jdbc.update(statement, before(kept), properties.batch());
    }

    /** Months are those of the desk's calendar. */
    private OffsetDateTime before(Period kept) {
        Instant now = clock.instant();
        return now.atZone(zone).minus(kept).toInstant().atOffset(ZoneOffset.UTC);
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        RecurringTask<Void> applyRetention(Retention retention, RetentionProperties properties, SixstepProperties desk) {
            return Tasks.recurring("applyRetention", Schedules.daily(desk.zone(), properties.at()))
                    .execute((instance, context) -> retention.run());
        }
    }
}
