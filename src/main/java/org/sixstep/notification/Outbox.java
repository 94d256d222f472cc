package org.sixstep.notification;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sixstep.SixstepProperties;
import org.sixstep.text.MailAddress;
import org.sixstep.text.TextSanitizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Messages to people, written in the transaction of their cause: each is sent if and only if that commits, once per key. Mail is sent
 * afterwards by the scheduler's threads ({@link OutboxSender}); without a mail server nothing is scheduled.
 */
@Component
public class Outbox {

    /** Placeholder in a body for the reporter's link, which is a credential and never stored. */
    public static final String LINK = "{link}";

    static final TaskDescriptor<Void> SEND = TaskDescriptor.of("sendMessage", Void.class);

    private static final String INSERT = """
            insert into sixstep.outbox_message
              (id, message_key, message_id, ticket_id, kind, recipient, address, language, subject, body, link_id, state, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_key) do nothing""";

    private final JdbcTemplate jdbc;
    private final SchedulerClient scheduler;
    private final Clock clock;
    private final boolean mailConfigured;
    private final String domain;

    Outbox(JdbcTemplate jdbc, SchedulerClient scheduler, Clock clock, SixstepProperties properties,
            @Value("${spring.mail.host:}") String mailHost) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
        this.mailConfigured = StringUtils.hasText(mailHost);
        this.domain = MailAddress.domainOf(MailAddress.sender(properties.mailFrom()));
    }

    /** Writes a message that is sent at once. */
    public boolean put(OutboxMessage message) {
        return put(message, Instant.MIN);
    }

    /**
     * Writes a message.
     *
     * @param notBefore by the clock of the desk: not outside the hours of whoever gets it
     * @return false if a message with this key was written before; then this one is dropped
     */
    public boolean put(OutboxMessage message, Instant notBefore) {
        UUID id = UUID.randomUUID();
        List<String> addresses = mailConfigured ? usable(message.addresses()) : List.of();
        String state = addresses.isEmpty() ? "kept" : "waiting";
        int written = jdbc.update(INSERT, id, message.key(), "<" + id + "@" + domain + ">", message.ticketId(), message.kind(),
                message.recipient(),
                addresses.isEmpty() ? null : String.join(", ", addresses), message.language().getLanguage(),
                TextSanitizer.line(message.subject()),
                TextSanitizer.block(message.body()), message.linkId(), state, clock.instant().atOffset(ZoneOffset.UTC));
        if (written == 1 && !addresses.isEmpty()) {
            schedule(id, notBefore);
        }
        return written == 1;
    }

    /** Whether a message to these addresses is sent. Without a mail server another program passes on what the timeline says. */
    boolean reaches(List<String> addresses) {
        return !mailConfigured || !usable(addresses).isEmpty();
    }

    /** Whether mail is sent, and yet none of these addresses can get any. No address at all is another matter. */
    boolean reachesNobody(List<String> addresses) {
        return mailConfigured && !addresses.isEmpty() && usable(addresses).isEmpty();
    }

    private static List<String> usable(List<String> addresses) {
        return addresses.stream().map(MailAddress::of).flatMap(Optional::stream).map(MailAddress::text).distinct().toList();
    }

    /** By the scheduler's clock: mail is sent now even if the application's clock was moved. As a batch, because that is one statement. */
    private void schedule(UUID id, Instant notBefore) {
        Instant now = clock.instant();
        Duration wait = notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
        scheduler.scheduleBatch(List.<TaskInstance<?>>of(SEND.instance(id.toString()).build()), Instant.now().plus(wait));
    }
}
