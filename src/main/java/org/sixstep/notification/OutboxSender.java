package org.sixstep.notification;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.sixstep.feedback.ReporterLinks;
import org.sixstep.text.TextSanitizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox, on the scheduler's threads. A message may be sent twice if a node dies between the mail server's
 * acceptance and our record of it; both then have the same Message-ID.
 */
@Component
class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final int ERROR_LENGTH = 500;
    private static final Set<Integer> UNKNOWN_RECIPIENT = Set.of(550, 551, 553);

    private final JdbcTemplate jdbc;
    private final ObjectProvider<JavaMailSender> mailSender;
    private final MailComposer composer;
    private final ReporterLinks links;
    private final OutboxProperties properties;
    private final Clock clock;
    /** Asked for late: it writes messages itself, and whoever writes messages needs the scheduler that this class works for. */
    private final ObjectProvider<UndeliveredMessages> undelivered;

    OutboxSender(JdbcTemplate jdbc, ObjectProvider<JavaMailSender> mailSender, MailComposer composer, ReporterLinks links,
            OutboxProperties properties, Clock clock, ObjectProvider<UndeliveredMessages> undelivered) {
        this.jdbc = jdbc;
        this.mailSender = mailSender;
        this.composer = composer;
        this.links = links;
        this.properties = properties;
        this.clock = clock;
        this.undelivered = undelivered;
    }

    void send(UUID id) {
        List<WaitingMessage> waiting = jdbc.query("select * from sixstep.outbox_message where id = ? and state = 'waiting'",
                (row, n) -> WaitingMessage.read(row), id);
        JavaMailSender mail = mailSender.getIfAvailable();
        if (waiting.isEmpty()) {
            return;
        }
        if (mail == null) {
            jdbc.update("update sixstep.outbox_message set state = 'kept' where id = ?", id);
            return;
        }
        WaitingMessage message = waiting.get(0);
        try {
            MimeMessage mime = composer.compose(mail, message, message.linkId() == null ? null : links.url(message.linkId()));
            mail.send(mime);
            sent(message, null);
        } catch (MailException e) {
            String refused = partlyRefused(e);
            if (refused == null) {
                jdbc.update("update sixstep.outbox_message set attempts = attempts + 1, last_error = ? where id = ?", error(e), id);
                throw e;
            }
            log.warn("Message {} ({}) was sent, but not to all its recipients", id, message.kind());
            sent(message, refused);
        }
    }

    /** After a failure: tries again later, or gives up. */
    void retryOrGiveUp(ExecutionComplete failure, ExecutionOperations<Void> task) {
        UUID id = UUID.fromString(failure.getExecution().taskInstance.getId());
        int failures = failure.getExecution().consecutiveFailures + 1;
        if (failures < properties.maxAttempts() && !refusedForGood(failure.getCause().orElse(null))) {
            task.reschedule(failure, failure.getTimeDone().plus(properties.pauseAfter(failures)));
            return;
        }
        undelivered.getObject().giveUp(id);
        log.error("Message {} could not be sent in {} tries and is given up; the reason is in sixstep.outbox_message.last_error", id,
                failures);
        task.stop();
    }

    private void sent(WaitingMessage message, @Nullable String refused) {
        jdbc.update("update sixstep.outbox_message set state = 'sent', attempts = attempts + 1, last_error = ?, sent_at = ? where id = ?",
                refused, clock.instant().atOffset(ZoneOffset.UTC), message.id());
    }

    private static String error(MailException e) {
        String text = TextSanitizer.line(String.valueOf(e.getMessage()));
        return text.length() > ERROR_LENGTH ? text.substring(0, ERROR_LENGTH) : text;
    }

    /** The refused recipients, if others got the message; null if nobody got it. */
    private static @Nullable String partlyRefused(Throwable e) {
        return causes(e).filter(SendFailedException.class::isInstance).map(SendFailedException.class::cast)
                .filter(cause -> cause.getValidSentAddresses() != null && cause.getValidSentAddresses().length > 0)
                .map(cause -> "Refused: " + Arrays.toString(cause.getInvalidAddresses()) + ", not reached: "
                        + Arrays.toString(cause.getValidUnsentAddresses()))
                .findFirst().orElse(null);
    }

    /** An unknown recipient is a permanent failure; any other may be temporary. */
    private static boolean refusedForGood(@Nullable Throwable e) {
        return causes(e).anyMatch(
                cause -> cause instanceof SMTPAddressFailedException refusal && UNKNOWN_RECIPIENT.contains(refusal.getReturnCode()));
    }

    private static Stream<Throwable> causes(@Nullable Throwable e) {
        Stream<Throwable> failed = e instanceof MailSendException sending ? Arrays.stream(sending.getMessageExceptions())
                : Stream.ofNullable(e);
        return failed.flatMap(cause -> Stream.iterate(cause, Objects::nonNull, OutboxSender::next).limit(10));
    }

    private static @Nullable Throwable next(Throwable e) {
        return e instanceof MessagingException chain ? chain.getNextException() : e.getCause();
    }

    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        OneTimeTask<Void> sendMessage(OutboxSender sender) {
            return Tasks.oneTime(Outbox.SEND).onFailure(sender::retryOrGiveUp)
                    .execute((instance, context) -> sender.send(UUID.fromString(instance.getId())));
        }
    }
}
